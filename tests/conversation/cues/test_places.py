"""Places of names."""

from __future__ import annotations

import re

import pytest

from copilot.conversation.cues.places import ASKED, LOOSE, NAME, RIVALS, USED


@pytest.mark.parametrize("pattern", [*RIVALS, *USED, *ASKED], ids=lambda pattern: pattern[-40:])
def test_each_place_holds_one_name(pattern):
    assert list(re.compile(pattern).groupindex) == ["name"]
    assert pattern.count("(?P<name>") == 1


def test_a_clause_without_a_name_has_no_place():
    patterns = [*RIVALS, *USED, *ASKED, *LOOSE]
    assert not any(re.search(pattern, "they sent us a quote") for pattern in patterns)
    assert any(re.search(pattern, f"{NAME} sent us a quote") for pattern in patterns)
