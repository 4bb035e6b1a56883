"""What the buyer has pushed back on in the call so far, and by what the next words are understood."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from copilot.conversation.cues.cue import Cue
from copilot.conversation.fact import FactKind
from copilot.conversation.handling import Objection, answered, heard
from copilot.conversation.meant import Likely, meant_pushback, meant_strength
from copilot.conversation.pushback import (
    Pushback,
    Setting,
    is_of_something_else,
    other_pushback,
    price_pushback,
)
from copilot.conversation.pushback_signs import objection_likelihood, price_likelihood
from copilot.events import Signal
from copilot.kinds import SignalDetail, SignalKind, Speaker
from copilot.limits import limit

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from copilot.conversation.gist import Gist
    from copilot.conversation.offers import Voice
    from copilot.conversation.reading import Reading
    from copilot.events import Meaning

PRICE_TURNS: Final = 4
"""A price is in play for so many turns after it was spoken of (in labelled calls the push came in
the turn after the sum, or after an exchange of explanation)."""

FAR_TURNS: Final = 12
"""What is called dear so long after any price was spoken of, and not to the rep, is another thing."""

ASKED_TURNS: Final = 1
"""What the buyer says in the turn after a question answers it."""

STUNG_TURNS: Final = 8
"""What means nothing without a price is understood of one that was told so few turns ago."""

_COUNTS: Final = frozenset({FactKind.COUNT, FactKind.DURATION, FactKind.PERCENT})
_KEPT: Final = limit("objections_kept")


@dataclass(frozen=True, slots=True, kw_only=True)
class Objections:
    """The call's objections, oldest first, and what was spoken of last that tells one apart."""

    raised: tuple[Objection, ...] = ()
    forgotten: int = 0
    price_turn: int | None = None
    price_told_turn: int | None = None
    sum_turn: int | None = None
    barrier_turn: int | None = None
    decider_turn: int | None = None
    more_turn: int | None = None
    aside_turn: int | None = None
    led_turn: int | None = None
    led: float = 0.0
    """How likely the rep's latest words meant a price, and in which turn they were said."""

    @property
    def last(self) -> Objection | None:
        """The newest one."""
        return self.raised[-1] if self.raised else None

    @property
    def last_to_price(self) -> Objection | None:
        """The newest one to the price."""
        return next((one for one in reversed(self.raised) if one.to_price), None)

    @property
    def price_unhandled(self) -> bool:
        """Whether the newest objection to the price is not handled, or only partly."""
        newest = self.last_to_price
        return newest is not None and not newest.handled

    def setting(self, voice: Voice, *, offered: bool) -> Setting:
        """By what the buyer's next words are to be understood."""

        def lately(turn: int | None, turns: int) -> bool:
            return turn is not None and voice.turn - turn <= turns

        return Setting(
            price=lately(self.price_turn, PRICE_TURNS),
            price_told=lately(self.price_told_turn, PRICE_TURNS),
            price_stings=lately(self.sum_turn, STUNG_TURNS),
            price_far=voice.turn - (self.price_turn or 0) > FAR_TURNS,
            barrier_asked=lately(self.barrier_turn, ASKED_TURNS),
            decider_asked=lately(self.decider_turn, ASKED_TURNS),
            more_asked=lately(self.more_turn, ASKED_TURNS),
            offered=offered,
            aside=lately(self.aside_turn, 0),
        )

    def pushbacks(
        self, reading: Reading, voice: Voice, meanings: Iterable[Meaning] = (), *, offered: bool
    ) -> tuple[Pushback, ...]:
        """What the buyer pushes back on with this utterance."""
        if voice.speaker is Speaker.REP:
            return ()
        setting = self.setting(voice, offered=offered)
        found = (price_pushback(reading, setting), other_pushback(reading, setting))
        likely = self._likely(reading, voice, tuple(meanings), setting)
        return meant_pushback(tuple(one for one in found if one is not None), likely)

    def _likely(
        self, reading: Reading, voice: Voice, meanings: tuple[Meaning, ...], setting: Setting
    ) -> Likely:
        """How likely the words push back by all signs."""
        price = meant_strength(meanings, SignalKind.PRICE_OBJECTION)
        meant = meant_strength(meanings, SignalKind.OBJECTION)
        if not (price or meant):
            return Likely(price=0.0, other=0.0, meant=0.0)
        buys = meant_strength(meanings, SignalKind.BUYING_SIGNAL)
        near = self.led_turn is not None and voice.turn - self.led_turn <= ASKED_TURNS
        led = self.led if near else 0.0
        return Likely(
            price=price_likelihood(reading, setting, meant=price, buys=buys, led=led),
            other=objection_likelihood(reading, setting, meant=meant, buys=buys, turn=voice.turn),
            meant=meant,
            another=is_of_something_else(reading, setting) or _agrees(reading),
            asked=setting.barrier_asked,
            words=sum(gist.words for gist in reading.gists),
        )

    def after(
        self,
        reading: Reading,
        voice: Voice,
        pushed: tuple[Pushback, ...],
        money: Iterable[Signal],
        led: float = 0.0,
    ) -> Objections:
        """The objections once this was said too; `pushed` and `money` are what it told.

        `led` is how likely it means a price.
        """
        if voice.speaker is Speaker.REP:
            raised = tuple(answered(one, reading, voice) for one in self.raised)
        else:
            raised = tuple(heard(one, reading, voice, pushed) for one in self.raised)
            raised += tuple(
                _new(one, voice) for one in pushed if not _goes_on(one, self.raised, voice)
            )
        noted = self._noted(reading, voice, money)
        if voice.speaker is Speaker.REP and led:
            led = max(led, self.led if self.led_turn == voice.turn else 0.0)
            noted = replace(noted, led_turn=voice.turn, led=led)
        return replace(
            noted,
            raised=raised[-_KEPT:],
            forgotten=self.forgotten + max(0, len(raised) - _KEPT),
        )

    def _goes_on_in_numbers(self, reading: Reading, voice: Voice) -> bool:
        """Whether the talk of a price goes on in bare numbers: "eleven four", "for the ten?"."""
        turn = self.sum_turn
        return (
            turn is not None
            and voice.turn - turn <= PRICE_TURNS
            and any(_bare_sum(gist) for gist in reading.gists)
        )

    def _noted(self, reading: Reading, voice: Voice, money: Iterable[Signal]) -> Objections:
        """What was spoken of, by turn."""
        price = [signal for signal in money if signal.kind is SignalKind.PRICE]
        sum_named = voice.speaker is Speaker.REP and any(
            gist.money and not gist.has(Cue.OTHER_MONEY) for gist in reading.gists
        )
        told = sum_named or any(signal.detail is SignalDetail.TOLD for signal in price)
        noted = replace(
            self,
            price_turn=voice.turn if price or told else self.price_turn,
            price_told_turn=voice.turn if told else self.price_told_turn,
            sum_turn=voice.turn
            if told or self._goes_on_in_numbers(reading, voice)
            else self.sum_turn,
        )
        if voice.speaker is Speaker.BUYER:
            said_back = any(gist.money and gist.has(Cue.QUOTES_THEM) for gist in reading.gists)
            aside = any(gist.has(Cue.OWN_PRICES) for gist in reading.gists)
            return replace(
                noted,
                price_turn=voice.turn if said_back else noted.price_turn,
                aside_turn=voice.turn if aside else noted.aside_turn,
            )

        def asked(cue: Cue, turn: int | None) -> int | None:
            return voice.turn if any(gist.has(cue) for gist in reading.gists) else turn

        return replace(
            noted,
            barrier_turn=asked(Cue.ASKS_BARRIER, self.barrier_turn),
            decider_turn=asked(Cue.ASKS_DECIDER, self.decider_turn),
            more_turn=asked(Cue.ANYTHING_ELSE, self.more_turn),
        )


