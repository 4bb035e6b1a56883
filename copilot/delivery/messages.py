"""The wire: what server and overlay say to each other, version 1.

Every message is one JSON object with ``v``, ``type``, ``session``, ``seq`` and ``ts`` (seconds of
call audio when it was made). Text in a ``suggest`` comes from a rule file; nothing in any message
was ever said on the call.

The server numbers a call's messages, one by one from 1; an overlay sees the numbers rise, with gaps
where something newer took a message's place. An ``error`` or ``bye`` that concerns one socket
alone has no ``session`` and the number 0. The overlay numbers its own messages.

========== ======= =========================================================================
type       from    carries
========== ======= =========================================================================
hello      overlay the one-time ticket, as the first message, within 2 s
resume     overlay ticket, session and the last ``seq`` seen
control    overlay what the rep did to the view: snooze, wake, hide, show, pin, release, dismiss, and
                   ask: the best card now, whatever the moment
ack        overlay receipt of a ``seq``; no reaction travels in it
welcome    server  the call and its plan, the answer to hello and resume
state      server  what is heard, who speaks, talk share, banner, time, what the call still needs
heard      server  one stretch of speech as numbers: side, start, end, count of words
suggest    server  a card
withdraw   server  a card is no longer in view, and why
answer     server  the rep asked and there is no card: why, and what is still open
summary    server  the call in numbers, after its end
error      server  a code, what was wrong and what to do; the socket then closes, unless
                   ``goes_on`` says that the call goes on all the same
bye        either  the socket is about to close, with a code
========== ======= =========================================================================
"""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, TypeAdapter

from copilot.coaching.checklist import Need, Standing
from copilot.kinds import CallKind, KindFrom, MomentKind, Profile, Speaker

VERSION = 1

SideState = Literal["listening", "speaking", "silent", "lost"]
Banner = Literal["none", "starting", "hears_nothing", "behind", "wordless", "blind", "ended"]
WithdrawReason = Literal["expired", "dismissed", "replaced", "call_ended", "hidden"]
ControlAction = Literal["snooze", "wake", "hide", "show", "pin", "release", "dismiss", "ask"]
NoCard = Literal["nothing_wanted", "words_late", "card_in_view", "call_ended"]
PageSideState = Literal["live", "muted", "ended", "denied", "unticked", "unplugged"]
"""How the page says one side's device fares."""
SideTrouble = Literal["none", "muted", "ended", "denied", "unticked", "unplugged", "silent"]
"""What keeps one side of a live call from being heard; ``silent``: its device gives digital silence."""


_BAND = (
    "Rep's share of voiced time that is usual for this kind of call, 0 to 1; none where nobody "
    "gives one, or the kind is not known."
)


class Message(BaseModel):
    """The envelope."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    v: Literal[1] = 1
    session: str = Field("", max_length=64)
    seq: int = Field(0, ge=0)
    ts: float = Field(0.0, ge=0, description="Seconds of call audio.")


class Hello(Message):
    """First message of an overlay."""

    type: Literal["hello"] = "hello"
    ticket: str = Field(min_length=16, max_length=128)


class Resume(Message):
    """First message of an overlay that was here before. `session` names it, `seen` is the last seq."""

    type: Literal["resume"] = "resume"
    ticket: str = Field(min_length=16, max_length=128)
    seen: int = Field(ge=0)


class Control(Message):
    """The rep's wish about the view. It is acted on and forgotten."""

    type: Literal["control"] = "control"
    action: ControlAction
    card: str = Field("", max_length=64)
    seconds: float = Field(300.0, gt=0, le=3600, description="Of a snooze.")


class Ack(Message):
    """Receipt of a server message."""

    type: Literal["ack"] = "ack"
    seen: int = Field(ge=0)


class Welcome(Message):
    """The call as it stands when an overlay joins."""

    type: Literal["welcome"] = "welcome"
    server: str
    call: str
    kind: CallKind
    profile: Profile
    duration_s: float | None = None
    scheduled_end_s: float | None = None
    talk_band: tuple[float, float] | None = Field(None, description=_BAND)
    sample: str | None = Field(None, description="Id of the sample call that is being played.")
    hidden: bool = Field(default=False, description="The rep wants to see no card for now.")
    snoozed_until_s: float | None = Field(
        None, description="Until when in the call the rep wants no card; none while cards may come."
    )


class Talk(BaseModel):
    """Talk-to-listen share: voiced seconds of one side over those of both, silence left out."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    rep: float | None = None
    buyer: float | None = None
    rolling_rep: float | None = Field(None, description="Rep's share over the last five minutes.")


class Bleeding(BaseModel):
    """The buyer's voice in the rep's microphone, so far."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    seconds: float = Field(0.0, ge=0)
    confidence: float = Field(
        1.0, ge=0, le=1, description="Part of the seconds in which the two were told apart."
    )
    withheld: bool = Field(
        default=False,
        description="The rep's measures would be wrong: shares are null, and no rule uses one.",
    )


