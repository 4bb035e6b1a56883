"""From what is kept to what a call goes on with."""

from __future__ import annotations

import pytest

from copilot.carried import FRESH
from copilot.carrying import carried_of
from copilot.coaching.rulebook import Rulebook
from copilot.kinds import CallKind, KindFrom, MomentKind, Profile
from copilot.storage.own import KeptCard, OwnCall
from copilot.storage.records import KeptCall, KeptMoment, rule_key
from tests.test_carried import MOMENT, SNAPSHOT
from tests.test_path import RULE
from tests.web.serving import a_summary


@pytest.fixture
def rulebook(tmp_path):
    (tmp_path / "always.yaml").write_text(RULE, encoding="utf-8")
    return Rulebook.load(tmp_path)


def kept(*moments: KeptMoment) -> KeptCall:
    whole = KeptCall.of(a_summary(MOMENT.call_id), started_at=1, ended=False)
    return KeptCall(
        **{name: getattr(whole, name) for name in whole.__slots__} | {"moments": moments}
    )


def card(rule: str, until_s: float | None) -> KeptCard:
    return KeptCard(
        id=MOMENT.id, rule=rule_key(rule), kind=MomentKind.PROBE, at_s=90.0, shown_s=92.0,
        until_s=until_s,
    )  # fmt: skip


def test_nothing_kept_is_a_call_that_begins(rulebook):
    assert carried_of("c", None, None, None, rulebook) == FRESH


def test_moments_and_cards_find_their_rules_again(rulebook):
    other = KeptMoment.of(MOMENT)
    gone = KeptMoment(id="x", rule=rule_key("gone"), rule_version=1, kind=MomentKind.PROBE,
                      at_s=1.0, strength=1.0)  # fmt: skip
    own = OwnCall(
        id=MOMENT.call_id, started_at=1, profile=Profile.CORE,
        cards=(card("always", 95.0), card("always", None), card("gone", 3.0)),
    )  # fmt: skip
    found = carried_of(MOMENT.call_id, kept(other, gone), own, SNAPSHOT, rulebook)
    assert found.moments == (MOMENT,)
    assert [one.until_s for one in found.cards] == [95.0, 100.0]
    assert {one.skill for one in found.cards} == {"measuring"}
    assert kept().kind is CallKind.DISCOVERY


def test_a_kind_that_was_heard_is_carried_over(rulebook):
    own = OwnCall(
        id=MOMENT.call_id, started_at=1, profile=Profile.CORE, heard_kind=CallKind.DEMO,
        heard_confidence=0.9,
    )  # fmt: skip
    found = carried_of(MOMENT.call_id, kept(), own, SNAPSHOT, rulebook).kind
    assert (found.kind, found.source, found.since_s) == (CallKind.DEMO, KindFrom.HEARD, 100.0)
