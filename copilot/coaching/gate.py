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
  view leaves no number behind;
- of a rule that the rep has muted no card is shown, or counted.

One exception: what the rep asks for comes at once, whoever speaks and whatever was kept back, and takes
nothing of the budget. It stands as any other does, and was not shown before.

Of several cards the one that is worth most goes first, of equals the oldest: the one of the highest
priority, less what earlier cards of its skill took of it (`copilot.coaching.pacing`).
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Final

from copilot.coaching.gate_state import (
    Decision,
    GateInput,
    GateState,
    Gone,
    View,
    clear,
    drop,
    keep_back,
    out_of_view,
    pulled,
    shown,
)
from copilot.coaching.pacing import Pacing
from copilot.coaching.reason import Reason
from copilot.events import Suggestion

if TYPE_CHECKING:
    from collections.abc import Iterable

    from copilot.coaching.wanted import Wanted
    from copilot.settings import GateSettings, ProfileSettings

URGENT: Final = 90.0
"""A rule of this priority or a higher one has no patience at all: the call is about to end."""

HURRY: Final = 0.3
"""Part of the silence after a turn that the most urgent card may do without. Ours: a call that ends
without a next step has few pauses left."""

__all__ = ["Decision", "Gate", "GateInput", "GateState", "Gone", "View"]


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
        state, gone = clear(replace(state, at=now.at), now)
        state, dropped = drop(state, now)
        welcome = [
            wanted
            for wanted in now.wanted
            if wanted.stands is not False and wanted.moment.rule not in now.view.muted
        ]
        if now.view.asked != state.answered:
            return self._answer(
                state, now, welcome, Decision(reason=Reason.ASKED, gone=gone, dropped=dropped)
            )
        waiting = [wanted for wanted in welcome if wanted.moment.id not in state.settled]
        reason = self._objection(state, now, waiting)
        if reason is not None:
            return state, Decision(reason=reason, gone=gone, dropped=dropped)
        best = self._best(
            state,
            (
                wanted
                for wanted in waiting
                if wanted.stands and self._may_come(wanted, now) and self._has_room(state, wanted)
            ),
        )
        kept_back = self.pacing.kept_back(best)
        if kept_back is not None:
            return keep_back(state, best), Decision(
                reason=Reason(kept_back), gone=gone, dropped=dropped, withheld=best
            )
        card = self._card(best, now.at)
        return shown(state, card, now), Decision(
            reason=Reason.SHOWN, show=card, gone=gone, dropped=dropped
        )

    def _answer(
        self, state: GateState, now: GateInput, welcome: list[Wanted], so_far: Decision
    ) -> tuple[GateState, Decision]:
        """The rep asked: the best card that was not shown yet, or why there is none."""
        state = replace(state, answered=now.view.asked)
        new = [
            wanted
            for wanted in welcome
            if wanted.moment.id not in state.settled or wanted.moment.rule in state.withheld
        ]
        stands_against = (
            (Reason.CALL_ENDED, now.ended),
            (Reason.CARD_IN_VIEW, not new and state.in_view is not None),
            (Reason.NOTHING_WANTED, not new),
            (Reason.WORDS_LATE, not any(wanted.stands for wanted in new)),
        )
        reason = next((reason for reason, stands in stands_against if stands), None)
        if reason is not None:
            return state, replace(so_far, reason=reason, in_vain=True)
        gone = so_far.gone
        if state.in_view is not None:
            state, gone = out_of_view(state, state.in_view, now.at, "replaced")
        card = self._card(self._best(state, (wanted for wanted in new if wanted.stands)), now.at)
        return pulled(state, card, now), replace(so_far, show=card, gone=gone)

    def _best(self, state: GateState, cards: Iterable[Wanted]) -> Wanted:
        """The card that is worth most by now, of equals the oldest."""
        return min(
            cards,
            key=lambda wanted: (
                -self.pacing.worth(wanted, state.uses[wanted.skill]),
                wanted.since,
                wanted.moment.id,
            ),
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
        return state.shown - state.pulled < self.pacing.budget(self.profile, wanted.skill)

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
