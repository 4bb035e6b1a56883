"""`measure`: a number of the conversation is over or under a threshold for this kind of call."""

from __future__ import annotations

from math import inf
from typing import TYPE_CHECKING, Annotated, Final, Literal, get_args

from pydantic import AfterValidator, BeforeValidator, Field, WithJsonSchema, model_validator
from pydantic_core import PydanticCustomError

from copilot.coaching.checks.known import known
from copilot.coaching.checks.moving import moves_at
from copilot.coaching.finding import Finding, Why
from copilot.coaching.inputs import GATES, KIND, Gate, until
from copilot.coaching.nearest import did_you_mean
from copilot.coaching.part import AT, Number, Part
from copilot.conversation.measures import Measures
from copilot.kinds import SPEAKERS, CallKind

if TYPE_CHECKING:
    from collections.abc import Iterable

    from copilot.coaching.inputs import Lasting
    from copilot.coaching.scene import Scene
    from copilot.conversation.state import Conversation

Name = Literal[
    "voiced_s",
    "rep_share",
    "rolling_rep_share",
    "current_monologue_s",
    "longest_rep_monologue_s",
    "longest_buyer_stretch_s",
    "rep_questions",
    "rep_open_questions",
    "open_question_share",
    "buyer_questions",
    "rep_response_gap_s",
    "rep_speech_s",
    "buyer_speech_s",
    "turns",
    "current_monologue_words",
    "longest_rep_monologue_words",
    "since_rep_question_s",
    "since_rep_open_question_s",
    "rep_questions_per_10_min",
    "rep_words_per_s",
    "pace_ratio",
    "pace_after_objection_ratio",
    "rep_cut_ins",
    "since_rep_cut_in_s",
    "buyer_gone_quiet",
]
"""What can be compared: fields of `Measures` and of `Course`; `voiced_s`, the speech of both sides
together; `open_question_share`, the rep's open questions over all of the rep's; and
`buyer_gone_quiet`, how sure that is, 0 to 1."""

_OF_THE_REP: Final = frozenset(get_args(Name)) - {
    "longest_buyer_stretch_s",
    "buyer_questions",
    "buyer_speech_s",
}
"""What is wrong once the buyer's voice counts as the rep's."""

_OF_MEASURES: Final = {
    name
    for name in get_args(Name)
    if name in {"voiced_s", "open_question_share"} or hasattr(Measures, name)
}

_SHARES: Final = frozenset(
    {"rep_share", "rolling_rep_share", "open_question_share", "buyer_gone_quiet"}
)

_LATEST: Final = 6
"""Turns that are looked at for where each side ended; one that is not found only wakes a rule early."""

DEFAULT: Final = "default"


def _by_kind(value: object) -> object:
    return value if isinstance(value, dict) else {DEFAULT: value}


def _known_kinds(value: dict[str, float]) -> dict[str, float]:
    known = [DEFAULT, *CallKind]
    for key in value:
        if key not in known:
            raise PydanticCustomError(
                "kind",
                "has no kind of call '{key}'{nearest}",
                {
                    "key": key,
                    "nearest": did_you_mean(key, known),
                    AT: key,
                },
            )
    return value


_ByKind = Annotated[
    dict[str, Number],
    WithJsonSchema(
        {
            "type": "object",
            "propertyNames": {"enum": [DEFAULT, *CallKind]},
            "additionalProperties": {"type": "number"},
            "minProperties": 1,
        }
    ),
]

Threshold = Annotated[
    dict[str, Number],
    BeforeValidator(_by_kind, json_schema_input_type=Number | _ByKind),
    AfterValidator(_known_kinds),
    Field(min_length=1),
]
"""One number for all calls, or one for each kind of call with `default` for the rest."""


