from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from copilot import manifest
from copilot.errors import ModelAltered, ModelMissing
from copilot.events import Meaning, Utterance
from copilot.kinds import SignalKind, Speaker
from copilot.meaning.reader import MOST_TOKENS, NoUnderstanding, Reader, open_reader
from copilot.spoken import NOTHING_SAID, Spoken


class CountingEncoder:
    """A token a word; the meaning is how many there are."""

    def __init__(self):
        self.read = []

    def tokens(self, piece):
        return piece.split()

    def meaning(self, tokens):
        self.read.append(tokens)
        return np.array([len(tokens)], np.float32)


class LoudHeads:
    """Every piece is about the price, and as surely as it is long."""

    def meanings(self, pieces, speaker):
        if speaker is Speaker.REP:
            return ()
        return (Meaning(kind=SignalKind.PRICE, strength=float(pieces.max(initial=0)) / 100),)


@pytest.fixture
def encoder():
    return CountingEncoder()


@pytest.fixture
def reader(encoder):
    return Reader(lambda: (encoder, LoudHeads()))


def said(text, speaker=Speaker.BUYER):
    return Utterance(speaker=speaker, start=0, end=2, words=Spoken(text), confidence=0.9)


def test_each_signal_comes_once_and_as_sure_as_in_its_surest_piece(reader):
    told = reader.with_meanings(said("We would never have paid that. What would it cost us then?"))
    assert told.meanings == (Meaning(kind=SignalKind.PRICE, strength=0.06),)


def test_an_utterance_without_meanings_stays_the_same_object(reader):
    for one in (
        said("what would it cost", Speaker.REP),
        said(""),
        replace(said(""), words=NOTHING_SAID),
        replace(said("what would it cost"), late=True),
        replace(said("what would it cost"), bleed=True),
    ):
        assert reader.with_meanings(one) is one


@pytest.mark.parametrize("murmur", ["Mm-hm.", "Uh huh.", "I, I"])
def test_what_has_no_meaning_was_judged_all_the_same(reader, encoder, murmur):
    (told,) = reader.with_meanings(said(murmur)).meanings
    assert (told.kind, told.strength) == (SignalKind.PRICE, 0.0)
    assert encoder.read == []


def test_a_piece_that_is_longer_than_is_read_was_not_judged(reader, encoder):
    encoder.tokens = lambda piece: list(piece) * MOST_TOKENS
    assert reader.with_meanings(said("what would it cost")).meanings == ()


def test_a_page_of_words_is_read_to_a_bound(reader, encoder):
    reader.with_meanings(said("We would never have paid them so much for it. " * 200))
    assert sum(map(len, encoder.read)) <= MOST_TOKENS


def test_nothing_is_loaded_before_the_first_utterance():
    loads = []

    def load():
        loads.append(1)
        return CountingEncoder(), LoudHeads()

    reader = Reader(load)
    assert not loads
    reader.warm()
    reader.with_meanings(said("what would it cost"))
    assert len(loads) == 1


def test_a_model_that_does_not_load_is_asked_for_once_and_never_raises():
    loads = []

    def load():
        loads.append(1)
        raise OSError

    reader = Reader(load)
    one = said("what would it cost")
    assert reader.with_meanings(one) is one
    assert reader.with_meanings(one) is one
    assert len(loads) == 1
    assert reader.failures == 2
    assert reader.trouble is not None
    assert reader.trouble.remedy


def test_what_is_known_to_be_wrong_with_the_model_is_told_as_it_is():
    altered = ModelAltered("was trained upon another encoder", remedy="make it again")

    def load():
        raise altered

    reader = Reader(load)
    reader.warm()
    assert reader.trouble is altered


def test_a_model_that_was_altered_is_told_before_the_first_word_and_not_loaded(monkeypatch):
    altered = ModelAltered("has another sha256", remedy="get it again")

    def find_model(name):
        raise altered

    monkeypatch.setattr(manifest, "find_model", find_model)
    found = open_reader()
    assert found.trouble is altered
    one = said("what would it cost")
    assert found.with_meanings(one) is one


def test_a_model_that_is_not_here_is_no_trouble(monkeypatch):
    def find_model(name):
        raise ModelMissing("is not on this machine")

    monkeypatch.setattr(manifest, "find_model", find_model)
    assert isinstance(open_reader(), NoUnderstanding)


def test_an_utterance_that_cannot_be_computed_does_not_end_the_others(encoder, reader):
    reader.warm()
    encoder.meaning, good = None, encoder.meaning
    one = said("what would it cost")
    assert reader.with_meanings(one) is one
    encoder.meaning = good
    assert reader.with_meanings(one).meanings
    assert reader.failures == 1


def test_without_a_model_nothing_is_found():
    one = said("what would it cost")
    assert NoUnderstanding().with_meanings(one) is one
