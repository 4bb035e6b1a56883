"""The moments of a call: what each means, and one thing to practise.

The words come from the rule that made the moment. Where that rule is gone, or another one now, the
words of the moment's kind stand in: what was kept is a kind and numbers.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from copilot.figures import clock
from copilot.kinds import MomentKind
from copilot.review.kind_words import KIND_WORDS
from copilot.review.words import MOMENT_NAMES, percent

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from copilot.storage.records import KeptMoment


@dataclass(frozen=True, slots=True, kw_only=True)
class RuleWords:
    """What a rule file says for the review: `why` it matters, what to `ask`, what to `practice`."""

    id: str
    title: str
    skill: str
    why: str
    ask: str
    practice: str


@dataclass(frozen=True, slots=True, kw_only=True)
class MomentView:
    """One moment on the page. `rule` is the rule's id, empty where the rule is gone.

    `measured` says what was compared, empty where that needs no saying. One moment of a call has
    `focus`: the one to begin with.
    """

    id: str
    kind: MomentKind
    rule: str
    title: str
    skill: str
    at_s: float
    at: str
    strength: float
    measured: str
    means: str
    ask: str
    practice: str
    focus: bool


_SHARES: Final = frozenset({MomentKind.TALK_SHARE_HIGH, MomentKind.TALK_SHARE_LOW})


def moment_views(
    moments: Iterable[KeptMoment], words: Mapping[str, RuleWords]
) -> tuple[MomentView, ...]:
    """The moments by time. `words` holds each rule's under its `rule_key`."""
    kept = sorted(moments, key=lambda moment: (moment.at_s, moment.id))
    focus = _focus(kept)
    return tuple(_view(moment, words.get(moment.rule), focus=moment.id == focus) for moment in kept)


def _focus(moments: Iterable[KeptMoment]) -> str | None:
    """The clearest moment, the earliest of equals: a probe is none to practise on."""
    candidates = [moment for moment in moments if moment.kind is not MomentKind.PROBE]
    if not candidates:
        return None
    return max(candidates, key=lambda moment: (moment.strength, -moment.at_s)).id


def _view(moment: KeptMoment, rule: RuleWords | None, *, focus: bool) -> MomentView:
    means, practice = KIND_WORDS[moment.kind]
    return MomentView(
        id=moment.id,
        kind=moment.kind,
        rule=rule.id if rule else "",
        title=rule.title if rule else MOMENT_NAMES[moment.kind],
        skill=rule.skill if rule else "",
        at_s=moment.at_s,
        at=clock(moment.at_s),
        strength=moment.strength,
        measured=_measured(moment),
        means=rule.why if rule else means,
        ask=rule.ask if rule else "",
        practice=rule.practice if rule else practice,
        focus=focus,
    )


def _measured(moment: KeptMoment) -> str:
    if moment.kind not in _SHARES or moment.value is None or moment.compared_with is None:
        return ""
    most = "at most" if moment.kind is MomentKind.TALK_SHARE_HIGH else "at least"
    value, usual = percent(moment.value), percent(moment.compared_with)
    return f"You had {value} of the talking time; {most} {usual} is usual"
