"""Rival offers: named, unnamed, in use today, and what is none of these."""

from __future__ import annotations

import pytest

from copilot.kinds import SignalDetail, SignalKind, Speaker
from tests.conversation.rivals_said import (
    GENERIC,
    INCUMBENT,
    NAMED,
    NO_RIVAL,
    NO_RIVAL_UNMARKED,
    RIVALS_UNMARKED,
)
from tests.conversation.talk import last, talk


@pytest.mark.parametrize("bare", [False, True])
@pytest.mark.parametrize("lines", NAMED, ids=lambda lines: lines[-1])
def test_a_name_never_heard_before_is_known_by_its_surroundings(lines, bare):
    signal = last(talk(*lines, bare=bare), SignalKind.COMPETITOR)
    assert signal.speaker is Speaker.BUYER
    if not bare:
        assert signal.detail is SignalDetail.NAMED


@pytest.mark.parametrize("bare", [False, True])
@pytest.mark.parametrize("lines", INCUMBENT, ids=lambda lines: lines[-1])
def test_what_the_buyer_uses_now_is_a_rival(lines, bare):
    assert last(talk(*lines, bare=bare), SignalKind.COMPETITOR).detail is SignalDetail.INCUMBENT


@pytest.mark.parametrize("bare", [False, True])
@pytest.mark.parametrize("lines", GENERIC, ids=lambda lines: lines[-1])
def test_a_rival_need_not_have_a_name(lines, bare):
    assert last(talk(*lines, bare=bare), SignalKind.COMPETITOR).detail is SignalDetail.GENERIC


@pytest.mark.parametrize("bare", [False, True])
@pytest.mark.parametrize("lines", NO_RIVAL, ids=lambda lines: lines[-1])
def test_tools_people_and_the_buyers_own_market_are_none(lines, bare):
    assert talk(*lines, bare=bare).count(SignalKind.COMPETITOR) == 0


@pytest.mark.parametrize("lines", RIVALS_UNMARKED, ids=lambda lines: lines[-1])
def test_a_rival_is_heard_without_a_stop(lines):
    assert last(talk(*lines), SignalKind.COMPETITOR).speaker is Speaker.BUYER


@pytest.mark.parametrize("lines", NO_RIVAL_UNMARKED, ids=lambda lines: lines[-1])
def test_and_what_is_none_is_none_without_a_stop(lines):
    assert talk(*lines).count(SignalKind.COMPETITOR) == 0
