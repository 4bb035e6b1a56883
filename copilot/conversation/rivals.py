"""Rival offers in play: who says so, what was asked before, and which talk of rivals is none."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Final

from copilot.conversation.cues.cue import Cue
from copilot.conversation.names import Hints, spoken_as
from copilot.conversation.rival_signs import rival_likelihood
from copilot.events import Signal
from copilot.kinds import SignalDetail, SignalKind, Speaker
from copilot.limits import limit

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from copilot.conversation.gist import Gist
    from copilot.conversation.offers import Voice
    from copilot.conversation.reading import Reading

ANSWER_TURNS: Final = 1
"""What the buyer says in the turn after "who else are you looking at?" answers it."""

ECHO_WORDS: Final = 4
"""So few words of the rep's around a name only say it back: "okay, Brightdesk"."""

INTRODUCED_TURNS: Final = 6
"""Later on "it's Mia from Brightdesk" tells of somebody else."""

LIKELY: Final = 0.35
"""So likely by all signs a rival is told of, though no phrase was found. Ours, chosen with the
weights before these; ``models/fit_witnesses.py`` prints the F1 at it."""

SURELY: Final = 0.5
"""So likely a name in the same words is the rival's, and tells of it again when it comes back."""

UNLIKELY: Final = 0.15
"""Less likely than this a phrase is not believed either. Ours: in strangers' calls such finds were mostly false."""

REP_MEANS: Final = 0.02
"""The rep's own words must mean one at least so likely. Ours: of finds below it none was right."""

SAME_TURNS: Final = 4
"""So few turns after a rival was told of, words with no name that mean one mean the same."""

_KEPT: Final = limit("rivals_kept")

_NAMED: Final = SignalDetail.NAMED
_GENERIC: Final = SignalDetail.GENERIC
_INCUMBENT: Final = SignalDetail.INCUMBENT


@dataclass(frozen=True, slots=True, kw_only=True)
class Rivals:
    """What is known of rivals: their names, and what the rep has asked about them.

    `names` were typed before the call. `heard` are those that the call named, each the fingerprint of
    a word and what it was; `ours` those under which the rep spoke of the seller, and `opened` all
    that the rep named while introducing themselves.
    """

    names: tuple[str, ...] = field(default=(), repr=False)
    heard: tuple[tuple[int, SignalDetail], ...] = field(default=(), repr=False)
    forgotten: int = 0
    maybe: tuple[tuple[int, int], ...] = field(default=(), repr=False)
    others: tuple[int, ...] = field(default=(), repr=False)
    ours: frozenset[int] = field(default=frozenset(), repr=False)
    opened: tuple[int, ...] = field(default=(), repr=False)
    asked_turn: int | None = None
    asked_for: SignalDetail | None = None
    asked_used: bool = False
    led_turn: int | None = None
    led: float = 0.0
    """How likely the rep's latest words meant a rival, and in which turn they were said."""
    told_turn: int | None = None
    """When one was told of last."""

    @classmethod
    def begin(cls, names: Iterable[str]) -> Rivals:
        """Before the call's first sound."""
        return cls(names=spoken_as(names))

    def hints(self, speaker: Speaker) -> Hints:
        """Which names to expect of what this side says next."""
        waits = speaker is Speaker.BUYER and self.asked_turn is not None
        return Hints(
            rivals=self.names,
            asked=waits,
            brief=self.asked_used,
            heard=frozenset(mark for mark, _ in self.heard),
            ours=self.ours,
        )

    def asked(self, voice: Voice) -> SignalDetail | None:
        """What the rep asked for a moment ago: other offers, or what is used now."""
        asked = self.asked_turn
        if asked is None or voice.speaker is Speaker.REP or voice.turn - asked > ANSWER_TURNS:
            return None
        return self.asked_for

    def new_names(self, reading: Reading) -> frozenset[int]:
        """The names that may be a rival's: not the seller's, nor a person's or a town's."""
        said: frozenset[int] = frozenset().union(*(gist.companies for gist in reading.gists))
        return said - self.ours - frozenset(self.opened) - frozenset(self.others)

    def likely(self, reading: Reading, voice: Voice, meant: float) -> float:
        """How likely the buyer's words tell of a rival by all signs; `meant` is by their meaning.

        0 where no meaning was read, and for what the rep says.
        """
        if voice.speaker is Speaker.REP or not meant:
            return 0.0
        near = self.led_turn is not None and voice.turn - self.led_turn <= ANSWER_TURNS
        return rival_likelihood(
            reading,
            meant=meant,
            led=self.led if near else 0.0,
            asked=self.asked(voice) is not None,
            named=bool(self.new_names(reading)),
        )

    def after(self, reading: Reading, voice: Voice, meant: float = 0.0) -> Rivals:
        """The same once this was said too; `meant` is how likely it means a rival."""
        likely = self.likely(reading, voice, meant)
        known = self._remembering(reading, voice, likely)
        if _found(reading, voice, self, meant, likely) is not None:
            known = replace(known, told_turn=voice.turn)
        if voice.speaker is Speaker.BUYER:
            old = self.asked_turn is not None and voice.turn - self.asked_turn > ANSWER_TURNS
            return (
                replace(known, asked_turn=None, asked_for=None, asked_used=False) if old else known
            )
        asked = _asks_for(reading)
        others = _GENERIC if asked is Cue.RIVALS_ASKED else _INCUMBENT
        return replace(
            known,
            asked_turn=None if asked is None else voice.turn,
            asked_for=None if asked is None else others,
            asked_used=asked is Cue.USED_ASKED,
            led_turn=voice.turn,
            led=max(meant, self.led if self.led_turn == voice.turn else 0.0),
        )

    def _opening(self, reading: Reading, voice: Voice) -> tuple[int, ...]:
        """The names that the rep opens the call with."""
        if voice.speaker is Speaker.BUYER or voice.turn > INTRODUCED_TURNS:
            return self.opened
        said = (mark for gist in reading.gists for mark in sorted(gist.companies))
        return tuple(dict.fromkeys((*self.opened, *said)))[-_KEPT:]

    def _remembering(self, reading: Reading, voice: Voice, likely: float) -> Rivals:
        """With the names that were said of rivals, and of the seller."""
        heard, ours, maybe = dict(self.heard), self.ours, self.maybe
        others, opened = self.others, self._opening(reading, voice)
        told = self.new_names(reading) if likely >= SURELY else frozenset()
        heard |= {mark: _NAMED for mark in told if mark not in heard}
        doubted = 0.0 < likely < UNLIKELY
        for gist in reading.gists:
            if gist.others:
                others = tuple(dict.fromkeys((*others, *gist.others)))[-_KEPT:]
            if not gist.names:
                continue
            if _introduces(gist, voice):
                ours = frozenset((*ours, *gist.names)) if len(ours) < _KEPT else ours
            elif (found := None if doubted else rival(gist, reading, voice, self)) is not None:
                heard |= {mark: found[1] for mark in gist.names if mark not in heard}
            elif gist.has(Cue.RIVAL_MAYBE):
                maybe = (*maybe, *((mark, voice.turn) for mark in gist.names))[-_KEPT:]
        kept = tuple((mark, what) for mark, what in heard.items() if mark not in ours)
        now = (kept, ours, maybe, others, opened)
        if now == (self.heard, self.ours, self.maybe, self.others, self.opened):
            return self
        forgotten = self.forgotten + max(0, len(kept) - _KEPT)
        return replace(
            self,
            heard=kept[-_KEPT:],
            ours=ours,
            maybe=maybe,
            others=others,
            opened=opened,
            forgotten=forgotten,
        )


