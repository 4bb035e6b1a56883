"""When a card may appear: the one part of coaching that looks at this very instant.

Pure. It is told who speaks, for how long nobody has, and which cards wait; it answers with the card
to show or with the reason why not. Laws it keeps, whatever it is told:

- never while anybody speaks, nor before the silence is long enough for how the turn sounded;
- one card in view, one a pause, `spacing_s` from one card's end to the next one's start, and no
  more than `cards_per_call`;
- each further card of a skill has to be worth more and waits longer (`pacing`);
- a card that found no pause within its wait is dropped and counted, not saved for later;
- a card that fading or chance keeps back is settled at the instant at which it would have been
  shown: it takes nothing of the budget, and its moment stays;
- hidden and snoozed cards are neither shown nor spent nor counted: what the rep asked of the
  view leaves no number behind.

Of several cards the one that is worth most goes first, of equals the oldest: the one of the highest
priority, less what earlier cards of its skill took of it (`copilot.coaching.pacing`).
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Final, Literal

from copilot.coaching.pacing import Pacing, Uses
from copilot.coaching.reason import Reason
from copilot.events import Suggestion

if TYPE_CHECKING:
    from copilot.coaching.wanted import Wanted
    from copilot.settings import GateSettings, ProfileSettings

URGENT: Final = 90.0
"""A rule of this priority or a higher one has no patience at all: the call is about to end."""

HURRY: Final = 0.3
"""Part of the silence after a turn that the most urgent card may do without. Ours: a call that ends
without a next step has few pauses left."""

GoneReason = Literal["expired", "dismissed", "call_ended", "hidden"]


@dataclass(frozen=True, slots=True, kw_only=True)
class View:
    """What the rep asked of the overlay. `pinned` and `dismissed` are moments' ids, or empty."""

    hidden: bool = False
    snoozed_until: float = 0.0
    pinned: str = ""
    dismissed: str = ""


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

    `withheld` are the rules of which a card was kept back; it is the rep's own, as `uses` is.
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


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """What to do at this instant, and why.

    At most one card to `show` or one `withheld` instead, at most one card `gone`, and the cards
    `dropped` because their wait is over. `reason` is about showing alone.
    """

    reason: Reason
    show: Suggestion | None = None
    gone: Gone | None = None
    dropped: tuple[Wanted, ...] = ()
    withheld: Wanted | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Gate:
    """The gate of one call: its settings, the rep's profile, and what is known of the rep's skills.

    Without `pacing` the rep is new, and nothing is kept back.
    """

    settings: GateSettings
    profile: ProfileSettings
    pacing: Pacing = field(default_factory=Pacing)

    def step(self, state: GateState, now: GateInput) -> tuple[GateState, Decision]:
        """The gate one instant later. An instant earlier than the last one counts as the last."""
        now = replace(now, at=max(now.at, state.at))
        state, gone = _clear(replace(state, at=now.at), now)
        state, dropped = _drop(state, now)
        waiting = [
            wanted
            for wanted in now.wanted
            if wanted.stands is not False and wanted.moment.id not in state.settled
        ]
        reason = self._objection(state, now, waiting)
        if reason is not None:
            return state, Decision(reason=reason, gone=gone, dropped=dropped)
        best = min(
            (
                wanted
                for wanted in waiting
                if wanted.stands and self._may_come(wanted, now) and self._has_room(state, wanted)
            ),
            key=lambda wanted: (
                -self.pacing.worth(wanted, state.uses[wanted.skill]),
                wanted.since,
                wanted.moment.id,
            ),
        )
        kept_back = self.pacing.kept_back(best)
        if kept_back is not None:
            return _kept_back(state, best), Decision(
                reason=Reason(kept_back), gone=gone, dropped=dropped, withheld=best
            )
        card = self._card(best, now.at)
        return _shown(state, card, now), Decision(
            reason=Reason.SHOWN, show=card, gone=gone, dropped=dropped
        )

    def _objection(self, state: GateState, now: GateInput, waiting: list[Wanted]) -> Reason | None:
        """The first thing that stands against showing a card, or None."""
        affordable = [wanted for wanted in waiting if self._affords(state, wanted)]
        roomy = [wanted for wanted in affordable if self._has_room(state, wanted)]
        objections = (
            (Reason.CALL_ENDED, now.ended),
            (Reason.CARD_IN_VIEW, state.in_view is not None),
            (Reason.NOTHING_WANTED, not waiting),
            (Reason.HIDDEN, now.view.hidden),
            (Reason.SNOOZED, now.at < now.view.snoozed_until),
            (Reason.TOO_EARLY, now.at < self.settings.start_after_s),
            (Reason.BUDGET_SPENT, not affordable),
            (Reason.SPACING, self._too_close(state, now.at)),
            (Reason.REPEATED, not roomy),
            (Reason.REP_SPEAKING, now.rep_speaking),
            (Reason.BUYER_SPEAKING, now.buyer_speaking),
            (Reason.SAME_PAUSE, now.pause_start is None or now.pause_start == state.last_pause),
            (Reason.SILENCE_SHORT, now.silence_s < self.settings.min_silence_s),
            (Reason.TURN_OPEN, not any(_turn_over(one, now) for one in roomy)),
            (Reason.WORDS_LATE, not now.words_known or not any(w.stands for w in roomy)),
            (Reason.PATIENT, not any(w.stands for w in roomy if self._may_come(w, now))),
        )
        return next((reason for reason, stands in objections if stands), None)

    def _too_close(self, state: GateState, at: float) -> bool:
        return state.last_end is not None and at - state.last_end < self.profile.spacing_s

    def _affords(self, state: GateState, wanted: Wanted) -> bool:
        return state.shown < self.pacing.budget(self.profile, wanted.skill)

    def _has_room(self, state: GateState, wanted: Wanted) -> bool:
        use = state.uses[wanted.skill]
        return self._affords(state, wanted) and not self.pacing.repeats_too_soon(
            self.profile, wanted, use, state.at
        )

    def _may_come(self, wanted: Wanted, now: GateInput) -> bool:
        """Early in its wait a card takes the best moments only, an urgent one any turn's end."""
        patience = self.settings.patience * (wanted.until - wanted.since) * (1 - _urgency(wanted))
        hesitant = now.silence_s >= self.settings.hold_silence_s
        may = now.handover or hesitant or now.at - wanted.since >= patience
        return may and _turn_over(wanted, now)

    def _card(self, wanted: Wanted, at: float) -> Suggestion:
        return Suggestion(
            moment=wanted.moment,
            skill=wanted.skill,
            cue=wanted.cue,
            why=wanted.why,
            ask=wanted.ask,
            priority=wanted.priority,
            shown_at=at,
            expires_at=at + self.settings.card_ttl_s,
            waited=max(0.0, at - wanted.since),
        )


