"""One rule file, from bytes to a rule, or to errors that each name file, line and fix.

Pydantic finds what is wrong; here its findings become sentences. What an error repeats is the rule
file's own text, never anything said on a call.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from pydantic import ValidationError

from copilot.coaching.cases import Case
from copilot.coaching.part import AT, BAD_PATTERN, UNKNOWN_KEYS, Part
from copilot.coaching.schema import MIN_CASES, Rule
from copilot.coaching.whole_fault import faults
from copilot.coaching.wrong_value import complaint
from copilot.coaching.yaml_text import Document, Path, read_yaml
from copilot.errors import RuleError, RuleInvalid, RulePattern, RuleTestFailed

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pydantic_core import ErrorDetails

_Shape = TypeVar("_Shape", bound=Part)


def read_rule(raw: bytes, name: str) -> Rule:
    """Read one rule. `name` is the file's, and its stem must be the rule's id.

    Raises the first RuleError; `rule_or_problems` gives all of them.
    """
    found = rule_or_problems(raw, name)
    if isinstance(found, Rule):
        return found
    raise found[0]


def rule_or_problems(raw: bytes, name: str) -> Rule | tuple[RuleError, ...]:
    """Read one rule, or say everything that is wrong with it. Never raises for bad input."""
    try:
        document = read_yaml(raw, name)
    except RuleError as error:
        return (error,)
    found = _shaped(Rule, document)
    return found if isinstance(found, tuple) else _own_problems(found, document) or found


def read_case(raw: bytes, name: str) -> Case:
    """Read a file that is one dialogue, such as a good call. Raises the first RuleError."""
    return read_part(Case, raw, name)


def read_part(shape: type[_Shape], raw: bytes, name: str) -> _Shape:
    """Read a file that is one piece of this shape. Raises the first RuleError."""
    found = _shaped(shape, read_yaml(raw, name))
    if isinstance(found, tuple):
        raise found[0]
    return found


def _shaped(shape: type[_Shape], document: Document) -> _Shape | tuple[RuleError, ...]:
    if not isinstance(document.value, dict):
        remedy = "begin with `id: ...` as the shipped rules do"
        return (RuleInvalid("holds no keys", where=document.where(()), remedy=remedy),)
    try:
        return shape.model_validate(document.value)
    except ValidationError:
        details = _causes(faults(shape, document.value))
        problems = [problem for one in details for problem in _problems(one, document)]
        return tuple(sorted(problems, key=_line))


def _causes(details: list[ErrorDetails]) -> list[ErrorDetails]:
    """Errors without those that only follow: a list whose items are all wrong also counts as empty."""
    locs = [detail["loc"] for detail in details]
    return [
        detail
        for detail in details
        if detail["type"] != "too_short"
        or not any(
            loc != detail["loc"] and loc[: len(detail["loc"])] == detail["loc"] for loc in locs
        )
    ]


def _own_problems(rule: Rule, document: Document) -> tuple[RuleError, ...]:
    stem = document.name.rsplit("/", 1)[-1].removesuffix(".yaml")
    if rule.id != stem:
        return (
            RuleInvalid(
                f"the id is '{rule.id}' and the file '{stem}.yaml'",
                where=document.where(("id",)),
                remedy="give both the same name",
            ),
        )
    return _of_stable(rule, document) if rule.maturity == "stable" else ()


def _of_stable(rule: Rule, document: Document) -> tuple[RuleError, ...]:
    """What its cases lack: enough of them, and in each that fires the turn at which it does."""
    if rule.too_few_cases:
        fires, quiet = len(rule.tests.fires), len(rule.tests.quiet)
        return (
            RuleTestFailed(
                f"stable with {fires} cases that fire and {quiet} that stay quiet",
                where=document.where(("tests",)),
                remedy=f"write at least {MIN_CASES} of each, or call it experimental",
            ),
        )
    return tuple(
        RuleTestFailed(
            f"'{case.name}' does not say by when the card is wanted",
            where=document.where(("tests", "fires", number)),
            remedy="add `by_line: N`, `by_s: N` for talk without lines, or `card: none`",
        )
        for number, case in enumerate(rule.tests.fires)
        if not case.says_when
    )


def _problems(detail: ErrorDetails, document: Document) -> Iterator[RuleError]:
    loc, context = detail["loc"], detail.get("ctx", {})
    where = document.where((*loc, context.get(AT, "")))
    kind = detail["type"]
    if kind == UNKNOWN_KEYS:
        for key, nearest in context["nearest"].items():
            remedy = f"did you mean '{nearest}'?" if nearest else _one_of(context["known"])
            place = document.where((*loc, key))
            yield RuleInvalid(f"unknown key '{key}'", where=place, remedy=remedy)
    elif kind == "missing":
        inside = _names(loc[:-1])
        yield RuleInvalid(
            f"the key '{loc[-1]}' is missing{f' in {inside}' if inside else ''}",
            where=document.where(loc[:-1]),
            remedy=f"add `{loc[-1]}: ...`",
        )
    elif kind == BAD_PATTERN:
        place = document.where((*loc, context["index"]))
        yield RulePattern(context["what"], where=place, remedy=context["remedy"])
    else:
        path = document.known(loc)
        what = complaint(detail, document.at(loc), path)
        yield RuleInvalid(f"{_names(path) or 'the rule'} {what}", where=where)


def _names(loc: Path) -> str:
    """A path as a person says it: ``card.core.cue``, without the validator's own steps."""
    return ".".join(str(step) for step in loc if isinstance(step, int) or step.islower())


def _one_of(known: list[str]) -> str:
    return f"known here: {', '.join(known)}"


def _line(error: RuleError) -> int:
    return int(error.where.rsplit(":", 1)[-1])
