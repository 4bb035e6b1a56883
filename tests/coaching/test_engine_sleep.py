"""Rules that are not asked because nothing of theirs changed say what they would say if asked."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from copilot.coaching.cases import Case
from copilot.coaching.engine import Engine
from copilot.coaching.inline_tests import events as events_of_case
from copilot.coaching.played import played
from copilot.coaching.rulebook import Rulebook
from copilot.coaching.schema import Rule
from copilot.conversation.retelling import Retelling
from copilot.conversation.state import Conversation
from copilot.events import Resumed
from copilot.kinds import Speaker
from copilot.spoken import Spoken
from tests.coaching.make import context, rule, said
from tests.coaching.plain_walk import walked, watches

CHECKS = (
    {"phrase": {"any_of": ["price", "budget"], "within_s": 20}},
    {"signal": {"kind": "price", "within_s": 15}},
    {"signal": {"kind": "question", "speaker": "rep", "at_least": 3}},
    {"signal": {"kind": "question", "detail": "open", "within_s": 30}},
    {"absent": {"any_of": ["budget"]}},
    {"absent": {"any_of": ["question"], "within_s": 20}},
    {"absent": {"any_of": ["timeline"], "by_s": 30}},
    {"absent": {"phrases": ["forty", "march"], "speaker": "rep"}},
    {"absent": {"phrases": ["tuesday"], "any_of": ["budget"], "within_s": 20}},
    {"absent": {"phrases": ["goodbye"], "meanings": ["pain"], "by_s": 15}},
    {"measure": {"name": "rolling_rep_share", "over": 0.6}},
    {"measure": {"name": "voiced_s", "over": 20}},
    {"next_step": {"at_most": "proposed"}},
    {"next_step": {"at_least": "specific"}},
    {"time": {"elapsed_at_least_s": 25}},
    {"time": {"elapsed_at_most_s": 40}},
    {"time": {"progress_at_least": 0.5, "elapsed_at_most_s": 60}},
    {"time": {"remaining_at_most_s": 20}},
    {"time": {"remaining_at_most_share": 0.3}},
    {"ending": {"wrap_up_strength": 0.6}},
    {"silence": {"at_least_s": 4}},
    {"silence": {"at_least_s": 2, "after": "buyer"}},
    {"fact": {"kind": "money"}},
    {"fact": {"kind": "day", "speaker": "buyer", "within_s": 10}},
    {"objection": {"after_turns": 1}},
    {"meaning": {"kind": "pain"}},
    {"context": {"scheduled_end_known": True}},
    {"context": {"personas": ["user"]}},
    {"phase": {"any_of": ["pricing"]}},
    {"sequence": {"steps": [{"kind": "price"}, {"phrases": ["yes"]}], "within_s": 30}},
    {"sequence": {"steps": [{"phrases": ["budget"]}, {"kind": "question"}], "within_turns": 2}},
    {"response": {"to": "price", "any_of": ["question"]}},
    {"response": {"to": {"kind": "question", "speaker": "rep"}, "none_of": ["budget", "price"]}},
    {"response": {"to": {"phrases": ["price"]}, "none_of": [{"phrases": ["forty"]}, "budget"]}},
    {"response": {"to": "question", "any_of": [{"phrases": ["works"]}], "within_s": 40}},
    {"always": True},
)
TREES = st.recursive(
    st.sampled_from(CHECKS),
    lambda inner: (
        st.lists(inner, min_size=1, max_size=3).map(lambda parts: {"all": parts})
        | st.lists(inner, min_size=1, max_size=3).map(lambda parts: {"any": parts})
        | inner.map(lambda part: {"not": part})
    ),
    max_leaves=6,
)
LINES = st.lists(
    st.tuples(
        st.sampled_from(("rep", "buyer")),
        st.sampled_from(
            (
                "Is there a budget for it?",
                "What would you like to see next?",
                "The price is forty dollars a month.",
                "Yes, that works for us, Tuesday at three.",
                "That is too expensive for us.",
                "Shall we meet on Tuesday at three?",
                "Thank you for your time today, goodbye.",
                "We go live in March.",
                7.0,
                16.0,
            )
        ),
        st.sampled_from((0.3, 1.0, 6.0)),
        st.booleans(),
    ),
    min_size=1,
    max_size=8,
)


def spoken(lines: list[tuple[str, str | float, float, bool]], planned: float | None) -> Case:
    at, timed = 0.0, []
    for side, words, gap, late in lines:
        at += gap
        timed.append({"at": at, side: words, "late": late and gap == 6.0})
        at += words if isinstance(words, float) else len(words.split()) / 2.5
    return Case.model_validate({"name": "a call", "lines": timed, "scheduled_end_s": planned})


@settings(max_examples=60, deadline=None)
@given(
    st.lists(TREES, min_size=1, max_size=4), LINES, st.sampled_from((None, 50.0)),
    st.sampled_from(({}, {"limits": {"per_call": 2, "cooldown_s": 5, "stands_s": 3}})),
    st.sampled_from(("fired", "end")),
)  # fmt: skip
def test_rules_that_sleep_say_what_they_would_say_awake(
    trees: list[dict[str, object]], lines: Any, planned: float | None, limits: Any, settle: str
) -> None:
    plain = rule()
    own = tuple(
        Rule.model_validate(
            {
                "id": f"rule-{number}", "version": 1, "title": "A rule", "skill": "one",
                "kind": "probe", "maturity": "experimental", "when": tree, "priority": 50,
                "max_wait_s": 9.0, "card": plain.card.model_dump(exclude_none=True),
                "practice": "None.", "moment": {"settle": settle}, **limits,
            }
        )
        for number, tree in enumerate(trees)
    )  # fmt: skip
    events = list(events_of_case(spoken(lines, planned)))
    engine = Engine(Rulebook(own), context(scheduled_end_s=planned))
    for now, awake in zip(played(engine, events), walked(engine, events), strict=True):
        assert now.step == awake.step
        assert watches(engine, now.state) == watches(engine, awake.state)


def test_a_rule_that_was_certain_is_asked_anew_when_a_stretch_goes_on() -> None:
    own = rule(("{always: true}", "{absent: {phrases: [pilot]}}"))
    engine = Engine(Rulebook((own,)), context())
    piece = said("a pilot", 20.0)
    goes_on = Resumed(end=20.0, at=20.6, silence_s=0.6)
    whole = replace(piece, end=23.0, words=Spoken("a pile of things"), resumed=goes_on)
    state, call, waiting = engine.begin(), Retelling(conversation=Conversation.begin(context())), []
    for event in (said("hello", 4.0), piece, said("hello", 21.0, speaker=Speaker.BUYER), whole):
        call = call.after(event)
        state, step = engine.step(state, call.conversation)
        waiting.append([one.stands for one in step.wanted])
    assert waiting == [[], [], [], [True]]
