"""The book has every topic, and what tools are given of it."""

from __future__ import annotations

import json

from copilot.coaching.glossary.book import as_json, book, sayings
from copilot.coaching.glossary.entry import Entry
from copilot.coaching.glossary.topics import TOPICS
from copilot.resources import models_dir

BOOK = book(models_dir())


def test_each_topic_has_entries_with_names_of_their_own() -> None:
    assert list(BOOK) == list(TOPICS)
    for entries in BOOK.values():
        names = [one.name for one in entries]
        assert names
        assert len(set(names)) == len(names)


def test_for_tools_it_is_plain_and_leaves_out_what_is_not_there() -> None:
    told = as_json(BOOK)
    assert json.loads(json.dumps(told)) == told
    assert as_json({"facts": (Entry(name="day", says="A day."),)}) == {
        "facts": [{"name": "day", "says": "A day."}]
    }
    (budget,) = (one for one in told["signals"] if one["name"] == "budget")
    assert [part["name"] for part in budget["parts"]] == ["asked", "told"]


def test_what_a_word_means_depends_on_its_set() -> None:
    objection = next(one for one in sayings() if "unmet" in one)
    question = next(one for one in sayings() if "incumbent" in one)
    assert objection["open"] != question["open"]
