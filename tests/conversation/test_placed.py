"""Names known by their place."""

from __future__ import annotations

import pytest

from copilot.conversation.cues.cue import Cue
from copilot.conversation.names import Hints, fingerprint
from copilot.conversation.reading import read


def cues(text: str, hints: Hints | None = None) -> set[Cue]:
    return {cue for gist in read(text, hints=hints).gists for cue in gist.cues}


def test_a_name_of_several_words_is_one_name():
    assert Cue.RIVAL_NAMED in cues("Blue Ridge quoted us on the weekend too.")


def test_without_capitals_a_place_tells_nothing():
    assert Cue.INCUMBENT_USED not in cues("then i write the letter to gleamwell")


@pytest.mark.parametrize("name", ["Kathleen", "Dr Pruitt", "Water Street"])
def test_people_and_streets_are_no_companies(name):
    assert Cue.RIVAL_NAMED not in cues(f"Well, {name} sent us a letter.")


def test_the_sellers_own_name_is_none():
    ours = Hints(ours=frozenset({fingerprint("stockwright")}))
    assert Cue.RIVAL_NAMED in cues("Then Stockwright sent us a price.")
    assert Cue.RIVAL_NAMED not in cues("Then Stockwright sent us a price.", ours)


def test_who_is_called_by_name_is_remembered_as_a_person():
    gists = read("And Lenka, can I ask you something?").gists
    assert any(fingerprint("lenka") in gist.others for gist in gists)


def test_whatever_else_has_a_name_may_be_a_company_wherever_it_stands():
    def companies(text: str) -> set[int]:
        return {mark for gist in read(text).gists for mark in gist.companies}

    assert companies("I was at the fair and the Tallow Ridge stand was full.") == {
        fingerprint("tallow"),
        fingerprint("ridge"),
    }
    assert companies("I was at the fair and Kathleen saw the Salesforce stand.") == set()
    assert companies("we looked at it in Tallowbrook last year") == set()