def _agrees(reading: Reading) -> bool:
    """Whether it takes up what the rep has said, or finds others dearer: "you're right, it costs us"."""
    return any(gist.has(Cue.CONFIRMS, Cue.DEAR_ELSEWHERE) for gist in reading.gists)


def _bare_sum(gist: Gist) -> bool:
    """A number that counts no things, hours or parts."""
    counts = any(fact.kind in _COUNTS for fact in gist.facts)
    return gist.number and not counts and not gist.has(Cue.OTHER_MONEY)


def _new(pushed: Pushback, voice: Voice) -> Objection:
    return Objection(
        kind=pushed.kind,
        at=voice.at,
        turn=voice.turn,
        strength=pushed.strength,
        detail=pushed.detail,
    )


def _goes_on(pushed: Pushback, raised: tuple[Objection, ...], voice: Voice) -> bool:
    """Whether it only says again what the same turn has said."""
    return any(
        one.turn == voice.turn and (one.kind, one.detail) == (pushed.kind, pushed.detail)
        for one in raised
    )


def objection_signals(
    before: Objections, after: Objections, pushed: tuple[Pushback, ...], voice: Voice
) -> Iterator[Signal]:
    """What was pushed back on, and what is handled now that was not."""
    for new in pushed:
        yield Signal(
            kind=new.kind,
            at=voice.at,
            speaker=voice.speaker,
            strength=new.strength,
            detail=new.detail,
        )
    done = {(one.at, one.kind, one.detail) for one in before.raised if one.handled}
    for one in after.raised:
        if one.handled and (one.at, one.kind, one.detail) not in done:
            went_on = one.calm > 0
            yield Signal(
                kind=SignalKind.HANDLED,
                at=voice.at,
                speaker=Speaker.REP,
                strength=0.6 if went_on else 0.9,
                detail=one.detail,
            )


def concession_signals(reading: Reading, voice: Voice) -> Iterator[Signal]:
    """The rep offers a lower price or better terms, once an utterance."""
    if voice.speaker is Speaker.BUYER:
        return
    if any(
        gist.has(Cue.CONCEDES) and not gist.has(Cue.PRODUCT_TALK, Cue.LOOKS_BACK)
        for gist in reading.gists
    ):
        yield Signal(kind=SignalKind.CONCESSION, at=voice.at, speaker=voice.speaker, strength=0.8)
