from __future__ import annotations

from uuid import UUID

from copilot.storage.records import KeptCall, KeptMoment, rule_key, skill_key
from tests.storage.calls import STARTED_AT, summary


def test_a_rule_is_named_by_a_uuid_that_stays_the_same() -> None:
    assert rule_key("skipped-budget") == "683bce6c-f953-570a-9047-6476968c1d8f"
    assert UUID(rule_key("any text at all")).version == 5


def test_rules_are_told_apart() -> None:
    assert rule_key("skipped-budget") != rule_key("skipped-budgets")


def test_a_skill_is_named_by_another_uuid_than_a_rule() -> None:
    assert UUID(skill_key("any text at all")).version == 5
    assert len({skill_key("listening"), skill_key("closing"), rule_key("listening")}) == 3


def test_a_call_keeps_every_number_of_its_summary() -> None:
    call = summary()
    kept = KeptCall.of(call, started_at=STARTED_AT)
    assert (kept.id, kept.kind, kept.ended) == (call.call_id, call.kind, True)
    own = {"call_id", "profile", "cards", "dropped_cards", "moments", "stood", "bleed"}
    own |= {"kind_from", "kind_confidence"}  # the rep's alone
    for name in set(call.__slots__) - own:
        assert getattr(kept, name) == getattr(call, name)
    assert kept.bleed == call.bleed
    for name in call.stood.__slots__:
        assert getattr(kept, name) == getattr(call.stood, name)
    assert [moment.id for moment in kept.moments] == [moment.id for moment in call.moments]


def test_a_moment_keeps_its_numbers_and_no_rule_id() -> None:
    moment = summary().moments[0]
    kept = KeptMoment.of(moment)
    assert (kept.at_s, kept.strength, kept.value, kept.compared_with) == (60.25, 0.75, 0.1, None)
    assert kept.rule == rule_key(moment.rule)
    assert moment.rule not in repr(kept)
