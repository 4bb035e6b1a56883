"""What is kept of a call that the service ended in, as what the call goes on with."""

from __future__ import annotations

from typing import TYPE_CHECKING

from copilot.carried import CardShown, Carried
from copilot.conversation.kind_now import UNKNOWN_KIND, KindNow
from copilot.conversation.snapshot import Snapshot
from copilot.events import Moment
from copilot.kinds import KindFrom
from copilot.storage.records import rule_key

if TYPE_CHECKING:
    from copilot.coaching.rulebook import Rulebook
    from copilot.coaching.schema import Rule
    from copilot.storage.own import OwnCall
    from copilot.storage.records import KeptCall


def carried_of(
    call_id: str,
    kept: KeptCall | None,
    own: OwnCall | None,
    snapshot: Snapshot | None,
    rulebook: Rulebook,
) -> Carried:
    """What the call goes on with. Moments and cards of rules that are no longer there stay kept."""
    rules = {rule_key(rule.id): rule for rule in rulebook.rules}
    known = snapshot or Snapshot(until_s=0.0)
    return Carried(
        snapshot=known,
        moments=() if kept is None else _moments(call_id, kept, rules),
        cards=() if own is None else _cards(own, rules, known.until_s),
        kind=_kind(own, known.until_s),
    )


def _kind(own: OwnCall | None, until_s: float) -> KindNow:
    """The kind that had been heard; nothing of before the restart is seen in its light."""
    if own is None or own.heard_kind is None:
        return UNKNOWN_KIND
    return KindNow(
        kind=own.heard_kind,
        source=KindFrom.HEARD,
        confidence=own.heard_confidence or 0.0,
        since_s=until_s,
    )


def _moments(call_id: str, kept: KeptCall, rules: dict[str, Rule]) -> tuple[Moment, ...]:
    return tuple(
        Moment(
            id=one.id,
            call_id=call_id,
            rule=rules[one.rule].id,
            rule_version=one.rule_version,
            kind=one.kind,
            at=one.at_s,
            strength=one.strength,
            value=one.value,
            limit=one.compared_with,
        )
        for one in kept.moments
        if one.rule in rules
    )


def _cards(own: OwnCall, rules: dict[str, Rule], until_s: float) -> tuple[CardShown, ...]:
    return tuple(
        CardShown(
            rule=rules[one.rule].id,
            skill=rules[one.rule].skill,
            at_s=one.at_s,
            # one that was in view went with the service
            until_s=max(one.shown_s, until_s) if one.until_s is None else one.until_s,
        )
        for one in own.cards
        if one.rule in rules
    )
