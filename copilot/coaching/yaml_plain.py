"""The quick way to a rule file's values: libyaml's events in one pass, without their lines.

Most files have nothing wrong with them, and where something is, who reads closely says what and
where (`copilot.coaching.yaml_text`). So whatever is not plain ends the pass at once.
"""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING, Final, TypeAlias

import yaml

from copilot.limits import limit

if TYPE_CHECKING:
    from collections.abc import Iterator

Value: TypeAlias = "str | int | float | bool | list[Value] | dict[str, Value] | None"

QUICK: Final = getattr(yaml, "CSafeLoader", None)
"""libyaml's parser, where PyYAML was built with it."""

CONTROLS: Final = re.compile(r"[\x00-\x08\x0b-\x1f\x7f]")
"""Control characters of ASCII, but for a tab and the end of a line."""

_INTEGER: Final = re.compile(r"[-+]?[0-9]+")
_FLOAT: Final = re.compile(r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?")
_WORDS: Final = {"true": True, "false": False, "null": None, "~": None, "": None}
_LONGEST_WORD: Final = max(len(word) for word in _WORDS)
_UNSEEN: Final = frozenset({"Cc", "Cf", "Cs", "Co", "Zl", "Zp"})
"""Unicode categories of control, direction-changing, private and line-separating characters."""


_ENDS: Final = frozenset({yaml.MappingEndEvent, yaml.SequenceEndEvent})


class NotPlain(Exception):
    """Something is wrong with the file, or too special for the quick way."""


def plain(text: str) -> Value:
    """An unquoted scalar as YAML 1.2's core schema reads it."""
    if len(text) <= _LONGEST_WORD and (word := text.lower()) in _WORDS:
        return _WORDS[word]
    if text[0].isalpha():
        return text  # no number begins so
    if _INTEGER.fullmatch(text):
        return int(text) if len(text) < 20 else text
    return float(text) if _FLOAT.fullmatch(text) else text


def unseen_in(text: str) -> Iterator[str]:
    """The characters of a text that a reader cannot see."""
    if text.isascii() and text.isprintable():
        return
    for character in text:
        if unicodedata.category(character) in _UNSEEN and character not in "\n\t":
            yield character


def read_plainly(text: str) -> Value:
    """The values of a file. Raises NotPlain, or yaml.YAMLError."""
    if QUICK is None:
        raise NotPlain
    reader = QUICK(text)
    pass_ = _Pass(clean=text.isascii() and not CONTROLS.search(text))
    try:
        # without yaml.parse in between, which asks twice for each of some hundred thousand events
        pass_.follow(iter(reader.get_event, None))
    finally:
        reader.dispose()
    return pass_.root


class _Pass:
    """The values so far. `_top` is the innermost mapping or list, `_key` what its next value is called.

    In a `clean` text nothing but a code in double quotes makes a character that nobody sees.
    """

    __slots__ = ("_begun", "_clean", "_deepest", "_key", "_open", "_top", "root")

    def __init__(self, *, clean: bool) -> None:
        self.root: Value = None
        self._begun = False
        self._clean = clean
        self._deepest = limit("rule_depth")
        self._top: list[Value] | dict[str, Value] | None = None
        self._key: str | None = None
        self._open: list[list[Value] | dict[str, Value] | None] = []

    def follow(self, events: Iterator[yaml.Event]) -> None:
        scalar, scalars = yaml.ScalarEvent, self._scalar
        for event in events:
            kind = type(event)
            if kind is scalar:
                scalars(event)
            elif kind in _ENDS:
                self._top = self._open.pop()
            elif kind is yaml.MappingStartEvent:
                self._enter(event, {})
            elif kind is yaml.SequenceStartEvent:
                self._enter(event, [])
            elif kind is yaml.AliasEvent or (kind is yaml.DocumentStartEvent and self._begun):
                raise NotPlain

    def _scalar(self, event: yaml.ScalarEvent) -> None:
        text: str = event.value
        style: str | None = event.style
        if event.anchor is not None or event.tag is not None:
            raise NotPlain
        if (style == '"' or not self._clean) and any(unseen_in(text)):
            raise NotPlain
        top, key = self._top, self._key
        if type(top) is not dict:
            self._place(text if style else plain(text))
        elif key is not None:
            top[key], self._key = text if style else plain(text), None
        elif text in top:
            raise NotPlain
        else:
            self._key = text

    def _enter(
        self, event: yaml.CollectionStartEvent, value: list[Value] | dict[str, Value]
    ) -> None:
        special = event.anchor is not None or event.tag is not None
        if special or len(self._open) >= self._deepest:
            raise NotPlain
        self._place(value)
        self._open.append(self._top)
        self._top = value

    def _place(self, value: Value) -> None:
        top = self._top
        if top is None:
            if self._begun:
                raise NotPlain
            self.root, self._begun = value, True
        elif type(top) is list:
            top.append(value)
        elif type(top) is dict and self._key is not None:
            top[self._key], self._key = value, None
        else:
            raise NotPlain
