from __future__ import annotations

import pytest

from benchmarks.peer_envs import PEERS
from benchmarks.peer_match import Matched
from benchmarks.peer_run import Run
from benchmarks.peer_table import Tally, behind, table


def tally(place: int, *, ms: tuple[float, ...], errors: int, cpu_s: float = 10.0) -> Tally:
    one = Tally(PEERS[place])
    matched = Matched(final_ms=ms, shown_ms=ms, uncovered=1, unfinished=0, errors=errors, words=100)
    one.add(Run(cpu_s=cpu_s, rss_peak_mb=300.0), [matched], 50.0)
    return one


def test_figures_are_over_all_runs():
    one = tally(0, ms=(400.0, 600.0), errors=4)
    one.add(Run(cpu_s=20.0, rss_peak_mb=400.0), [], 50.0)
    assert (one.median_ms, one.turns, one.wer_percent) == (500.0, 3, 4.0)
    assert one.cores == pytest.approx([0.2, 0.4])


def test_the_table_says_plainly_where_ours_is_not_ahead():
    ours, peer = tally(0, ms=(500.0,), errors=4), tally(1, ms=(900.0,), errors=3, cpu_s=9.0)
    assert behind([ours, peer]) == [
        "- faster-whisper: ahead in final words, words shown; **not ahead in WER, CPU, memory**"
    ]
    assert table([ours, peer]).count("\n| ") == 1 + 1


def test_a_peer_whose_words_never_came_is_behind_in_them():
    ours, peer = tally(0, ms=(500.0,), errors=4), tally(1, ms=(), errors=100)
    assert "ahead in final words" in behind([ours, peer])[0]
    assert "none came" in table([ours, peer])
