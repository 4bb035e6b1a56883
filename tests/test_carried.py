"""A call that goes on from its numbers: what counts goes on counting, and nothing is made again."""

from __future__ import annotations

from dataclasses import replace

import pytest

from copilot.audio.pace import Paced
from copilot.carried import FRESH, CardShown, Carried
from copilot.coaching.engine import Engine
from copilot.coaching.gate import GateState, View
from copilot.coaching.rulebook import Rulebook
from copilot.conversation.kind_now import KindNow
from copilot.conversation.snapshot import SideNumbers, Snapshot
from copilot.conversation.state import Conversation
from copilot.events import FRAME_SECONDS, Moment
from copilot.kinds import CallKind, KindFrom, MomentKind
from copilot.path import CallPath
from copilot.session import Call, Told, run_call
from tests.make import FrameSource, context, pair
from tests.scripted_workshop import ScriptedWorkshop
from tests.test_path import RULE

SNAPSHOT = Snapshot(
    until_s=100.0,
    rep=SideNumbers(
        voiced_s=40.0, words=100, turns=5, questions=3, open_questions=1, longest_s=9.0
    ),
    buyer=SideNumbers(voiced_s=20.0, words=50, turns=4, late=1),
    bleed_s=6.4,
    bleed_told_apart=0.25,
    late=1,
    lost_frames=7,
    dropped=2,
)
MOMENT = Moment(
    id="77777777-aaaa-5bbb-8ccc-dddddddddddd", call_id=context().call_id, rule="always",
    rule_version=1, kind=MomentKind.PROBE, at=90.0, strength=1.0,
)  # fmt: skip
CARRIED = Carried(
    snapshot=SNAPSHOT,
    moments=(MOMENT,),
    cards=(CardShown(rule="always", skill="measuring", at_s=90.0, until_s=95.0),),
)


@pytest.fixture(scope="module")
def rulebook(tmp_path_factory):
    folder = tmp_path_factory.mktemp("rules")
    (folder / "always.yaml").write_text(RULE, encoding="utf-8")
    return Rulebook.load(folder)


def test_a_call_that_begins_carries_nothing(rulebook):
    engine = Engine(rulebook=rulebook, context=context())
    conversation = Conversation.begin(context())
    assert FRESH.conversation(context()) == conversation
    assert FRESH.gate() == GateState()
    assert FRESH.engine(engine, conversation) == engine.begin()
    assert FRESH.at == 0.0


def test_shares_and_counts_come_back():
    measures = CARRIED.conversation(context()).measures
    assert (measures.rep_words, measures.turns, measures.rep_questions) == (100, 9, 3)
    assert measures.bleed.seconds == 6.4
    assert measures.rep_share is None  # withheld, as it was
    clear = replace(CARRIED, snapshot=replace(SNAPSHOT, bleed_s=0.0, bleed_told_apart=1.0))
    assert clear.conversation(context()).measures.rep_share == pytest.approx(2 / 3)
    assert Snapshot.of(measures, until_s=100.0, lost_frames=7, dropped=2) == SNAPSHOT


def test_what_was_said_counts_as_unheard(rulebook):
    engine = Engine(rulebook=rulebook, context=context())
    state = CARRIED.engine(engine, CARRIED.conversation(context()))
    assert not state.scene.heard
    [watch] = state.watches
    assert (watch.fired, watch.last_fired, state.moments) == (1, 90.0, 1)
    assert (watch.occurrences.noted, watch.occurrences.made) == (True, 1)


def test_cards_that_were_shown_count_against_the_budget():
    gate = CARRIED.gate()
    assert (gate.shown, gate.dropped, gate.last_end) == (1, 2, 95.0)
    assert gate.uses["measuring"].cards == 1


def test_the_path_goes_on_where_it_was(rulebook):
    stages = ScriptedWorkshop(rulebook).stages(context())
    path = CallPath(context(), stages.voice, stages.coach, CARRIED)
    assert path.at == pytest.approx(100.0, abs=0.032)
    assert (path.lost_frames, path.cards, path.dropped_cards) == (7, 1, 2)
    assert path.conversation.measures.rep_words == 100


def test_sound_that_is_missing_adds_to_what_was_missing_before(rulebook):
    stages = ScriptedWorkshop(rulebook).stages(context())
    path = CallPath(context(), stages.voice, stages.coach, CARRIED)
    for index in range(SNAPSHOT.frame, SNAPSHOT.frame + 64):
        rep, buyer = pair(index)
        path.hear((rep, replace(buyer, lost=index == SNAPSHOT.frame)), View())
    assert path.conversation.unheard.lost_s == pytest.approx(8 * FRAME_SECONDS)


@pytest.mark.anyio
async def test_a_rule_that_has_fired_does_not_fire_again_and_its_moment_stays(rulebook):
    workshop = ScriptedWorkshop(rulebook, rep=[(102.0, 103.0)], buyer=[(100.5, 101.5)])
    begin = SNAPSHOT.frame
    call = Call(
        context=context(),
        sound=Paced(FrameSource(160, lambda index: pair(begin + index)), None),
        wait_for_words=True,
        carried=CARRIED,
    )
    told: list[object] = []
    summary = await run_call(call, workshop.stages(context()), Told(publish=told.append))
    assert summary.moments == (MOMENT,)
    assert summary.rep_words == 105
    assert summary.cards == 1
    assert summary.late_utterances == 1
    assert summary.duration_s == pytest.approx(100 + 160 * 0.032, abs=0.04)


def test_a_kind_that_was_heard_is_still_known():
    unsaid = context(kind=CallKind.UNKNOWN)
    now = KindNow(kind=CallKind.DEMO, source=KindFrom.HEARD, confidence=0.9, since_s=100.0)
    assert replace(CARRIED, kind=now).conversation(unsaid).kind_now == now
    assert CARRIED.conversation(unsaid).kind is CallKind.UNKNOWN
