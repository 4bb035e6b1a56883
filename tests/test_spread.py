"""How a run is spread over its workers."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.spread import BY_PARAMETER, MODELS, SECONDS, TOGETHER, longest_first, piece_of

ROOT = Path(__file__).resolve().parent.parent


@dataclass(frozen=True)
class Item:
    """What of a test is looked at."""

    nodeid: str


@pytest.mark.parametrize(
    ("nodeid", "piece"),
    [
        ("tests/test_cli.py::test_one[a::b]", "tests/test_cli.py"),
        ("tests/scenarios/test_samples.py::test_one[good]", "tests/scenarios/test_samples.pygood]"),
        ("tests/scenarios/test_from_a_page.py::test_one", "canary"),
        ("tests/storage/team/test_store.py::test_one[sqlite]", "postgresql"),
        ("tests/faults/test_sharing_crashes.py::test_one", "postgresql"),
    ],
)
def test_each_test_is_of_one_piece(nodeid, piece):
    assert piece_of(nodeid) == piece


def test_what_needs_the_models_comes_first_then_the_longest_and_no_piece_is_torn():
    short, long = "tests/test_spread.py::test", "tests/privacy/test_canary.py::test"
    names = [short, long, "tests/scenarios/test_bleed.py::test", f"{short}[other]", f"{long}[b]"]
    items = [Item(name) for name in names]
    longest_first(items)  # type: ignore[arg-type]  # it looks at nothing else
    assert [item.nodeid for item in items] == [names[2], long, names[4], short, names[3]]


def test_what_is_named_is_there():
    pieces = set(TOGETHER.values())
    named = {*BY_PARAMETER, MODELS, *TOGETHER, *SECONDS} - pieces
    assert {name for name in named if not (ROOT / name).exists()} == set()
    assert {name for name in SECONDS if not name.startswith("tests/")} <= pieces
