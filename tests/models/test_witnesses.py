"""What each judgement saw in a call, and by whom heads are trained that have not seen its writer."""

from __future__ import annotations

import pytest

from benchmarks.understood.labelled import load_all
from copilot.meaning.reader import NoUnderstanding, Reader, open_reader
from models import witnesses


def test_a_part_is_all_of_a_writer_and_what_nobody_wrote_is_never_one():
    assert witnesses.part_of("h14-03") == witnesses.part_of("h14_american_trades")
    assert witnesses.writer("fresh-01") == witnesses.writer("saas") == ""
    assert witnesses.writer("g2_01_contractor") == witnesses.writer("g2-01") == "g2"


def test_every_set_of_weights_is_known_by_its_name():
    every = witnesses.judges()
    assert len(every) == len({id(one.weights) for one in every.values()})
    assert all("base" in one.weights and "base" not in one.signs for one in every.values())


def test_a_call_is_played_and_every_set_of_weights_has_what_it_saw():
    understanding = open_reader()
    if isinstance(understanding, NoUnderstanding):
        pytest.skip(
            "the sentence encoder is not on this machine: `copilot models` says how to get it"
        )
    assert isinstance(understanding, Reader)
    calls, _ = load_all(witnesses.STRANGERS / "transcripts", witnesses.STRANGERS / "labels")
    call = next(one for one in calls if one.id == "h01-01")
    every = witnesses.bags_of([(call, witnesses.played(call, understanding))])
    for name, one in every.items():
        assert one.bags, name
        assert all(each.rows.shape[1] == len(one.signs) for each in one.bags), name
    assert len(every["told.budget"].bags) == 1
    assert len(every["yes"].bags) > 10
