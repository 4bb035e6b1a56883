"""What of a call went unheard: words that came late, and sound that never came. Pure.

What was not heard was not necessarily not said. Whoever claims that something never happened in a
call, a rule or the record, asks first how much of it was heard.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from copilot.events import Tick

if TYPE_CHECKING:
    from copilot.events import CallEnded, SpeechStarted, Utterance

BLIND_SHARE: Final = 0.05
"""Part of the speech whose words may be missing, and part of the call whose sound may be, before "it
was never said" is no longer known.

One late stretch in an hour must not silence the rules about the whole call; one in twenty does.
Ours, argued and not measured."""

BLIND_RECENT_S: Final = 30.0
"""Whatever its share, a stretch that came late this recently may hold the very thing."""

WORD_S: Final = 0.3
"""With less sound missing at a stretch no word is: at 150 words a minute one takes 0.4 s. Ours, argued."""

_TOGETHER_S: Final = 1.5
"""Two ticks no further apart tell of neighbouring seconds, and may tell of one stretch between them."""

KEPT_S: Final = 300.0
"""How far back the seconds of missing sound are known one by one: as far as any measure looks."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Unheard:
    """Seconds of speech whose words are not known, and of the call in which a side's sound was missing.

    `last_late` and `last_lost` are when such a stretch last ended. `losses` has the latest missing
    sound as when and how much, one entry for each second of the call at most.
    """

    late_s: float = 0.0
    last_late: float | None = None
    lost_s: float = 0.0
    last_lost: float | None = None
    losses: tuple[tuple[float, float], ...] = ()

    def said(self, utterance: Utterance) -> Unheard:
        """After one more utterance."""
        if not utterance.late:
            return self
        return replace(self, late_s=self.late_s + utterance.duration, last_late=utterance.end)

    def reached(self, event: SpeechStarted | Tick | CallEnded) -> Unheard:
        """After an event without words; a tick knows how much sound has been missing so far."""
        if not isinstance(event, Tick) or event.lost_s <= self.lost_s:
            return self
        more_s = event.lost_s - self.lost_s
        kept = tuple(one for one in self.losses if one[0] > event.at - KEPT_S)
        # a stretch that began before the last tick is told of by both
        just_before = sum(lost for when, lost in kept[-1:] if event.at - when <= _TOGETHER_S)
        return replace(
            self,
            lost_s=event.lost_s,
            last_lost=event.at if just_before + more_s >= WORD_S else self.last_lost,
            losses=(*kept, (event.at, more_s)),
        )

    def sound_for(self, at: float, seconds: float) -> bool:
        """Whether no sound is missing, in which a word may have been, of the last so many seconds."""
        return self.last_lost is None or at - self.last_lost >= seconds

    def words_for(self, at: float, seconds: float) -> bool:
        """Whether the words of the last so many seconds are known."""
        known = self.last_late is None or at - self.last_late >= seconds
        return known and self.sound_for(at, seconds)

    def little_sound(self, at: float, seconds: float | None = None) -> bool:
        """Whether little enough sound is missing of the last so many seconds, or of the whole call.

        So many seconds are `KEPT_S` at most.
        """
        if seconds is None:
            return self.lost_s <= BLIND_SHARE * at
        lost_s = sum(lost for when, lost in self.losses if when > at - seconds)
        return lost_s <= BLIND_SHARE * min(at, seconds)

    def little(self, at: float, spoken_s: float) -> bool:
        """Whether little enough is missing of a call in which so many seconds were spoken."""
        return self.late_s <= BLIND_SHARE * spoken_s and self.little_sound(at)