def _urgency(wanted: Wanted) -> float:
    return min(1.0, wanted.priority / URGENT)


def _turn_over(wanted: Wanted, now: GateInput) -> bool:
    """Whether the silence is long enough for this card; an urgent one makes do with less."""
    return now.silence_s >= now.over_after_s * (1 - HURRY * _urgency(wanted))


def _clear(state: GateState, now: GateInput) -> tuple[GateState, Gone | None]:
    """Take the card out of view if its time, the rep or the call's end says so."""
    card = state.in_view
    reason = None if card is None else _gone_reason(card, now)
    if card is None or reason is None:
        return state, None
    uses = state.uses.gone(card.skill, now.at)
    return replace(state, in_view=None, last_end=now.at, uses=uses), Gone(
        moment_id=card.moment.id, reason=reason
    )


def _gone_reason(card: Suggestion, now: GateInput) -> GoneReason | None:
    pinned = now.view.pinned == card.moment.id
    if now.ended:
        return "call_ended"
    if now.view.dismissed == card.moment.id:
        return "dismissed"
    if now.view.hidden or (now.at < now.view.snoozed_until and not pinned):
        return "hidden"
    return "expired" if now.at >= card.expires_at and not pinned else None


def _drop(state: GateState, now: GateInput) -> tuple[GateState, tuple[Wanted, ...]]:
    """Settle the cards whose wait is over. Those count that still stood and were not unwelcome."""
    listed = {wanted.moment.id for wanted in now.wanted}
    settled = state.settled & listed
    over = tuple(w for w in now.wanted if w.until <= now.at and w.moment.id not in settled)
    settled |= {wanted.moment.id for wanted in over}
    unwelcome = now.view.hidden or now.at < now.view.snoozed_until
    dropped = () if unwelcome else tuple(wanted for wanted in over if wanted.stands is not False)
    return replace(state, settled=settled, dropped=state.dropped + len(dropped)), dropped


def _kept_back(state: GateState, wanted: Wanted) -> GateState:
    return replace(
        state,
        settled=state.settled | {wanted.moment.id},
        withheld=state.withheld | {wanted.moment.rule},
    )


def _shown(state: GateState, card: Suggestion, now: GateInput) -> GateState:
    return replace(
        state,
        in_view=card,
        last_pause=now.pause_start,
        shown=state.shown + 1,
        uses=state.uses.shown(card.skill),
        settled=state.settled | {card.moment.id},
    )
