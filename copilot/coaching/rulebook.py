"""All rules of a folder, read once and frozen.

A folder with anything wrong in it does not load: all problems of all files come as one error, so
that an author mends them in one go, and a service that reloads keeps the book it has. Who has no
book to keep may ask for what is `readable`.
"""

from __future__ import annotations

import gc
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from copilot.bounded import read_bounded
from copilot.coaching.bands import BANDS, TalkBand
from copilot.coaching.rulefile import rule_or_problems
from copilot.coaching.schema import Rule
from copilot.coaching.yaml_text import read_yaml
from copilot.errors import RuleError, RuleInvalid, RuleUnreadable
from copilot.kinds import CallKind
from copilot.limits import limit

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_SUFFIXES: Final = {".yaml", ".yml"}


@dataclass(frozen=True, slots=True)
class Rulebook:
    """Rules in the order of their ids."""

    rules: tuple[Rule, ...] = ()

    @classmethod
    def load(cls, folder: Path, *, but: str = "") -> Rulebook:
        """Read ``*.yaml`` of a folder, not of those inside it; `but` is the name of one left out.

        Raises a RuleError: the one problem there is, or one of the first problem's kind that
        lists them all, each as ``file:line: what — fix``.
        """
        found, problem = cls.readable(folder, but=but)
        if problem is not None:
            raise problem
        return found

    @classmethod
    def readable(cls, folder: Path, *, but: str = "") -> tuple[Rulebook, RuleError | None]:
        """The rules of a folder that can be read, and the error that `load` raises for the rest."""
        rules: list[Rule] = []
        problems: list[RuleError] = []
        try:
            paths = _files(folder, but)
        except RuleError as problem:
            return cls(), problem
        with _not_collecting():
            for path in paths:
                found = _read(path)
                if isinstance(found, Rule):
                    rules.append(found)
                else:
                    problems += found
        book = cls(tuple(sorted(rules, key=lambda rule: rule.id)))
        return book, together(problems, folder) if problems else None

    def rule(self, rule_id: str) -> Rule:
        """The rule with this id. Raises KeyError."""
        return {rule.id: rule for rule in self.rules}[rule_id]

    def talk_band(self, kind: CallKind) -> TalkBand | None:
        """The rep's usual share on such a call: what a rule in force says, else what is shipped.

        None where the kind is not known: what is usual depends on it.
        """
        for rule in self.rules:
            usual = rule.talk_band.get(kind)
            if usual is not None:
                source = rule.sources["talk_band"]
                return TalkBand(low=usual.low, high=usual.high, source=source)
        return None if kind is CallKind.UNKNOWN else BANDS.get(kind)


def read_file(path: Path) -> Rule:
    """One rule file. Raises the RuleError, or one that lists all of them."""
    found = _read(path)
    if isinstance(found, Rule):
        return found
    raise together(list(found), path)


def lines_of(path: Path) -> dict[tuple[str | int, ...], int]:
    """On which line of a rule's file each key and list item stands. Raises a RuleError."""
    raw = read_bounded(path, "rule_file_bytes", RuleUnreadable)
    return read_yaml(raw, str(path)).lines


@contextmanager
def _not_collecting() -> Iterator[None]:
    """The garbage collector rests: what a rule is made of is kept, and looked through in vain.

    On 500 rules that is an eighth of the time.
    """
    collects = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if collects:
            gc.enable()


def _files(folder: Path, but: str) -> list[Path]:
    try:
        names = [
            path
            for path in folder.iterdir()
            if path.suffix in _SUFFIXES and path.is_file() and path.name != but
        ]
    except OSError as error:
        raise RuleUnreadable(
            f"the folder of rules cannot be read ({type(error).__name__})",
            where=str(folder),
            remedy="check the path and its rights",
        ) from None
    if len(names) > limit("rules_loaded"):
        raise RuleInvalid(
            f"{len(names)} rules, and at most {limit('rules_loaded')} are loaded", where=str(folder)
        )
    return sorted(names)


def _read(path: Path) -> Rule | tuple[RuleError, ...]:
    if path.suffix != ".yaml":
        # with one suffix only, a rule's id, which is its file's name, cannot be there twice
        return (RuleInvalid("a rule's file ends in .yaml", where=f"{path}:1", remedy="rename it"),)
    try:
        return rule_or_problems(read_bounded(path, "rule_file_bytes", RuleUnreadable), str(path))
    except RuleUnreadable as error:
        return (error,)


def together(problems: list[RuleError], folder: Path) -> RuleError:
    """The one problem there is, or one of the first problem's kind that lists them all."""
    if len(problems) == 1:
        return problems[0]
    lines = "\n".join(f"  {problem}" for problem in problems)
    return type(problems[0])(f"{len(problems)} problems\n{lines}", where=str(folder))
