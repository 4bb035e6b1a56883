"""A call as sound through the whole path, faster than real time, with somebody noting what it finds."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from benchmarks import wording
from benchmarks.overhear import InMemory
from benchmarks.understood.found import Collector, Found, Places, level_of
from benchmarks.understood.play import card_of, context_of, planned_end
from copilot.audio.pace import Paced
from copilot.session import Call, Told, run_call

if TYPE_CHECKING:
    from benchmarks.understood.labelled import Labelled
    from benchmarks.understood.voices import Sides
    from copilot.assemble import Workshop
    from copilot.coaching.engine import Engine, EngineState, Step
    from copilot.coaching.gate import Decision, Gate, GateInput, GateState
    from copilot.coaching.rulebook import Rulebook
    from copilot.coaching.schema import Rule
    from copilot.conversation.state import Conversation
    from copilot.events import Suggestion, Utterance
    from copilot.kinds import Speaker


@dataclass(frozen=True, slots=True, kw_only=True)
class Heard:
    """What was found in a call that was heard, the call as it was heard, and the words heard wrongly."""

    found: Found
    call: Labelled
    errors: wording.Errors


@dataclass(slots=True)
class _Engine:
    """The rules of a call, with somebody who notes how the conversation stands at each step."""

    engine: Engine
    conversation: Conversation | None = None
    collector: Collector = field(default_factory=Collector)
    utterances: dict[tuple[Speaker, float], Utterance] = field(default_factory=dict)

    @property
    def rules(self) -> tuple[Rule, ...]:
        return self.engine.rules

    @property
    def rulebook(self) -> Rulebook:
        return self.engine.rulebook

    def begin(self) -> EngineState:
        return self.engine.begin()

    def step(self, state: EngineState, conversation: Conversation) -> tuple[EngineState, Step]:
        self.conversation = conversation
        self.collector.see(conversation)
        latest = conversation.latest
        if latest is not None:  # what goes on takes the place of what there was of it
            self.utterances[latest.speaker, latest.start] = latest
        return self.engine.step(state, conversation)


@dataclass(slots=True)
class _Gate:
    """The gate of a call, with somebody who notes the cards."""

    gate: Gate
    shown: list[Suggestion] = field(default_factory=list)

    def step(self, state: GateState, now: GateInput) -> tuple[GateState, Decision]:
        after, decision = self.gate.step(state, now)
        if decision.show is not None:
            self.shown.append(decision.show)
        return after, decision


async def hear(call: Labelled, sides: Sides, workshop: Workshop, *, planned: bool) -> Heard:
    """Run a call over its sound, which waits for words as a replay does."""
    context = context_of(call, planned_end(sides.turns[-1].end) if planned else None)
    stages = workshop.stages(context)
    engine, gate = _Engine(stages.coach.engine), _Gate(stages.coach.gate)
    coach = replace(stages.coach, engine=engine, gate=gate)  # type: ignore[arg-type]  # stand in
    sound = Paced(InMemory(sides.rep, sides.buyer, call.id), None)
    summary = await run_call(
        Call(context=context, sound=sound, wait_for_words=True),
        replace(stages, coach=coach),
        Told(publish=lambda _message: None),
    )
    conversation, places = engine.conversation, Places(sides.turns)
    assert conversation is not None
    found = Found(
        call=call.id,
        finds=places.finds(engine.collector.signals),
        cards=tuple(card_of(card, places) for card in gate.shown),
        moments=places.moments(summary.moments),
        level=level_of(conversation.next_step.level),
        rep_word_share=conversation.measures.rep_word_share,
        rep_questions=conversation.measures.rep_questions,
        seconds=summary.duration_s,
        turn_ends=places.ends(),
    )
    texts = _texts(engine.utterances, places)
    return Heard(found=found, call=_as_heard(call, texts), errors=_errors(sides, texts))


def _texts(said: dict[tuple[Speaker, float], Utterance], places: Places) -> dict[int, str]:
    """What was heard in each turn: an utterance belongs where its middle lies."""
    texts: dict[int, str] = {}
    for one in sorted(said.values(), key=lambda utterance: utterance.start):
        if one.words and not one.bleed:
            turn = places.turn_at((one.start + one.end) / 2, one.speaker)
            texts[turn] = f"{texts.get(turn, '')} {one.words.reveal()}".strip()
    return texts


def _as_heard(call: Labelled, texts: dict[int, str]) -> Labelled:
    """The same call with the words that were heard."""
    turns = (replace(turn, text=texts.get(number, "")) for number, turn in enumerate(call.turns))
    return replace(call, turns=tuple(turns))


def _errors(sides: Sides, texts: dict[int, str]) -> wording.Errors:
    """Words heard wrongly, side by side as one long line each."""
    speakers = {one.speaker for one in sides.turns}
    return wording.total(
        wording.errors(
            " ".join(one.text for one in sides.turns if one.speaker is speaker),
            " ".join(texts.get(one.turn, "") for one in sides.turns if one.speaker is speaker),
        )
        for speaker in sorted(speakers)
    )
