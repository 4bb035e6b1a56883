"""The glossary in a terminal: no line is too long, and a name is found."""

from __future__ import annotations

import pytest

from copilot.coaching.glossary.book import book
from copilot.coaching.glossary.entry import Entry
from copilot.coaching.glossary.page import WIDEST, named, nearest, page
from copilot.resources import models_dir

BOOK = book(models_dir())


@pytest.mark.parametrize("width", [60, 80, 500])
def test_it_keeps_to_the_width_but_for_lines_to_be_copied(width: int) -> None:
    lines = list(page(BOOK, width))
    wide = [line for line in lines if len(line) > min(width, WIDEST)]
    assert all("{" in line or line.startswith(tuple(BOOK)) for line in wide), wide


def test_an_entry_is_its_name_what_it_means_and_an_example() -> None:
    entry = Entry(
        name="price",
        says="Our price.",
        unit="money",
        known="always",
        example=("rep: Ten.", "buyer: Oh."),
        parts=(Entry(name="told", says="Somebody says it.", unit="rep or buyer"),),
    )
    assert list(page({"signals": (entry,)}, 80))[1:] == [
        "",
        "price  (money)",
        "    Our price.",
        "    known: always",
        "    e.g. rep: Ten.",
        "         buyer: Oh.",
        "    told  Somebody says it. (rep or buyer)",
        "",
    ]


def test_a_name_is_found_in_every_topic_and_what_stands_below_one_with_its_place() -> None:
    assert list(named(BOOK, "budget")) == ["signals", "meanings"]
    assert [one.name for one in named(BOOK, "incumbent")["signals"]] == ["competitor: incumbent"]
    assert [one.name for one in named(BOOK, "wpm")["keys"]] == ["tests: fires: lines: wpm"]
    assert nearest(BOOK, "incumbant").startswith("did you mean incumbent")
    assert named(BOOK, "bugdet") == {}
    assert nearest(BOOK, "bugdet") == "did you mean budget?"
    assert nearest({"facts": BOOK["facts"]}, "xyz").startswith("there are day, clock")