def _introduces(gist: Gist, voice: Voice) -> bool:
    """Whether the rep says who is calling."""
    opens = voice.speaker is Speaker.REP and voice.turn <= INTRODUCED_TURNS
    return opens and gist.has(Cue.INTRODUCES) and not gist.has(Cue.RIVAL_HEARD)


def _asks_for(reading: Reading) -> Cue | None:
    """What of rivals the rep asks for, if anything."""
    other_tools = any(gist.has(Cue.OTHER_TOOLS_ASKED, Cue.TOOL_TALK) for gist in reading.gists)
    for gist in reversed(reading.gists):
        if not gist.asks or gist.has(Cue.THEIR_MARKET_ASKED):
            continue
        if gist.has(Cue.RIVALS_ASKED) and not gist.has(Cue.PRODUCT_TALK):
            return Cue.RIVALS_ASKED
        if gist.has(Cue.INCUMBENT_ASKED):
            return Cue.INCUMBENT_ASKED
        if gist.has(Cue.USED_ASKED) and not other_tools:
            return Cue.USED_ASKED
    return None


def rival_signals(
    reading: Reading, voice: Voice, rivals: Rivals, meant: float = 0.0
) -> Iterator[Signal]:
    """A rival offer, once an utterance, the surest; `meant` is how likely its meaning is one."""
    found = _found(reading, voice, rivals, meant, rivals.likely(reading, voice, meant))
    if found is not None:
        strength, detail = found
        yield Signal(
            kind=SignalKind.COMPETITOR,
            at=voice.at,
            speaker=voice.speaker,
            strength=strength,
            detail=detail,
        )


def _found(
    reading: Reading, voice: Voice, rivals: Rivals, meant: float, likely: float
) -> tuple[float, SignalDetail] | None:
    """The surest of its clauses, or what all signs say together, `likely`; `meant` is 0 where none was read."""
    if voice.speaker is Speaker.REP and 0.0 < meant < REP_MEANS:
        return None
    judged = [
        one for gist in reading.gists if (one := rival(gist, reading, voice, rivals)) is not None
    ]
    if judged:
        return _as_sure(max(judged), reading, likely)
    if likely < LIKELY or reading.has(Cue.OWN_MARKET):
        return None
    if rivals.new_names(reading):
        return max(likely, COUNTS_FOR), _NAMED
    if rivals.told_turn is not None and voice.turn - rivals.told_turn <= SAME_TURNS:
        return None
    return max(likely, COUNTS_FOR), rivals.asked(voice) or _GENERIC


