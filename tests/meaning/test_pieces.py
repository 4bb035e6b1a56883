from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from copilot.meaning.pieces import LEAST_WORDS, LONGEST_WORDS, pieces


def test_each_sentence_is_a_piece():
    assert pieces("We're using a spreadsheet for it today. Who else would have to sign it?") == (
        "we are using a spreadsheet for it today",
        "who else would have to sign it",
    )


def test_a_short_answer_goes_with_what_follows():
    assert pieces("Right. So what would that cost us?") == ("right so what would that cost us",)


def test_case_and_stops_make_no_difference_to_one_sentence():
    assert pieces("So, what would that cost us?") == pieces("so what would that cost us")


def test_one_word_is_no_piece():
    assert pieces("Okay.") == ()
    assert pieces("") == ()


@given(st.lists(st.sampled_from(["we", "pay", "a", "lot.", "what", "is", "it?", "and", "i"])))
def test_every_word_is_in_one_piece_and_no_joined_piece_is_too_long(words):
    text = " ".join(words)
    assert all(len(piece.split()) >= LEAST_WORDS for piece in pieces(text))
    joined = [piece for piece in pieces(text) if len(piece.split()) > LONGEST_WORDS]
    # only a clause that was never cut may be longer
    assert all(piece in " ".join(pieces(piece)) for piece in joined)
