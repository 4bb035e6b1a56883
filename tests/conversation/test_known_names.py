"""Names that everybody knows."""

from __future__ import annotations

from copilot.conversation import known_names


def test_the_lists_hold_plain_words_as_they_stand_in_a_clause():
    lists = (
        known_names.FIRST_NAMES,
        known_names.PLATFORMS,
        known_names.TOOLS,
        known_names.CALENDAR_AND_PLACES,
    )
    assert all(word == word.lower() and word.isalnum() for words in lists for word in words)