class MeasureCheck(Part):
    """Holds when measure `name` is over `over`, or under `under`. Shares are 0 to 1.

    A kind of call that the thresholds leave out (no `default`) never holds, nor does a measure
    that does not exist yet. Most measures come from who spoke when, and need no words. What the rep's
    microphone made wrong, hearing the buyer too, is not known: neither this nor its ``not`` holds;
    nor is what too much went unheard for, such as few questions where words are missing.
    """

    name: Name
    """Which number: see `copilot rules measures`."""
    over: Threshold | None = None
    """It must be more than this; or than this for a kind of call: `{demo: 0.8, default: 0.6}`."""
    under: Threshold | None = None
    """It must be less than this; one number, or one for each kind of call."""

    @model_validator(mode="after")
    def _one_of_the_two(self) -> MeasureCheck:
        if (self.over is None) == (self.under is None):
            raise PydanticCustomError("one_of", "needs exactly one of over and under")
        return self

    @model_validator(mode="after")
    def _shares_are_shares(self) -> MeasureCheck:
        side = "over" if self.over is not None else "under"
        bounds = (self.over or self.under or {}).values()
        most = max(bounds)
        # over 1 for one kind of call leaves it out; for all of them it leaves out every call
        if self.name in _SHARES and (most > 1 or (side == "over" and min(bounds) == 1)):
            hint = f": write {most / 100:g}" if 1 < most <= 100 and most.is_integer() else ""
            raise PydanticCustomError(
                "share",
                "is {side} {most}, and {name} goes from 0 to 1{hint}",
                {"side": side, "most": f"{most:g}", "name": self.name, "hint": hint, AT: side},
            )
        return self

    def limit(self, kind: CallKind) -> float | None:
        """The threshold for this kind of call, None where there is none."""
        thresholds = self.over or self.under or {}
        return thresholds.get(kind, thresholds.get(DEFAULT))

    def look(self, scene: Scene) -> Finding:
        """Compare."""
        if _is_wrong(scene, self.name):
            return Finding(holds=None, why=(Why.MEASURE,))
        value = _value(scene.conversation, self.name)
        bound = self.limit(scene.conversation.kind)
        if bound is None:
            return Finding(holds=False, why=(Why.MEASURE,))
        beyond = 0.0
        if value is not None:
            beyond = value - bound if self.over is not None else bound - value
        few = (beyond > 0) is (self.over is None)
        heard = known(self.name, scene, value, few=few)
        if value is None:
            return Finding(holds=False if heard else None, why=(Why.MEASURE,))
        return Finding(
            holds=beyond > 0 if heard else None,
            why=(Why.MEASURE,),
            strength=_strength(beyond, bound),
            value=value,
            limit=bound,
        )

    def lasts(self, scene: Scene, *, holds: bool) -> Lasting:
        """Either lasts until somebody has spoken; what also moves with time, as `moves_at` says.

        A sum of speech is over its threshold no sooner than both could have talked so long. Another
        kind of call may have another threshold.
        """
        bound = self.limit(scene.conversation.kind)
        if bound is None:
            return until(KIND)
        gate = Gate(self.name, self.over is not None, bound, holds)
        if self.name not in _OF_MEASURES or self.name == "rolling_rep_share":
            return until(GATES | KIND, moves_at(gate, scene), (gate,))
        if self.name == "voiced_s" and gate.over and not holds:
            return until(KIND, _soonest(scene, bound))
        return until(GATES | KIND, inf, (gate,))


def values(scene: Scene, names: Iterable[str]) -> dict[str, tuple[bool, float | None]]:
    """The measures at one instant, and of each whether it may be wrong."""
    now = scene.conversation
    withheld = now.measures.withheld
    return {name: (withheld and name in _OF_THE_REP, _value(now, name)) for name in names}


def _is_wrong(scene: Scene, name: str) -> bool:
    """Whether it may be wrong, because the rep's microphone hears the buyer too."""
    return name in _OF_THE_REP and scene.conversation.measures.withheld


def _soonest(scene: Scene, bound: float) -> float:
    """When both sides together can have talked so long, each without a pause from its last end on."""
    ends = dict.fromkeys(SPEAKERS, 0.0)
    for turn in scene.conversation.turns[-_LATEST:]:
        ends[turn.speaker] = max(ends[turn.speaker], turn.end)
    missing = bound - scene.conversation.measures.rep_speech_s
    missing -= scene.conversation.measures.buyer_speech_s
    return (missing + sum(ends.values())) / len(ends)


def _value(now: Conversation, name: str) -> float | None:
    measures = now.measures
    if name == "buyer_gone_quiet":
        return now.quiet.sure
    if name == "voiced_s":
        return measures.rep_speech_s + measures.buyer_speech_s
    if name == "open_question_share":
        asked = measures.rep_questions
        return measures.rep_open_questions / asked if asked else None
    value: float | None = getattr(measures if name in _OF_MEASURES else now.course, name)
    return value


def _strength(beyond: float, bound: float) -> float:
    """Half at the threshold itself, whole when it is passed by half as much again."""
    if beyond <= 0 or bound <= 0:
        return 0.5
    return min(1.0, 0.5 + beyond / bound)
