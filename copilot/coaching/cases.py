"""A rule's own cases: short dialogues that must fire it, and others that must leave it quiet."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Final, Literal, NamedTuple

from pydantic import BeforeValidator, Field, PlainValidator, model_validator
from pydantic_core import PydanticCustomError

from copilot.coaching.part import AT, Flag, Part, Seconds, Share
from copilot.kinds import SPEAKERS, CallKind, Persona, Profile, SignalKind, Speaker

if TYPE_CHECKING:
    from collections.abc import Iterator

WORDS_PER_SECOND: Final = 2.5
"""150 words a minute, the pace that untimed lines are spoken at."""

GAP_S: Final = 0.6
"""Silence between untimed lines."""

STRETCH_S: Final = 12.0
"""Talk given in seconds is cut into stretches of at most this, as the segmenter would cut it."""


def _words(value: object) -> str | float:
    if isinstance(value, str) and 0 < len(value.strip()) <= 1_000:
        return value.strip()
    if isinstance(value, int | float) and not isinstance(value, bool) and 0 < value <= 3_600:
        return float(value)
    raise PydanticCustomError("words", "needs words, or seconds of talk from 1 to 3600")


Words = Annotated[
    str | float,
    PlainValidator(
        _words,
        json_schema_input_type=Annotated[str, Field(min_length=1, max_length=1_000)]
        | Annotated[float, Field(gt=0, le=3_600)],
    ),
]


class Said(NamedTuple):
    """One stretch of a case: who, from when to when, what (None: only talk), and from which line."""

    speaker: Speaker
    start: float
    end: float
    text: str | None
    line: int = 0
    late: bool = False
    means: tuple[tuple[SignalKind, float], ...] | None = None


class TimedLine(Part):
    """A line with its time: ``{at: 60, rep: "..."}``; a number instead of words is so many seconds.

    Words take the time of 150 a minute, or of `wpm`. With `late` the words are lost, as when the
    recogniser does not keep up. `means` stands in for the encoder: the strength of each kind of signal
    that the words mean, 0 for all that are left out.
    """

    at: Seconds | None = None
    """When it begins, in seconds of the call; right after the line before it if left out."""
    rep: Words | None = None
    """What the rep says; a number is so many seconds of talk, whatever its words."""
    buyer: Words | None = None
    """What the buyer says, or so many seconds of talk."""
    wpm: Annotated[int, Field(strict=True, ge=60, le=400)] | None = None
    """How fast it is said, in words a minute; 150 if left out."""
    late: Flag = False
    """`true`: the words are lost, as when the recogniser does not keep up."""
    means: dict[SignalKind, Share] | None = None
    """What the words mean, in the encoder's place: `{pain: 0.8}`."""

    @model_validator(mode="after")
    def _one_side(self) -> TimedLine:
        if (self.rep is None) == (self.buyer is None):
            raise PydanticCustomError("one_of", "needs exactly one of rep and buyer")
        return self


def _line_of_text(value: object) -> object:
    """``rep: What happens next?`` as keys."""
    if not isinstance(value, str):
        return value
    side, colon, words = value.partition(":")
    if not colon or side not in SPEAKERS or not words.strip():
        raise PydanticCustomError("line", "needs to begin with `rep: ` or `buyer: `")
    return {side: words}


TextLine = Annotated[str, Field(pattern=r"^(rep|buyer):\s*\S")]

Line = Annotated[
    TimedLine, BeforeValidator(_line_of_text, json_schema_input_type=TimedLine | TextLine)
]


class Talk(Part):
    """Seconds that each side talks, in turns; what they say does not matter."""

    rep: Seconds
    """Seconds that the rep talks."""
    buyer: Seconds
    """Seconds that the buyer talks."""


