"""A rule file's bytes as plain values, each with the line that it stands on.

YAML 1.2, read event by event, so that a hostile file is refused at the first event that shows it:
too many bytes, too deep, an anchor, an alias, a tag, a second document, a key written twice, a
character that a reader cannot see. Plain ``true`` and ``false``, decimal numbers and ``null`` are
what they look like; everything else, ``no`` and ``12:30`` too, is text.

Every refusal is a `RuleUnreadable` whose `where` is ``file:line``.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import lru_cache
from typing import TYPE_CHECKING, Final, TypeAlias

import yaml
from ruamel.yaml import YAML
from ruamel.yaml import events as slow
from ruamel.yaml.error import MarkedYAMLError, YAMLError

from copilot.coaching.yaml_indent import colons, slip_at
from copilot.coaching.yaml_plain import (
    CONTROLS,
    QUICK,
    NotPlain,
    Value,
    plain,
    read_plainly,
    unseen_in,
)
from copilot.coaching.yaml_quotes import BACKSLASH, quote_slip
from copilot.errors import RuleUnreadable
from copilot.limits import limit

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

Event: TypeAlias = "slow.Event | yaml.Event"
Path: TypeAlias = "tuple[str | int, ...]"

_SCALAR: Final = (slow.ScalarEvent, yaml.ScalarEvent)
_MAPPING: Final = (slow.MappingStartEvent, yaml.MappingStartEvent)
_SEQUENCE: Final = (slow.SequenceStartEvent, yaml.SequenceStartEvent)
_END: Final = (
    slow.MappingEndEvent, slow.SequenceEndEvent, yaml.MappingEndEvent, yaml.SequenceEndEvent,
)  # fmt: skip
_ALIAS: Final = (slow.AliasEvent, yaml.AliasEvent)
_DOCUMENT: Final = (slow.DocumentStartEvent, yaml.DocumentStartEvent)

_SECOND_COLON: Final = "mapping values are not allowed"
_SLIPS: Final = (
    ("escape", BACKSLASH.says, BACKSLASH.remedy),
    (
        _SECOND_COLON,
        "a second colon where one key ends",
        "put a text that has a colon in it in quotes",
    ),
    (
        "found '<scalar>'",
        "something stands after a text that has ended",
        "an apostrophe ends single quotes: write it twice, or use double quotes around the text",
    ),
    (
        "character '\\t'",
        "a tab",
        "indent with spaces",
    ),
    (
        "cannot start any token",
        "a text begins with a sign that has a meaning of its own here",
        "put the text in quotes",
    ),
    (
        "expected ',' or",
        "a bracket is not closed",
        "close it on this line or above; a text with a bracket, brace or comma in it goes in quotes",
    ),
)
"""What people write by mistake: how the parser says it, how we do, and what helps."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """What a rule file says, and on which line (from 1) each key and list item stands."""

    name: str
    value: Value
    text: str = field(repr=False)

    @property
    def lines(self) -> dict[Path, int]:
        """The line of each path. They are looked up when they are wanted: few files have a fault."""
        return _lines_of(self.text)

    def where(self, path: Path) -> str:
        """``file:line`` of a path, or of the nearest part of it that the file has."""
        return f"{self.name}:{self.lines[self.known(path)]}"

    def at(self, path: Path) -> Value:
        """What stands there."""
        value = self.value
        for step in self.known(path):
            if isinstance(value, dict):
                value = value[str(step)]
            elif isinstance(value, list) and isinstance(step, int):
                value = value[step]
        return value

    def known(self, path: Path) -> Path:
        """The path as far as the file has it: a validator adds steps, such as a union's arm."""
        known: Path = ()
        for step in path:
            known = (*known, step) if (*known, step) in self.lines else known
        return known


@dataclass(slots=True)
class _Open:
    """A mapping or a list that is being read."""

    path: Path
    value: dict[str, Value] | list[Value]
    key: str | None = None


@dataclass(slots=True)
class _Reading:
    """The values read so far: a stack of what is open, the outermost first."""

    name: str
    lines: dict[Path, int] = field(default_factory=lambda: {(): 1})
    stack: list[_Open] = field(default_factory=list)
    root: Value = None
    quoted_from: int = 0

    def take(self, event: Event) -> None:
        """Follow one event. Raises RuleUnreadable."""
        line: int = event.start_mark.line + 1
        self._refuse_what_is_not_plain(event, line)
        if isinstance(event, _SCALAR):
            self._scalar(event, line)
        elif isinstance(event, _MAPPING):
            self._open({}, line)
        elif isinstance(event, _SEQUENCE):
            self._open([], line)
        elif isinstance(event, _END):
            self.stack.pop()

    def _refuse_what_is_not_plain(self, event: Event, line: int) -> None:
        where = f"{self.name}:{line}"
        if isinstance(event, _ALIAS) or getattr(event, "anchor", None) is not None:
            raise RuleUnreadable(
                "anchors and aliases are not read", where=where, remedy="write the text out"
            )
        if getattr(event, "tag", None) is not None:
            raise RuleUnreadable(
                "tags such as !!python are not read", where=where, remedy="leave the tag out"
            )
        if isinstance(event, _DOCUMENT) and event.explicit and len(self.lines) > 1:
            raise RuleUnreadable("a second document begins", where=where, remedy="one rule a file")

    def _open(self, value: dict[str, Value] | list[Value], line: int) -> None:
        if len(self.stack) >= limit("rule_depth"):
            raise RuleUnreadable(
                f"nested deeper than {limit('rule_depth')} levels",
                where=f"{self.name}:{line}",
                remedy="a rule needs about ten; look for a bracket too many",
            )
        path = self._place(value, line)
        self.stack.append(_Open(path=path, value=value))

    def _scalar(self, event: slow.ScalarEvent | yaml.ScalarEvent, line: int) -> None:
        if event.style in {"'", '"'} and event.end_mark.line > event.start_mark.line:
            self.quoted_from = line
        _refuse_unseen(event.value, self.name, line, coded=event.style == '"')
        top = self.stack[-1] if self.stack else None
        if top is not None and isinstance(top.value, dict) and top.key is None:
            self._key(top, event.value, line)
        else:
            self._place(event.value if event.style else plain(event.value), line)

    def _key(self, top: _Open, key: str, line: int) -> None:
        if key in top.value:
            raise RuleUnreadable(
                f"the key '{key}' is written twice",
                where=f"{self.name}:{line}",
                remedy=f"it also stands on line {self.lines[*top.path, key]}; keep one",
            )
        top.key = key
        self.lines[*top.path, key] = line

    def _place(self, value: Value, line: int) -> Path:
        """Put a value where it belongs and give its path."""
        if not self.stack:
            self.root = value
            return ()
        top = self.stack[-1]
        if isinstance(top.value, list):
            path = (*top.path, len(top.value))
            top.value.append(value)
            self.lines[path] = line
            return path
        if top.key is None:
            raise RuleUnreadable(
                "a list or a mapping stands where a key should",
                where=f"{self.name}:{line}",
                remedy="keys are plain words; put text with brackets in quotes",
            )
        path = (*top.path, top.key)
        top.value[top.key] = value
        top.key = None
        return path


