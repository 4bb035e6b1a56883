from __future__ import annotations

import pytest

from copilot.kinds import MomentKind
from copilot.review.kind_words import KIND_WORDS

VERDICTS = {"fail", "failed", "bad", "wrong", "poor", "should", "must", "never", "always", "too"}


@pytest.mark.parametrize("kind", MomentKind)
def test_every_kind_says_what_it_means_and_what_to_practise(kind: MomentKind) -> None:
    for text in KIND_WORDS[kind]:
        assert text.endswith(".")
        assert len(text.split()) <= 22


@pytest.mark.parametrize("kind", MomentKind)
def test_no_kind_is_a_verdict(kind: MomentKind) -> None:
    words = KIND_WORDS[kind][0].lower().strip(".").split()
    assert VERDICTS & {word.strip(",;:") for word in words} == set()
