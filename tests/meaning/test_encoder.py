from __future__ import annotations

import numpy as np
import pytest

from copilot.meaning.encoder import MOST_TOKENS, Encoder
from tests.meaning import tiny_encoder


@pytest.fixture(scope="module")
def encoder(tmp_path_factory):
    return Encoder(tiny_encoder.write(tmp_path_factory.mktemp("model")))


def test_a_sentence_has_its_own_tokens_and_no_padding(encoder):
    assert encoder.tokens("what does it cost") == [1, 2, 3, 4]


def test_a_long_piece_is_cut(encoder):
    assert len(encoder.tokens("money " * 500)) == MOST_TOKENS


def test_the_same_words_mean_the_same_and_others_do_not(encoder):
    cost, again, bye = (
        encoder.meaning(encoder.tokens(text))
        for text in ("what does it cost", "what does it cost", "thanks bye")
    )
    assert np.array_equal(cost, again)
    assert cost @ bye < 0.9
    assert np.linalg.norm(cost) == pytest.approx(1, abs=1e-5)