def read_yaml(raw: bytes, name: str) -> Document:
    """Read a rule file's bytes. `name` is what errors call the file. Raises RuleUnreadable."""
    text = _decode(raw, name)
    try:
        return Document(name=name, value=read_plainly(text), text=text)
    except (NotPlain, yaml.YAMLError):
        pass  # what is wrong is said by the parser that says it best
    reading = _Reading(name)
    try:
        for event in _events(text):
            reading.take(event)
    except MarkedYAMLError as error:
        raise _syntax(error, reading, text) from None
    except YAMLError as error:
        raise RuleUnreadable(
            f"not YAML: {type(error).__name__}", where=f"{name}:1", remedy="check the encoding"
        ) from None
    return Document(name=name, value=reading.root, text=text)


@lru_cache(maxsize=1)
def _lines_of(text: str) -> dict[Path, int]:
    """Where each path of a text stands that was read already."""
    if QUICK is not None:
        try:
            return _followed(yaml.parse(text, Loader=QUICK))
        except yaml.YAMLError:
            pass  # the other parser takes more
    return _followed(_events(text))


def _followed(events: Iterable[Event]) -> dict[Path, int]:
    reading = _Reading("")
    for event in events:
        reading.take(event)
    return reading.lines


def _events(text: str) -> Iterator[Event]:
    yield from YAML(typ="safe", pure=True).parse(text)


def _decode(raw: bytes, name: str) -> str:
    if len(raw) > limit("rule_file_bytes"):
        raise RuleUnreadable(
            f"{len(raw)} bytes, and a rule file has at most {limit('rule_file_bytes')}",
            where=f"{name}:1",
            remedy="one rule a file; cut the cases",
        )
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        raise RuleUnreadable(
            "not UTF-8", where=f"{name}:{line}", remedy="save it as UTF-8"
        ) from None
    if not text.isascii() or CONTROLS.search(text):
        for line, content in enumerate(text.replace("\r\n", "\n").split("\n"), start=1):
            _refuse_unseen(content, name, line)
    return text


def _refuse_unseen(text: str, name: str, line: int, *, coded: bool = False) -> None:
    for character in unseen_in(text):
        raise RuleUnreadable(
            f"an invisible character U+{ord(character):04X}",
            where=f"{name}:{line}",
            remedy=(
                "put patterns in single quotes: in double ones a backslash begins a code"
                if coded
                else "delete it; control and direction characters have no place in a rule"
            ),
        )


def _syntax(error: MarkedYAMLError, reading: _Reading, text: str) -> RuleUnreadable:
    """The parser's complaint in our words, at the line a person should look at."""
    context, problem = str(error.context or ""), str(error.problem or "not YAML")
    mark = error.problem_mark or error.context_mark
    line = 1 if mark is None else mark.line + 1
    escapes = "escape" in problem
    quoted = bool(reading.quoted_from) and not escapes
    if "quoted scalar" in context and not escapes and error.context_mark is not None:
        line, quoted = error.context_mark.line + 1, True
    elif quoted:
        line = reading.quoted_from
    slip_of_quotes = None if escapes else quote_slip(text, line)
    if slip_of_quotes is not None:
        where = f"{reading.name}:{line}"
        return RuleUnreadable(slip_of_quotes.says, where=where, remedy=slip_of_quotes.remedy)
    if quoted:
        return RuleUnreadable(
            "a quote that opens on this line is not closed",
            where=f"{reading.name}:{line}",
            remedy="close it; inside single quotes an apostrophe is written twice",
        )
    misplaced = "found '<block" in problem or (_SECOND_COLON in problem and colons(text, line) < 2)
    slip = slip_at(text, line) if misplaced else None
    if slip is not None:
        return RuleUnreadable(
            slip.says, where=f"{reading.name}:{slip.line}", remedy="begin both at the same place"
        )
    for sign, what, remedy in _SLIPS:
        if sign in problem:
            return RuleUnreadable(what, where=f"{reading.name}:{line}", remedy=remedy)
    return RuleUnreadable(
        f"not YAML: {problem}",
        where=f"{reading.name}:{line}",
        remedy="check indentation, colons and brackets on this line and the one before",
    )
