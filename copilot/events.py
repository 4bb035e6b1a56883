"""The values that flow along the one path, in the order in which they appear.

Read this file first. What a side said reaches the conversation as `Utterance` and time as `Tick`,
both in order of audio time however late the words were. Every value is frozen; every time is in seconds of *that call's audio*,
never of a clock on a wall. ``rep`` and ``buyer`` are the only two speakers there are.
The closed sets that they speak in are in `copilot.kinds`.

::

    AudioFrame ─▶ VoiceProbability ─▶ SpeechStarted, SpeechSegment, SpeechResumed ─▶ Utterance, Heard
        ─▶ Conversation ─▶ Moment ─▶ Suggestion                        (and Pause, for the gate)

``Conversation`` lives in `copilot.conversation.state`, since it has behaviour of its own.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from copilot.bleed import Bleed
from copilot.kinds import CallKind, KindFrom, NextStepState, Persona, Profile

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from copilot.kinds import MomentKind, SignalDetail, SignalKind, Speaker
    from copilot.spoken import Spoken

SAMPLE_RATE_HZ = 16_000
FRAME_SAMPLES = 512
FRAME_SECONDS = FRAME_SAMPLES / SAMPLE_RATE_HZ  # 32 ms, the window Silero was trained on


@dataclass(frozen=True, slots=True, kw_only=True)
class CallContext:
    """What is known about a call before its first sound.

    `scheduled_end_s` is the planned end in seconds of call audio, or None when nobody said.
    `names` are the products, competitors and people that a person expects to be spoken of; they are
    for the recogniser alone, in memory, and are not shown with the rest. `persona` is who the buyer is
    as the rep said, and `competitors` whose offers are expected to be in play.
    """

    call_id: str
    kind: CallKind = CallKind.UNKNOWN
    profile: Profile = Profile.CORE
    scheduled_end_s: float | None = None
    names: tuple[str, ...] = field(default=(), repr=False)
    persona: Persona = Persona.UNKNOWN
    competitors: tuple[str, ...] = field(default=(), repr=False)


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class AudioFrame:
    """32 ms of one side: ``pcm`` is float32[512] in [-1, 1] at 16 kHz.

    Indices have no gaps; sound that never arrived comes as silence with ``lost`` set.
    """

    speaker: Speaker
    index: int
    pcm: NDArray[np.float32]
    lost: bool = False

    @property
    def start(self) -> float:
        """Seconds of call audio at the frame's first sample."""
        return self.index * FRAME_SECONDS


@dataclass(frozen=True, slots=True, kw_only=True)
class VoiceProbability:
    """How likely frame `index` of one side holds a voice, 0 to 1."""

    speaker: Speaker
    index: int
    probability: float


@dataclass(frozen=True, slots=True, kw_only=True)
class SpeechStarted:
    """A side began to speak at `start`; known a few frames later."""

    speaker: Speaker
    start: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Resumed:
    """How a stretch went on that had been closed: at `end` it was, at `at` voice came back.

    `silence_s` is all its pauses so far after which that happened.
    """

    end: float
    at: float
    silence_s: float


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class SpeechSegment:
    """A stretch of one side's speech, ready for the recogniser.

    With ``final`` unset the side has only just fallen silent: decoding may begin, but if speech
    resumes the same stretch comes again, longer. A final one never changes, but one with the same
    `start` may follow that has ``resumed`` set: the side went on after a short pause, and what it
    said is heard again as a whole and takes the place of the former. At most 15 s long.
    `pcm` is float32 at 16 kHz; it may start a little before `start` (pre-roll) and run a little
    past `end`.
    """

    speaker: Speaker
    start: float
    end: float
    pcm: NDArray[np.float32]
    final: bool
    resumed: Resumed | None = None

    @property
    def key(self) -> tuple[Speaker, int, int]:
        """Identity of the stretch in milliseconds: a tentative and its final share it."""
        return (self.speaker, round(self.start * 1000), round(self.end * 1000))


