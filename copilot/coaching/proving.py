"""Whether rules that are marked stable do what their own cases say, each failure with its place.

Reading a rule counts its cases and does not play them: that takes a second a rule, and a service that
starts or reads a changed rule would wait for it. ``copilot rules check`` plays them, so that whoever
writes a stable rule is told before anybody is coached by it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from copilot.coaching.inline_tests import run_rule
from copilot.coaching.rulebook import together
from copilot.coaching.yaml_text import read_yaml
from copilot.errors import RuleError, RuleTestFailed

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from copilot.coaching.schema import Rule


def prove(rules: Iterable[tuple[Rule, Path]], folder: Path) -> None:
    """Play the cases of the stable ones. Raises a RuleTestFailed as `Rulebook.load` its RuleError."""
    failed = [one for rule, path in rules for one in failures(rule, path)]
    if failed:
        raise together(failed, folder)


def failures(rule: Rule, path: Path) -> list[RuleError]:
    """What a stable rule does otherwise than its cases say; `path` is the file that it is from."""
    if rule.maturity != "stable":
        return []
    places = [("tests", "fires", number) for number in range(len(rule.tests.fires))]
    places += [("tests", "quiet", number) for number in range(len(rule.tests.quiet))]
    wrong = [
        (result, place)
        for result, place in zip(run_rule(rule), places, strict=True)
        if not result.passed
    ]
    if not wrong:
        return []
    document = read_yaml(path.read_bytes(), str(path))
    must = {"fires": "must fire", "quiet": "must stay quiet"}
    return [
        RuleTestFailed(
            f"'{result.case}' {must[result.expected]}: {result.complaint}",
            where=document.where(place),
            remedy="mend the rule or the case, or call the rule experimental",
        )
        for result, place in wrong
    ]
