"""What the gate is told, remembers and answers: the values of `copilot.coaching.gate`. Pure.

What moves its memory on stands here too, so that the gate itself holds only what it decides.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Literal

from copilot.coaching.pacing import Uses

if TYPE_CHECKING:
    from copilot.coaching.reason import Reason
    from copilot.coaching.wanted import Wanted
    from copilot.events import Suggestion

GoneReason = Literal["expired", "dismissed", "replaced", "call_ended", "hidden"]


@dataclass(frozen=True, slots=True, kw_only=True)
class View:
    """What the rep asked of the overlay. `pinned` and `dismissed` are moments' ids, or empty.

    `asked` is how often the rep has asked for a card, so that each time is answered once; `muted`
    are the rules of which the rep wants no card any more.
    """

    hidden: bool = False
    snoozed_until: float = 0.0
    pinned: str = ""
    dismissed: str = ""
    asked: int = 0
    muted: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class GateInput:
    """This instant of the call.

    `silence_s` is how long neither side has spoken, since `pause_start` (None while anybody does).
    `over_after_s` is the silence after which the last turn counts as over (None: none does),
    `handover` whether it was the rep's question, `words_known` whether both sides are heard up to
    `pause_start`.
    """

    at: float
    rep_speaking: bool
    buyer_speaking: bool
    silence_s: float
    pause_start: float | None
    over_after_s: float
    words_known: bool
    handover: bool = False
    wanted: tuple[Wanted, ...] = ()
    view: View = View()
    ended: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Gone:
    """The card that is out of view as of this instant, and why."""

    moment_id: str
    reason: GoneReason


@dataclass(frozen=True, slots=True, kw_only=True)
class GateState:
    """What the gate remembers of a call. `shown` and `dropped` are counts and never fall.

    `withheld` are the rules of which a card was kept back; it is the rep's own, as `uses` is. Of the
    cards `shown` the rep asked for `pulled`, having asked `answered` times; `asked_in_snooze` is
    until when cards were snoozed as the one in view was asked for (0: they were not).
    """

    at: float = 0.0
    in_view: Suggestion | None = None
    last_end: float | None = None
    last_pause: float | None = None
    shown: int = 0
    dropped: int = 0
    settled: frozenset[str] = frozenset()
    uses: Uses = field(default_factory=Uses)
    withheld: frozenset[str] = frozenset()
    pulled: int = 0
    answered: int = 0
    asked_in_snooze: float = 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """What to do at this instant, and why.

    At most one card to `show` or one `withheld` instead, at most one card `gone`, and the cards
    `dropped` because their wait is over. `reason` is about showing alone. With `in_vain` the rep
    asked at this instant and nothing could be shown; `reason` is then why.
    """

    reason: Reason
    show: Suggestion | None = None
    gone: Gone | None = None
    dropped: tuple[Wanted, ...] = ()
    withheld: Wanted | None = None
    in_vain: bool = False


def clear(state: GateState, now: GateInput) -> tuple[GateState, Gone | None]:
    """Take the card out of view if its time, the rep or the call's end says so."""
    card = state.in_view
    reason = None if card is None else _gone_reason(state, card, now)
    if card is None or reason is None:
        return state, None
    return out_of_view(state, card, now.at, reason)


def out_of_view(
    state: GateState, card: Suggestion, at: float, reason: GoneReason
) -> tuple[GateState, Gone]:
    """The card in view goes; spacing counts from here."""
    uses = state.uses.gone(card.skill, at)
    state = replace(state, in_view=None, last_end=at, uses=uses, asked_in_snooze=0.0)
    return state, Gone(moment_id=card.moment.id, reason=reason)


def _gone_reason(state: GateState, card: Suggestion, now: GateInput) -> GoneReason | None:
    view = now.view
    pinned = view.pinned == card.moment.id
    if now.ended:
        return "call_ended"
    if view.dismissed == card.moment.id or card.moment.rule in view.muted:
        return "dismissed"
    # asked for in a snooze it stays, until the rep snoozes anew; a pinned one goes too, or nobody
    # would see that it is in view and lets no other come
    snoozed = now.at < view.snoozed_until and view.snoozed_until != state.asked_in_snooze
    if view.hidden or snoozed:
        return "hidden"
    return "expired" if now.at >= card.expires_at and not pinned else None


def drop(state: GateState, now: GateInput) -> tuple[GateState, tuple[Wanted, ...]]:
    """Settle the cards whose wait is over. Those count that still stood and were not unwelcome."""
    listed = {wanted.moment.id for wanted in now.wanted}
    settled = state.settled & listed
    over = tuple(w for w in now.wanted if w.until <= now.at and w.moment.id not in settled)
    settled |= {wanted.moment.id for wanted in over}
    unwelcome = now.view.hidden or now.at < now.view.snoozed_until
    dropped = tuple(
        wanted
        for wanted in over
        if wanted.stands is not False and not unwelcome and wanted.moment.rule not in now.view.muted
    )
    return replace(state, settled=settled, dropped=state.dropped + len(dropped)), dropped


def keep_back(state: GateState, wanted: Wanted) -> GateState:
    """The card is settled without having been shown."""
    return replace(
        state,
        settled=state.settled | {wanted.moment.id},
        withheld=state.withheld | {wanted.moment.rule},
    )


def shown(state: GateState, card: Suggestion, now: GateInput) -> GateState:
    """The card comes into view."""
    return replace(
        state,
        in_view=card,
        last_pause=now.pause_start,
        shown=state.shown + 1,
        uses=state.uses.shown(card.skill),
        settled=state.settled | {card.moment.id},
    )


def pulled(state: GateState, card: Suggestion, now: GateInput) -> GateState:
    """The card that the rep asked for comes into view; what was kept back of its rule is not any more."""
    return replace(
        shown(state, card, now),
        pulled=state.pulled + 1,
        withheld=state.withheld - {card.moment.rule},
        asked_in_snooze=now.view.snoozed_until if now.at < now.view.snoozed_until else 0.0,
    )
