"""Names are put right where they were said, and nothing else is touched."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from copilot.asr import names
from copilot.asr.names import ROOM, ROOM_ALONE, ROOM_KNOWN, glossary, heard, near, repaired
from copilot.asr.recognizer import NO_HINT, Hint
from copilot.spoken import Spoken

COMMON = (
    "so with your team we use it and the a in to on some brand brands flux bond bound vault vol "
    "twice data june reporting contrast was clear pipeline is full send me by hand river trees "
    "would see it works soon day studio glide path moved from away marisol"
)
KNOWN = frozenset(COMMON.split())
PRODUCTS = ("Fluxpoint", "Vaultwise", "Datadune", "Corvexa", "Kestrelio", "Pipevine", "Rivetry")
PEOPLE = ("Anselm Brandt", "Marisol Quintero", "Seun Adeyemi")
HINT = Hint(names=(*PRODUCTS, *PEOPLE))


def mend(text, weigh=None, hint=HINT):
    words, _ = heard(Spoken(text), hint, KNOWN, weigh)
    return words.reveal()


class Sound:
    """An engine's ear: each text has a likelihood, and what is not listed has none."""

    def __init__(self, **likely: float) -> None:
        self.likely = {key.replace("_", " "): value for key, value in likely.items()}
        self.asked: list[str] = []

    def __call__(self, text: Spoken) -> float:
        self.asked.append(text.reveal())
        return self.likely.get(text.reveal(), -1000.0)


def agrees(_text: Spoken) -> float:
    return 0.0


@pytest.mark.parametrize(
    ("misheard", "right"),
    [
        ("we use Corvixa, and the team", "we use Corvexa, and the team"),
        ("with Castrelio's reporting", "with Kestrelio's reporting"),
        ("so (Castrelio).", "so (Kestrelio)."),
        ("Marisol Quintera would see", "Marisol Quintero would see"),
        ("by Quintera", "by Quintero"),
        ("with Anselm Brand.", "with Anselm Brandt."),
    ],
)
def test_a_spelling_that_was_made_up_is_put_right_without_asking(misheard, right):
    assert mend(misheard) == right


@pytest.mark.parametrize(
    "text",
    [
        "the pipeline is full",
        "flux bond",
        "vault twice",
        "some brands",
        "data june",
        "it was clear",
        "",
        "...",
    ],
)
def test_common_words_are_never_a_name_by_their_spelling(text):
    assert mend(text) == text


@pytest.mark.parametrize(
    ("misheard", "right"),
    [
        ("we moved to flux bond in June.", "we moved to Fluxpoint in June."),
        ("with vol twice, so", "with Vaultwise, so"),
        ("the river trees reporting", "the Rivetrys reporting"),
        ("from data June", "from Datadune"),
        ("and some brand is in", "Anselm Brandt is in"),
    ],
)
def test_common_words_are_a_name_if_the_sound_agrees(misheard, right):
    sound = Sound(**{misheard.replace(" ", "_"): -3.0, right.replace(" ", "_"): -6.0})
    assert mend(misheard, sound) == right


@pytest.mark.parametrize(
    ("text", "with_name", "room"),
    [
        ("with Corvixa", "with Corvexa", ROOM),
        ("with vol twice", "with Vaultwise", ROOM_KNOWN),
        ("the pipeline", "the Pipevine", ROOM_ALONE),
    ],
)
def test_how_much_less_likely_a_name_may_be_hangs_on_what_it_replaces(text, with_name, room):
    for lack, becomes in ((room, with_name), (room + 0.1, text)):
        likely = {text.replace(" ", "_"): -2.0, with_name.replace(" ", "_"): -2.0 - lack}
        assert mend(text, Sound(**likely)) == becomes


def test_a_whole_name_goes_before_a_part_of_it():
    text = "to Marisol Quintera"
    sound = Sound(to_Marisol_Quintera=-1.0, to_Marisol_Quintero=-4.0)
    assert mend(text, sound) == "to Marisol Quintero"