class Case(Part):
    """One dialogue. `kind` and `profile` default to the first that the rule applies to.

    `talk` comes before `lines`. Lines are numbered from 1. A case that must fire wants a card, at
    the latest by the end of `by_line` (or, of talk without lines, by the second `by_s`) and not
    before the end of `from_line`; ``card: none`` says that it leaves only a moment, and `moment`
    whether that must still stand when the call is over (a card may have done its work).
    """

    name: Annotated[str, Field(min_length=1, max_length=120)]
    """What the case is about: it is told when it fails."""
    kind: CallKind | None = None
    """The kind of call; the first that the rule applies to if left out."""
    profile: Profile | None = None
    """The rep's profile; the first that the rule applies to if left out."""
    persona: Persona | None = None
    """Who the buyer is; the first that the rule asks for if left out, else nobody said."""
    competitors: Annotated[
        tuple[Annotated[str, Field(max_length=60)], ...], Field(max_length=20)
    ] = ()
    """Names of rivals that were told before the call."""
    scheduled_end_s: Seconds | None = None
    """When the call is planned to end, in seconds from its beginning."""
    talk: Talk | None = None
    """Seconds of talk before the lines, whose words do not matter."""
    lines: Annotated[tuple[Line, ...], Field(max_length=300)] = ()
    """What is said, one line each: `rep: ...` or `buyer: ...`."""
    ends: Flag = True
    """Whether the call is over after the last line."""
    from_line: Annotated[int, Field(strict=True, ge=1)] | None = None
    """The card must not be wanted before the end of this line, counted from 1."""
    by_line: Annotated[int, Field(strict=True, ge=1)] | None = None
    """The card must be wanted by the end of this line, counted from 1."""
    by_s: Annotated[Seconds, Field(gt=0)] | None = None
    """The card must be wanted by this second, where there are no lines."""
    card: Literal["none"] | None = None
    """`none`: only a moment is left, and no card."""
    moment: Literal["kept", "erased"] | None = None
    """Whether the moment must still stand when the call is over."""

    @model_validator(mode="after")
    def _holds_something(self) -> Case:
        talked = self.talk is not None and max(self.talk.rep, self.talk.buyer) > 0
        if not talked and not self.lines:
            raise PydanticCustomError("one_of", "needs lines or talk")
        for name in ("from_line", "by_line"):
            if (getattr(self, name) or 0) > len(self.lines):
                raise PydanticCustomError(
                    "no_line",
                    "has {count} lines: there is none for {name}",
                    {"count": len(self.lines), "name": name, AT: name},
                )
        return self

    @model_validator(mode="after")
    def _no_time_of_no_card(self) -> Case:
        for name in ("from_line", "by_line", "by_s"):
            if self.card and getattr(self, name) is not None:
                raise PydanticCustomError(
                    "no_card", "says when a card is wanted, and that none is", {AT: name}
                )
        return self

    @property
    def says_when(self) -> bool:
        """Whether it says by when the card is wanted, or that none is."""
        return any(one is not None for one in (self.by_line, self.by_s, self.card))

    def said(self) -> Iterator[Said]:
        """The stretches of speech in order, timed."""
        at = 0.0
        if self.talk is not None:
            rounds = max(1, round(max(self.talk.rep, self.talk.buyer) / STRETCH_S + 0.5))
            for _ in range(rounds):
                for speaker, seconds in (
                    (Speaker.REP, self.talk.rep),
                    (Speaker.BUYER, self.talk.buyer),
                ):
                    if seconds:
                        yield Said(speaker, at, at + seconds / rounds, None)
                        at += seconds / rounds + GAP_S
        for number, line in enumerate(self.lines, start=1):
            for one in _line(line, at, number):
                yield one
                at = one.end + GAP_S


def _line(line: TimedLine, at: float, number: int) -> Iterator[Said]:
    speaker = Speaker.BUYER if line.rep is None else Speaker.REP
    words = line.buyer if line.rep is None else line.rep
    start = at if line.at is None else line.at
    if isinstance(words, str):
        pace = WORDS_PER_SECOND if line.wpm is None else line.wpm / 60
        end = start + len(words.split()) / pace
        means = None if line.means is None else tuple(line.means.items())
        yield Said(speaker, start, end, words, number, line.late, means)
        return
    left = float(words or 0.0)
    while left > 0:
        length = min(left, STRETCH_S)
        yield Said(speaker, start, start + length, None, number, line.late)
        start, left = start + length, left - length


class Cases(Part):
    """What must fire, and what must stay quiet."""

    fires: Annotated[tuple[Case, ...], Field(max_length=50)] = ()
    """Dialogues in which it must want a card, or leave a moment."""
    quiet: Annotated[tuple[Case, ...], Field(max_length=50)] = ()
    """Dialogues in which it must do neither."""

    @property
    def both(self) -> tuple[Case, ...]:
        """All of them, those that must fire first."""
        return (*self.fires, *self.quiet)