@dataclass(frozen=True, slots=True, kw_only=True)
class SpeechResumed:
    """A side that had fallen silent goes on: its tentative stretch with this `key` is void."""

    speaker: Speaker
    key: tuple[Speaker, int, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Meaning:
    """How likely, 0 to 1, an utterance means what a signal is about, whatever its words.

    It is `sure` from the strength on at which training found its kind right often enough.
    """

    kind: SignalKind
    strength: float
    sure: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Utterance:
    """What a side said between `start` and `end`.

    `confidence` is the recogniser's mean log-probability of a word, as a probability 0 to 1.
    With ``late`` the words came too late or not at all: `words` is then empty, and rules that
    need words must treat this stretch as unheard; with ``unclear`` too they did come, and cannot be
    believed. With ``bleed`` it is the buyer's, heard once more
    through the rep's microphone, and counts for nobody. With ``nobody`` the recogniser found no
    voice in the stretch: nobody said it, and it never reaches the conversation. With ``resumed`` it
    takes the place of the side's utterance with the same `start`.
    `meanings` has one entry for each kind that was judged, however weak; a kind without one was not.
    """

    speaker: Speaker
    start: float
    end: float
    words: Spoken
    confidence: float
    late: bool = False
    unclear: bool = False
    bleed: bool = False
    nobody: bool = False
    resumed: Resumed | None = None
    meanings: tuple[Meaning, ...] = ()

    @property
    def duration(self) -> float:
        """Seconds from first to last voice."""
        return self.end - self.start

    @property
    def voiced_s(self) -> float:
        """Seconds, without the pauses after which a closed stretch was gone on with."""
        return self.duration - (self.resumed.silence_s if self.resumed else 0.0)

    @property
    def new_from(self) -> float:
        """Where that begins which no earlier utterance had."""
        return self.resumed.at if self.resumed else self.start


@dataclass(frozen=True, slots=True, kw_only=True)
class Heard:
    """Watermark: all that happened up to `until` is decoded, or was given up. Never falls."""

    until: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Tick:
    """A second of call audio has gone by; lets rules about time be asked in a silence too.

    `lost_s` are the seconds of the call so far in which a side's sound was missing.
    """

    at: float
    lost_s: float = 0.0
    bleed: Bleed = field(default_factory=Bleed)


@dataclass(frozen=True, slots=True, kw_only=True)
class CallEnded:
    """There is no more sound."""

    at: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Pause:
    """Nobody speaks since `start`; `words_known` says that both sides are heard up to there."""

    start: float
    length: float
    words_known: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Signal:
    """Something an utterance told us: a kind from a closed set, a strength 0 to 1, no words.

    `strength` is how sure it is, from a lone loose phrase to a plain statement.
    """

    kind: SignalKind
    at: float
    speaker: Speaker
    strength: float = 1.0
    detail: SignalDetail | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Moment:
    """A coachable moment: kind, offset and numbers. This, and no word, is what is kept.

    `id` is UUIDv5 of call, rule and offset in milliseconds, so writing it twice is one row.
    """

    id: str
    call_id: str
    rule: str
    rule_version: int
    kind: MomentKind
    at: float
    strength: float
    value: float | None = None
    limit: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Suggestion:
    """A card: the moment it belongs to and what the rep may see, all of it from the rule file."""

    moment: Moment
    skill: str
    cue: str
    why: str
    ask: str
    priority: int
    shown_at: float
    expires_at: float
    waited: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Stood:
    """How the call stood when it ended, as to the deal. The default is a call nobody understood.

    What came up is True once it was spoken of, by either side, False only if the call ended and was
    heard without it, else None. Firsts are in seconds of call audio. `questions_by_third` are the
    rep's, in each third of the call's length.
    """

    next_step: NextStepState = NextStepState.UNKNOWN
    budget_came_up: bool | None = None
    authority_came_up: bool | None = None
    need_came_up: bool | None = None
    timing_came_up: bool | None = None
    price_first_s: float | None = None
    next_step_first_s: float | None = None
    questions_by_third: tuple[int, int, int] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class CallSummary:
    """A call in numbers. Shares are of voiced seconds, silence left out; None before any voice.

    `kind` is the one in force when it ended, and `kind_from` who said so, as sure as
    `kind_confidence`, 0 to 1.
    """

    call_id: str
    kind: CallKind
    profile: Profile
    duration_s: float
    rep_speech_s: float
    buyer_speech_s: float
    rep_share: float | None
    rep_words: int
    buyer_words: int
    turns: int
    rep_questions: int
    buyer_questions: int
    longest_rep_monologue_s: float
    longest_buyer_stretch_s: float
    median_response_gap_s: float | None
    cards: int
    moments: tuple[Moment, ...] = field(default_factory=tuple)
    lost_frames: int = 0
    late_utterances: int = 0
    dropped_utterances: int = 0
    dropped_cards: int = 0
    bleed: Bleed = field(default_factory=Bleed)
    stood: Stood = field(default_factory=Stood)
    kind_from: KindFrom = KindFrom.NOBODY
    kind_confidence: float = 0.0