def _as_sure(
    found: tuple[float, SignalDetail], reading: Reading, likely: float
) -> tuple[float, SignalDetail] | None:
    """A phrase is as sure as it says where all signs make it likelier than not; else it counts for a loose one."""
    known = reading.has(Cue.RIVAL_KNOWN, Cue.RIVAL_HEARD)
    if known or not likely or likely >= SURELY:
        return found
    strength, detail = found
    return (min(strength, COUNTS_FOR), detail) if likely >= UNLIKELY else None


COUNTS_FOR: Final = 0.6
"""What is believed by its signs counts for no less than a loose phrase: it was right as often."""


def rival(
    gist: Gist, reading: Reading, voice: Voice, rivals: Rivals
) -> tuple[float, SignalDetail] | None:
    """How sure it is that the clause puts a rival offer in play, and what it tells of it."""
    if voice.speaker is Speaker.REP:
        return _told_by_the_rep(gist, reading, rivals)
    if gist.has(Cue.OWN_MARKET):
        return None
    answer = _answer(gist, rivals.asked(voice))
    tools = any(one.has(Cue.TOOL_TALK) for one in reading.gists)
    found = (
        _told(gist, cue, what) for cue, what in _TELLS if not (tools and cue is Cue.INCUMBENT_USED)
    )
    told = (one for one in found if one is not None)
    recurs = _recurs(gist, voice, rivals)
    return max(filter(None, (answer, next(told, None), _again(gist, rivals), recurs)), default=None)


_TELLS: Final = (
    (Cue.RIVAL_KNOWN, (1.0, _NAMED)),
    (Cue.RIVAL_NAMED, (0.9, _NAMED)),
    (Cue.INCUMBENT_NAMED, (0.7, _INCUMBENT)),
    (Cue.INCUMBENT_USED, (0.7, _INCUMBENT)),
    (Cue.INCUMBENT, (0.8, _INCUMBENT)),
    (Cue.RIVALS, (0.8, _GENERIC)),
)
"""From the plainest to the loosest; the first counts."""


def _told(
    gist: Gist, cue: Cue, found: tuple[float, SignalDetail]
) -> tuple[float, SignalDetail] | None:
    if not gist.has(cue) or (cue is Cue.RIVAL_KNOWN and gist.has(Cue.TOOL_TALK)):
        return None
    if cue is Cue.INCUMBENT and gist.has(Cue.REFUSES):
        return None  # "we decided to go with another provider"
    if cue is Cue.RIVALS and gist.has(Cue.RIVALS_THOUGHT_OF):
        return None  # "my boss said, should we get three quotes"
    return found


def _answer(gist: Gist, asked: SignalDetail | None) -> tuple[float, SignalDetail] | None:
    if asked is None or gist.asks or gist.has(Cue.RIVALS_THOUGHT_OF):
        return None
    if gist.has(Cue.NAMES_SOMEBODY):
        return 0.8, (_NAMED if asked is _GENERIC else _INCUMBENT)
    if asked is _GENERIC and gist.has(Cue.ADMITS_RIVALS) and not gist.has(Cue.NO):
        return 0.7, _GENERIC
    return None


def _again(gist: Gist, rivals: Rivals) -> tuple[float, SignalDetail] | None:
    """A name that the call has named before as a rival's."""
    if not gist.has(Cue.RIVAL_HEARD):
        return None
    known = next((what for mark, what in rivals.heard if mark in gist.names), None)
    return None if known is None else (0.8, known)


def _recurs(gist: Gist, voice: Voice, rivals: Rivals) -> tuple[float, SignalDetail] | None:
    """A name that came before in a place of little weight, in another turn."""
    if not gist.has(Cue.RIVAL_MAYBE):
        return None
    before = any(
        mark in gist.names and turn != voice.turn and mark not in rivals.others
        for mark, turn in rivals.maybe
    )
    return (0.6, _NAMED) if before else None


def _told_by_the_rep(
    gist: Gist, reading: Reading, rivals: Rivals
) -> tuple[float, SignalDetail] | None:
    """The rep's talk of rivals is mostly pitch; only a known name, told of the buyer, counts.

    A name that the buyer brought up and the rep says back in a word or two is an echo.
    """
    if gist.has(Cue.PRODUCT_TALK, Cue.TOOL_TALK):
        return None
    if gist.has(Cue.RIVAL_KNOWN):
        return 0.8, _NAMED
    if gist.has(Cue.RIVAL_ASKED_OF):
        return 0.6, _INCUMBENT
    echoes = gist.words <= ECHO_WORDS and not any(one.asks for one in reading.gists)
    return None if echoes else _again(gist, rivals)
