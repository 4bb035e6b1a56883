from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from copilot.errors import AgreementRefused
from copilot.review.agreements import (
    KIND_NAMES,
    AgreementKind,
    AgreementState,
    Party,
    accepted,
    balance,
    carried,
    done,
    due_for_review,
    followed,
    not_done,
    reworded,
    skill_in_work,
    version_of,
    withdrawn,
)
from copilot.review.skills import Skill
from tests.review.team import MONDAY, agreed, agreement

LATER = MONDAY + timedelta(days=21)


def test_it_takes_both_to_agree():
    mine = agreement(proposed_by=Party.REP)
    assert (mine.state, mine.rep_accepted_on) == (AgreementState.PROPOSED, mine.proposed_on)
    assert accepted(mine, Party.REP, MONDAY) == mine
    both = accepted(mine, Party.MANAGER, MONDAY)
    assert (both.state, both.manager_accepted_on) == (AgreementState.AGREED, MONDAY)
    assert accepted(both, Party.MANAGER, LATER) == both


@pytest.mark.parametrize("party", Party)
def test_other_words_ask_the_other_one_again(party):
    one = agreed() if party is Party.REP else agreement()
    changed = reworded(one, party, MONDAY, text="Acme has signed", due=LATER)
    assert changed.state is AgreementState.PROPOSED
    assert changed.proposed_by is party
    assert accepted(changed, party, MONDAY) == changed
    assert accepted(changed, party.other, MONDAY).state is AgreementState.AGREED


@pytest.mark.parametrize("close", [done, not_done])
def test_only_the_rep_says_how_it_went(close):
    with pytest.raises(AgreementRefused, match="only the rep"):
        close(agreed(), Party.MANAGER, MONDAY)
    closed = close(agreed(), Party.REP, MONDAY)
    assert closed.closed_on == MONDAY
    with pytest.raises(AgreementRefused, match="any more"):
        close(closed, Party.REP, MONDAY)
    with pytest.raises(AgreementRefused):
        close(agreement(), Party.REP, MONDAY)


def test_one_that_is_carried_gives_way_to_a_proposal():
    old, new = carried(agreed(), Party.REP, MONDAY, new_id="b", due=LATER)
    assert (old.state, old.closed_on) == (AgreementState.CARRIED, MONDAY)
    assert (new.state, new.carried_from, new.due, new.text) == (
        AgreementState.PROPOSED, old.id, LATER, old.text,
    )  # fmt: skip
    assert new.manager_accepted_on is None
    with pytest.raises(AgreementRefused, match="later day"):
        carried(agreed(), Party.REP, MONDAY, new_id="b", due=agreed().due)


def test_what_a_manager_proposes_stands_beside_until_the_rep_accepts():
    first = agreed()
    old, new = carried(first, Party.MANAGER, MONDAY, new_id="b", due=LATER)
    assert old == followed(old, new, MONDAY) == first
    assert (new.state, new.rep_accepted_on) == (AgreementState.PROPOSED, None)
    both = accepted(new, Party.REP, MONDAY)
    closed = followed(old, both, MONDAY)
    assert (closed.state, closed.closed_on) == (AgreementState.CARRIED, MONDAY)
    was = done(first, Party.REP, MONDAY)
    assert followed(was, both, MONDAY) == was
    other = agreed("other")
    assert followed(other, both, MONDAY) == other


def test_a_manager_alone_does_not_reword_what_both_agreed_on():
    with pytest.raises(AgreementRefused, match="both agreed"):
        reworded(agreed(), Party.MANAGER, MONDAY, text="less", due=LATER)
    assert reworded(agreed(), Party.REP, MONDAY, text="less", due=LATER).state == "proposed"
    assert reworded(agreement(), Party.MANAGER, MONDAY, text="less", due=LATER).text == "less"


def test_a_smaller_step_after_a_miss_does_not_rewrite_the_miss():
    missed = not_done(agreed(), Party.REP, MONDAY)
    old, new = carried(missed, Party.REP, MONDAY, new_id="b", due=LATER, text="one call with Acme")
    assert old == missed
    assert (new.text, new.state) == ("one call with Acme", AgreementState.PROPOSED)


def test_a_proposal_can_be_declined_and_an_agreement_cannot():
    assert withdrawn(agreement(), Party.MANAGER, MONDAY).state is AgreementState.WITHDRAWN
    with pytest.raises(AgreementRefused):
        withdrawn(agreed(), Party.MANAGER, MONDAY)


