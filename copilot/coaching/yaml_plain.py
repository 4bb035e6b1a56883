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

_INTEGER: Final = re.compile(r"[-+]?[0-9]+")
_FLOAT: Final = re.compile(r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?")
_WORDS: Final = {"true": True, "false": False, "null": None, "~": None, "": None}
_UNSEEN: Final = frozenset({"Cc", "Cf", "Cs", "Co", "Zl", "Zp"})
"""Unicode categories of control, direction-changing, private and line-separating characters."""


class NotPlain(Exception):
    """Something is wrong with the file, or too special for the quick way."""


def plain(text: str) -> Value:
    """An unquoted scalar as YAML 1.2's core schema reads it."""
    word = text.lower()
    if word in _WORDS:
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
    pass_ = _Pass()
    for event in yaml.parse(text, Loader=QUICK):
        pass_.take(event)
    return pass_.root


class _Pass:
    """The values so far. `_top` is the innermost mapping or list, `_key` what its next value is called."""

    __slots__ = ("_begun", "_deepest", "_key", "_open", "_top", "root")

    def __init__(self) -> None:
        self.root: Value = None
        self._begun = False
        self._deepest = limit("rule_depth")
        self._top: list[Value] | dict[str, Value] | None = None
        self._key: str | None = None
        self._open: list[list[Value] | dict[str, Value] | None] = []

    def take(self, event: yaml.Event) -> None:
        kind = type(event)
        if kind is yaml.ScalarEvent:
            self._scalar(event)
        elif kind is yaml.MappingStartEvent:
            self._enter(event, {})
        elif kind is yaml.SequenceStartEvent:
            self._enter(event, [])
        elif kind is yaml.MappingEndEvent or kind is yaml.SequenceEndEvent:
            self._top = self._open.pop()
        elif kind is yaml.AliasEvent or (kind is yaml.DocumentStartEvent and self._begun):
            raise NotPlain

    def _scalar(self, event: yaml.ScalarEvent) -> None:
        text: str = event.value
        if event.anchor is not None or event.tag is not None:
            raise NotPlain
        if not (text.isascii() and text.isprintable()) and any(unseen_in(text)):
            raise NotPlain
        top = self._top
        if type(top) is dict and self._key is None:
            if text in top:
                raise NotPlain
            self._key = text
            return
        self._place(text if event.style else plain(text))

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