class CheckLine(BaseModel):
    """One thing that this kind of call needs, and how far it is. The label is ours."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    need: Need
    label: str = Field(max_length=32)
    standing: Standing


class KindLine(BaseModel):
    """What kind of call it is taken for, and who says so."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    kind: CallKind = CallKind.UNKNOWN
    source: KindFrom = KindFrom.NOBODY
    confidence: float = Field(
        0.0, ge=0, le=1, description="Of one that was heard; 1 if it was said."
    )


class Capture(BaseModel):
    """How a live call's sound reaches the service."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    consent: Literal["awaited", "given", "withdrawn"] = "awaited"
    connected: bool = Field(default=False, description="The page that listens is connected.")
    rep: SideTrouble = "none"
    buyer: SideTrouble = "none"
    catching_up: bool = Field(
        default=False, description="Sound of a while ago is being heard: no card comes meanwhile."
    )
    restarted: bool = Field(
        default=False,
        description="The service restarted in this call: words before it are not known.",
    )


class State(Message):
    """What the overlay shows all the time. Only the newest counts."""

    type: Literal["state"] = "state"
    rep: SideState
    buyer: SideState
    banner: Banner = "none"
    elapsed_s: float
    remaining_s: float | None = None
    talk: Talk = Talk()
    monologue_s: float = Field(0.0, description="Seconds the rep has talked without the buyer.")
    questions: int = Field(0, description="Questions the rep has asked.")
    checklist: tuple[CheckLine, ...] = Field(
        (), description="What this kind of call needs, in an order that never changes."
    )
    kind: KindLine = KindLine()
    talk_band: tuple[float, float] | None = Field(None, description=_BAND)
    bleed: Bleeding = Bleeding()
    late: int = 0
    dropped: int = 0
    unkept: str = Field(
        "",
        max_length=240,
        description="Why the call's numbers are not being kept; empty while they are.",
    )
    audio_zero_unix_ms: float | None = Field(
        None, description="Wall-clock time of the call's first sample, to line up a played sample."
    )
    capture: Capture | None = Field(None, description="Of a live call; none where a sample plays.")


class HeardSpeech(Message):
    """A stretch of speech, decoded: numbers only."""

    type: Literal["heard"] = "heard"
    speaker: Speaker
    start_s: float
    end_s: float
    words: int
    late: bool = False


class Suggest(Message):
    """One card."""

    type: Literal["suggest"] = "suggest"
    id: str
    rule: str
    skill: str
    kind: MomentKind
    text: str = Field(max_length=120, description="The cue, at most 12 words.")
    why: str = Field(max_length=240)
    ask: str = Field(max_length=240)
    at_s: float
    ttl_ms: int
    waited_ms: int = Field(description="From the moment that wanted the card to the card.")
    priority: int
    pinned: bool = Field(
        default=False, description="The rep has pinned it: told to an overlay that joins meanwhile."
    )


class Withdraw(Message):
    """The card is out of view."""

    type: Literal["withdraw"] = "withdraw"
    id: str
    reason: WithdrawReason


class Answer(Message):
    """The rep asked for a card, and there is none to show."""

    type: Literal["answer"] = "answer"
    reason: NoCard
    need: Need | None = Field(None, description="The most useful thing that is still open.")
    label: str = Field("", max_length=32)
    ask: str = Field("", max_length=120, description="A question that may bring it up.")
    unsure: bool = Field(default=False, description="Words are missing: it may have come up.")


class MomentLine(BaseModel):
    """One moment in a summary."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    id: str
    kind: MomentKind
    rule: str
    at_s: float
    strength: float
    value: float | None = None
    limit: float | None = None


class TalkShare(BaseModel):
    """Final shares of voiced seconds."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    rep: float | None
    buyer: float | None


class Summary(Message):
    """The call in numbers. The last message of a replay."""

    type: Literal["summary"] = "summary"
    call: str
    kind: CallKind
    kind_from: KindFrom = KindFrom.NOBODY
    kind_confidence: float = Field(0.0, ge=0, le=1)
    duration_s: float
    talk_share: TalkShare
    cards: int
    moments: tuple[MomentLine, ...]
    rep_words: int
    buyer_words: int
    turns: int
    rep_questions: int
    buyer_questions: int
    longest_rep_monologue_s: float
    longest_buyer_stretch_s: float
    median_response_gap_s: float | None
    late_utterances: int
    dropped_utterances: int
    lost_frames: int
    dropped_cards: int
    bleed: Bleeding = Bleeding()


class ErrorMessage(Message):
    """What went wrong, in the words of `copilot.errors`."""

    type: Literal["error"] = "error"
    code: str
    what: str
    remedy: str = ""
    goes_on: bool = Field(default=False, description="The call goes on all the same.")


class Bye(Message):
    """Goodbye, with a code: ``call-over`` or ``session-elsewhere`` from the server."""

    type: Literal["bye"] = "bye"
    code: str


FromOverlay = Annotated[Hello | Resume | Control | Ack | Bye, Field(discriminator="type")]
FromServer = Annotated[
    Welcome | State | HeardSpeech | Suggest | Withdraw | Answer | Summary | ErrorMessage | Bye,
    Field(discriminator="type"),
]
FROM_OVERLAY: TypeAdapter[FromOverlay] = TypeAdapter(FromOverlay)
FROM_SERVER: TypeAdapter[FromServer] = TypeAdapter(FromServer)
