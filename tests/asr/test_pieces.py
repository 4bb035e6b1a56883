"""Words change places; what stands around them stays."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from copilot.asr.pieces import (
    WIDEST,
    Exchange,
    all_known,
    exchanged,
    joined,
    pieces_of,
    stretches,
    within,
)


@pytest.mark.parametrize(
    ("word", "parts"),
    [
        ("budget", ("", "budget", "", "", "budget")),
        ("(Quantivo's),", ("(", "quantivo", "'s", "),", "quantivo")),
        ("Vault-wise.", ("", "vault-wise", "", ".", "vaultwise")),
        ("isn\u2019t", ("", "isn't", "", "", "isnt")),
        ("20,000", ("", "20,000", "", "", "")),
        ("...", ("...", "", "", "", "")),
    ],
)
def test_a_word_is_told_from_its_marks_and_its_possessive(word, parts):
    piece = pieces_of(word)[0]
    assert (piece.before, piece.bare, piece.ending, piece.after, piece.letters) == parts


@given(st.text(max_size=40))
def test_a_piece_holds_all_of_its_word(text):
    for piece in pieces_of(text):
        assert piece.whole.startswith(piece.before)
        assert piece.whole.endswith(piece.after)
    assert [piece.whole for piece in pieces_of(text)] == text.split()


def test_a_name_goes_on_over_no_mark_and_no_number():
    pieces = pieces_of("one two. three 4 five (six seven")
    found = {joined(pieces[first:last]) for first, last in stretches(pieces)}
    assert found == {"one", "onetwo", "two", "three", "five", "six", "sixseven", "seven"}


@given(st.integers(1, 12))
def test_a_stretch_has_so_many_words_at_most(count):
    pieces = pieces_of("word " * count)
    assert max(last - first for first, last in stretches(pieces)) == min(count, WIDEST)


def test_what_is_exchanged_stands_between_the_marks_that_were_there():
    text = "so, (vault twice), it  is"
    pieces = pieces_of(text)
    swap = Exchange(first=1, last=3, written=within(pieces[1:3], "Vaultwise"))
    assert exchanged(text, pieces, [swap]) == "so, (Vaultwise), it is"
    assert exchanged(text, pieces, []) == text


def test_where_two_exchanges_meet_the_first_one_counts():
    pieces = pieces_of("a b c d")
    swaps = [
        Exchange(first=1, last=3, written="X"),
        Exchange(first=2, last=4, written="Y"),
        Exchange(first=3, last=4, written="Z"),
    ]
    assert exchanged("a b c d", pieces, swaps) == "a X Z"


@pytest.mark.parametrize(
    ("text", "known"),
    [("fault wise", True), ("fault-wise", True), ("isn't it", True), ("corvixa is", False)],
)
def test_a_word_is_made_up_if_no_part_of_it_is_known(text, known):
    assert all_known(pieces_of(text), {"fault", "wise", "it", "is"}) is known
