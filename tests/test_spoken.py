"""Spoken words show themselves on purpose only."""

from __future__ import annotations

import copy
import json
import pickle

import pytest

from copilot.spoken import NOTHING_SAID, Spoken

SAID = Spoken("the rutabaga budget")


def test_every_way_of_printing_gives_a_count():
    assert repr(SAID) == str(SAID) == f"{SAID}" == "%s" % SAID == "‹3 words›"  # noqa: UP031  # old code prints this way
    assert f"{SAID:>12}" == "   ‹3 words›"
    assert "rutabaga" not in repr([SAID, {"said": SAID}])


def test_words_come_out_when_asked_for():
    assert SAID.reveal() == "the rutabaga budget"
    assert SAID.word_count == 3


@pytest.mark.parametrize("leave", [pickle.dumps, copy.deepcopy])
def test_words_cannot_be_serialised(leave):
    with pytest.raises(TypeError, match="memory of the call"):
        leave(SAID)


def test_json_refuses_words():
    with pytest.raises(TypeError):
        json.dumps({"said": SAID})


def test_equal_words_are_equal_and_nothing_is_false():
    assert Spoken("a b") == Spoken("a b") != Spoken("a c")
    assert len({Spoken("a"), Spoken("a")}) == 1
    assert not NOTHING_SAID
    assert not Spoken("  ")
    assert SAID != "the rutabaga budget"
