"""Spellings that sound alike are alike, and those that do not are not."""

from __future__ import annotations

import string

import pytest
from hypothesis import given
from hypothesis import strategies as st

from copilot.asr.likeness import (
    is_known,
    known_words,
    letters_of,
    likeness,
    likenesses,
    sound_of,
)

LETTERS = st.text(string.ascii_lowercase, max_size=12)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("castrelio", "kestrelio"),
        ("knight", "night"),
        ("filipp", "philip"),
        ("vaultwise", "fault wise"),
    ],
)
def test_what_sounds_the_same_has_one_sound(one, other):
    assert sound_of(letters_of(one)) == sound_of(letters_of(other))


@pytest.mark.parametrize(
    ("heard", "name", "other"),
    [("sooner day me", "Seun Adeyemi", "something"), ("cynthia", "Zenthia", "simple")],
)
def test_sound_brings_a_misheard_name_nearer_than_a_word_that_shares_its_letters(
    heard, name, other
):
    misheard, typed = letters_of(heard), letters_of(name)
    assert likeness(misheard, typed) > likeness(letters_of(other), typed) + 15


def test_letters_have_no_case_no_accent_and_no_marks():
    assert letters_of("Ångström-O'Néill 9") == "angstromoneill"


@given(LETTERS, LETTERS)
def test_likeness_is_a_percentage_and_the_same_both_ways(one, other):
    assert 0 <= likeness(one, other) <= 100
    assert likeness(one, other) == pytest.approx(likeness(other, one))
    assert likeness(one, one) == 100


@given(st.lists(LETTERS, min_size=1, max_size=4), st.lists(LETTERS, min_size=1, max_size=4))
def test_many_at_once_are_as_one_by_one(rows, columns):
    found = likenesses(rows, columns)
    for row, one in zip(found, rows, strict=True):
        assert row == pytest.approx([likeness(one, other) for other in columns], abs=1e-3)


def test_known_words_are_the_whole_ones_of_the_vocabulary():
    tokens = [
        "\u0120contrast",
        "\u0120Cynthia",
        "ing",
        "\u0120caf\u00e9",
        "\u012042",
        "\u0120",
        "a",
    ]
    assert known_words(tokens, "\u0120") == {"contrast", "cynthia"}


def test_a_plural_of_a_known_word_is_known():
    known = {"brand", "bus"}
    assert [word for word in ("brand", "brands", "brandt", "bus") if is_known(word, known)] == [
        "brand",
        "brands",
        "bus",
    ]
