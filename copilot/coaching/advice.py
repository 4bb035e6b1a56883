"""What loads and could serve better: warnings to who writes a rule, each with its place."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from copilot.coaching.evidence import too_little
from copilot.coaching.nearest import nearest
from copilot.coaching.yaml_text import read_yaml
from copilot.kinds import SignalKind

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from copilot.coaching.conditions import Node
    from copilot.coaching.schema import Rule


def advice(
    rules: Sequence[tuple[Rule, Path]],
    skills: frozenset[str],
    meanings: frozenset[SignalKind] = frozenset(SignalKind),
) -> Iterator[str]:
    """A line a warning, as ``warning: file:line: what — what to do``.

    `rules` come with the files that they are from; `skills` are those that other rules have, and
    `meanings` those that the encoder's heads can tell.
    """
    shared = Counter(rule.skill for rule, _ in rules)
    known = skills | {skill for skill, count in shared.items() if count > 1}
    for rule, path in rules:
        found = [*_on_evidence(rule), *_on_meanings(rule, meanings)]
        found += [*_on_skill(rule, known), *_on_cases(rule)]
        document = read_yaml(path.read_bytes(), str(path)) if found else None
        for key, text in found:
            where = "" if document is None else document.where((key,))
            yield f"warning: {where}: {text}"


def _on_evidence(rule: Rule) -> Iterator[tuple[str, str]]:
    pieces = too_little(rule)
    if pieces is not None:
        rests = f"one piece of evidence, {', '.join(pieces)}" if pieces else "no evidence"
        what = f"rests on {rests} — ask for two things that one misheard word cannot bring about"
        yield "when", what


def _on_skill(rule: Rule, known: frozenset[str]) -> Iterator[tuple[str, str]]:
    if rule.skill in known:
        return
    close = nearest(rule.skill, known)
    hint = f"did you mean {close}?" if close else f"others have {', '.join(sorted(known))}"
    yield "skill", f"no other rule has the skill '{rule.skill}' — {hint}"


def _on_cases(rule: Rule) -> Iterator[tuple[str, str]]:
    if not rule.tests.both:
        yield "id", "no case says when it fires or stays quiet — write one of each under `tests`"
    elif not rule.tests.fires:
        yield "tests", "no case says when it fires, so one that never does would pass — write one"
    elif not rule.tests.quiet:
        yield (
            "tests",
            "no case says when it stays quiet, so one that always fires would pass — write one",
        )


def _on_meanings(rule: Rule, told: frozenset[SignalKind]) -> Iterator[tuple[str, str]]:
    for kind in dict.fromkeys(_meant(rule.when)):
        if kind not in told:
            what = f"nothing judges the meaning '{kind}', so it is never known"
            yield (
                "when",
                f"{what} — ask for `signal: {{kind: {kind}}}`, or see copilot rules meanings",
            )


def _meant(node: Node) -> Iterator[SignalKind]:
    for part in node.parts:
        yield from _meant(part)
    if node.meaning is not None:
        yield node.meaning.kind
    if node.absent is not None:
        yield from node.absent.meanings or ()