def test_a_name_that_stands_is_not_asked_about():
    sound = Sound()
    for text in ("with Corvexa it works", "Marisol Quintero's team", "so Fluxpoint, Vaultwise"):
        assert mend(text, sound) == text
    assert sound.asked == []


def test_who_is_hurried_asks_nothing_and_still_gets_the_sure_ones():
    sound = Sound()
    hurried = Hint(names=PRODUCTS, hurried=True)
    assert mend("with Corvixa and vol twice", sound, hurried) == "with Corvexa and vol twice"
    assert sound.asked == []


def test_no_more_is_asked_than_there_is_time_for():
    sound = Sound()
    mend("data june, flux bond, vol twice, river trees, some brand, a pipeline, Corvixa", sound)
    assert len(sound.asked) == names.MOST_ASKED + 1


def test_it_says_whether_the_sound_was_asked():
    assert heard(Spoken("with Corvixa"), HINT, KNOWN, agrees)[1]
    assert not heard(Spoken("with Corvixa"), HINT, KNOWN, None)[1]
    assert not heard(Spoken("it was clear"), HINT, KNOWN, agrees)[1]
    assert not heard(Spoken("with Corvixa"), NO_HINT, KNOWN, agrees)[1]


@pytest.mark.parametrize(
    ("typed", "forms"),
    [
        (("Contrast",), ()),  # the recogniser can spell it
        (("Zo", "G2", "B2Bless"), ()),  # too short, or more than letters
        (("Zentra 9",), ("Zentra",)),
        (("Glide Path Studio",), ("Glide Path Studio",)),
        (("Marisol Quintero",), ("Marisol Quintero", "Quintero")),
        (("Ng Adeyemi",), ("Ng Adeyemi", "Adeyemi")),
    ],
)
def test_what_is_compared_with_needs_help_and_can_be_helped(typed, forms):
    assert tuple(form.written for form in glossary(typed, KNOWN)) == forms


TEXTS = st.lists(
    st.sampled_from(
        ["so", "with", "vault", "twice,", "flux", "bond", "Corvixa", "corvexa's", "data", "June",
         "Anselm", "brand.", "Quintera", "20,000", "...", "(river", "trees)", "isn't", "Ärger"]
    ),
    max_size=14,
).map(" ".join)  # fmt: skip


@given(TEXTS)
def test_where_the_sound_never_agrees_nothing_changes(text):
    assert mend(text, Sound(**{text.replace(" ", "_"): 0.0})) == text


@given(TEXTS)
def test_without_names_nothing_changes(text):
    assert heard(Spoken(text), NO_HINT, KNOWN, agrees) == (Spoken(text), False)


@given(TEXTS)
def test_only_what_was_near_changes(text):
    forms = glossary(HINT.names, KNOWN)
    found = near(text, forms, KNOWN)
    words = text.split()
    touched = {place for one in found for place in range(one.first, one.last)}
    kept = [word for place, word in enumerate(words) if place not in touched]
    remaining = iter(mend(text, agrees).split())
    assert all(word in remaining for word in kept)  # in order


@given(TEXTS)
def test_a_repair_is_final(text):
    forms = glossary(HINT.names, KNOWN)
    once = repaired(text, near(text, forms, KNOWN))
    assert repaired(once, near(once, forms, KNOWN)) == once


@given(st.text(max_size=60), st.lists(st.text(min_size=1, max_size=12), max_size=4))
def test_any_text_and_any_names_are_taken(text, typed):
    words, _ = heard(Spoken(text), Hint(names=tuple(typed)), KNOWN, agrees)
    assert isinstance(words, Spoken)


def test_neither_words_nor_names_are_shown():
    assert "Corvexa" not in repr(HINT)
    assert "secret" not in repr(heard(Spoken("secret word"), HINT, KNOWN, agrees))
