"""All signs of a rival, weighed together."""

from __future__ import annotations

import pytest

from copilot.conversation.reading import read
from copilot.conversation.rival_signs import rival_likelihood


def likely(text: str = "They came in on Monday.", **signs: float | bool) -> float:
    told = {"meant": 0.1, "led": 0.0, "asked": False, "named": False, **signs}
    return rival_likelihood(
        read(text),
        meant=float(told["meant"]),
        led=float(told["led"]),
        asked=bool(told["asked"]),
        named=bool(told["named"]),
    )


@pytest.mark.parametrize("sign", [{"meant": 0.3}, {"led": 0.5}, {"asked": True}, {"named": True}])
def test_each_sign_makes_it_likelier(sign):
    assert likely(**sign) > likely()


def test_so_does_a_phrase_and_talk_of_tools_or_a_question_makes_it_less_likely():
    assert likely("We are getting other quotes.") > likely()
    assert likely("It syncs with the till.") < likely()
    assert likely("Did they come in on Monday?") < likely()