@pytest.mark.parametrize("changes", [{"text": "  "}, {"text": "x" * 401}, {"support": "x" * 401}])
def test_words_have_their_measure_and_no_error_repeats_them(changes):
    with pytest.raises(AgreementRefused) as caught:
        agreement(**changes)
    assert "xxx" not in str(caught.value)


def test_only_a_skill_agreement_names_a_skill():
    with pytest.raises(AgreementRefused):
        agreement(skill=Skill.LISTENING)
    assert agreement(kind=AgreementKind.SKILL, skill=Skill.LISTENING).skill is Skill.LISTENING


def test_the_kinds_are_balanced_or_asked_about():
    three = [agreed(name, kind=AgreementKind.SKILL) for name in "abc"]
    assert "account" in balance(three).says
    assert balance(three[:2]).says == ""
    each = [agreed(kind.value, kind=kind) for kind in AgreementKind]
    assert balance(each).says == ""
    assert dict(balance(each).counts) == dict.fromkeys(AgreementKind, 1)
    assert set(KIND_NAMES) == set(AgreementKind)


def test_what_is_due_comes_up_the_longest_due_first():
    early, late = agreed("z", due=MONDAY), agreed("a", due=MONDAY + timedelta(days=1))
    running = agreed("r", due=LATER)
    assert due_for_review([late, running, early, agreement("p")], MONDAY + timedelta(days=2)) == (
        early,
        late,
    )


STEPS = {
    "accept": lambda one, by, _: accepted(one, by, MONDAY),
    "reword": lambda one, by, n: reworded(one, by, MONDAY, text=f"other {n}", due=LATER),
    "done": lambda one, by, _: done(one, by, MONDAY),
    "not_done": lambda one, by, _: not_done(one, by, MONDAY),
    "withdraw": lambda one, by, _: withdrawn(one, by, MONDAY),
    "carry": lambda one, by, n: carried(
        one, by, MONDAY, new_id=f"n{n}", due=one.due + timedelta(days=7)
    )[by is Party.REP],
}


@given(st.lists(st.tuples(st.sampled_from(sorted(STEPS)), st.sampled_from(Party)), max_size=12))
def test_no_way_of_life_ends_done_without_both_and_the_rep(taken):
    one = agreement()
    for number, (step, by) in enumerate(taken):
        before = one
        try:
            one = STEPS[step](one, by, number)
        except AgreementRefused:
            assert one == before
        if one.state in {AgreementState.DONE, AgreementState.NOT_DONE} and one != before:
            assert by is Party.REP
            assert before.state is AgreementState.AGREED
        if before.state is AgreementState.AGREED and by is Party.MANAGER:
            assert one == before
        if one.state is AgreementState.AGREED:
            assert one.rep_accepted_on
            assert one.manager_accepted_on


def test_its_version_changes_with_anything_of_it():
    plain = agreement()
    others = [
        replace(plain, text=plain.text + "."),
        replace(plain, due=plain.due + timedelta(days=1)),
        replace(plain, support="A call"),
        replace(plain, rep_accepted_on=plain.proposed_on, manager_accepted_on=None),
        replace(plain, rep_accepted_on=None, manager_accepted_on=plain.proposed_on),
    ]
    versions = {version_of(one) for one in (plain, *others)}
    assert len(versions) >= len(others)
    assert version_of(plain) == version_of(replace(plain))
    assert all(len(one) == 16 for one in versions)


def test_the_skill_in_work_is_that_of_what_both_accepted_and_nobody_closed():
    first = agreed(id="2", kind=AgreementKind.SKILL, skill=Skill.LISTENING, due=MONDAY)
    later = agreed(id="1", kind=AgreementKind.SKILL, skill=Skill.CLOSING, due=LATER)
    asked = agreement(id="0", kind=AgreementKind.SKILL, skill=Skill.OPENING, due=MONDAY)
    assert skill_in_work([asked, later, agreed(), first]) is Skill.LISTENING
    assert skill_in_work([asked, agreed()]) is None
    assert skill_in_work([later, done(first, Party.REP, MONDAY)]) is Skill.CLOSING
    carried_on, again = carried(first, Party.REP, MONDAY, new_id="3", due=LATER)
    assert skill_in_work([carried_on, again]) is None
