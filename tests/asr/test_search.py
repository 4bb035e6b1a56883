"""Beam search, on models whose every sequence can be tried."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from copilot.asr.search import Next, search

END = 0
WORDS = 4
"""Tokens of the models here, the one that ends among them."""


class Model:
    """The chance of a token depends on the one before it, and on how many there were."""

    def __init__(self, seed, length=4):
        chance = np.random.default_rng(seed)
        raw = chance.normal(0, 2, (length + 1, WORDS, WORDS))
        self.chances = raw - np.log(np.exp(raw).sum(axis=-1, keepdims=True))
        self.length = length
        self.rows = []

    def first(self, tokens=()):
        self.rows = [list(tokens)]
        return self._next()

    def step(self, origins, tokens):
        self.rows = [
            [*self.rows[origin], token] for origin, token in zip(origins, tokens, strict=True)
        ]
        return self._next()

    def _next(self):
        chances = np.array([self.after(row) for row in self.rows], np.float32)
        order = np.argsort(-chances, axis=1, kind="stable")
        return Next(chances=np.take_along_axis(chances, order, axis=1), tokens=order)

    def after(self, row):
        return self.chances[min(len(row), self.length), row[-1] if row else 0]

    def sum_of(self, tokens, start=0):
        ended = [*tokens, END]
        return sum(self.after(ended[:at])[ended[at]] for at in range(start, len(ended)))


models = st.integers(0, 2**32 - 1).map(Model)


@given(models, st.integers(1, 2), st.integers(1, 6))
def test_what_it_finds_is_worth_what_it_says(model, beam, room):
    found = search(model.first(), model.step, given=(), end=END, beam=beam, room=room)
    assert END not in found.tokens
    assert len(found.tokens) <= room
    if len(found.tokens) < room:
        assert found.log_probability == pytest.approx(model.sum_of(found.tokens), abs=1e-4)
        assert found.mean == pytest.approx(found.log_probability / (len(found.tokens) + 1))


@given(models)
def test_one_hypothesis_takes_the_likeliest_each_time(model):
    found = search(model.first(), model.step, given=(), end=END, beam=1, room=5)
    row: list[int] = []
    while len(row) < 5 and (token := int(model.after(row).argmax())) != END:
        row.append(token)
    assert list(found.tokens) == row


@given(models, st.lists(st.integers(1, WORDS - 1), min_size=1, max_size=3))
def test_what_is_given_is_kept_and_costs_nothing(model, begin):
    found = search(model.first(begin), model.step, given=begin, end=END, beam=2, room=6)
    assert list(found.tokens[: len(begin)]) == begin
    if len(found.tokens) < 6:
        assert found.log_probability == pytest.approx(
            model.sum_of(found.tokens, start=len(begin)), abs=1e-4
        )


def test_two_hypotheses_get_out_of_where_one_is_led_astray():
    model = Model(1)
    # the likelier first token leads to where nothing is likely, the other to a certain end
    start, astray, sure = [0.001, 0.549, 0.449, 0.001], [0.25] * WORDS, [0.97, 0.01, 0.01, 0.01]
    model.chances[:] = np.log([start, astray, sure, astray])
    found = {
        beam: search(model.first(), model.step, given=(), end=END, beam=beam, room=9).tokens
        for beam in (1, 2)
    }
    assert found[1][:1] == (1,)
    assert found[2] == (2,)


@pytest.mark.parametrize("room", [1, 2, 3])
def test_without_an_end_it_stops_where_there_is_no_more_room(room):
    never = np.log(np.array([[0.0, 0.6, 0.3, 0.1]], np.float32), where=[[False, True, True, True]],
                   out=np.full((1, WORDS), -1e9, np.float32))  # fmt: skip

    def step(origins, tokens):
        del tokens
        order = np.argsort(-never, axis=1)
        return Next(
            chances=np.repeat(np.take_along_axis(never, order, axis=1), len(origins), axis=0),
            tokens=np.repeat(order, len(origins), axis=0),
        )

    found = search(step([0], [0]), step, given=(), end=END, beam=2, room=room)
    assert found.tokens == (1,) * room


def test_an_end_that_is_not_the_likeliest_is_not_the_last_word():
    model = Model(1)
    model.chances[:] = np.log([0.449, 0.549, 0.001, 0.001])
    model.chances[1:] = np.log([0.97, 0.01, 0.01, 0.01])
    found = search(model.first(), model.step, given=(), end=END, beam=2, room=9)
    assert found.tokens == (1,)
