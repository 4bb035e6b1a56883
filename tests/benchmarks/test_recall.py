"""How much of a voice was heard, and which recordings say when there was one."""

from __future__ import annotations

import json

import pytest

from benchmarks.recall import Heard, load, load_all
from copilot.kinds import Speaker
from copilot.resources import samples_dir


def test_half_a_voice_is_half_heard_and_a_reply_is_heard_or_not():
    heard = Heard()
    replies = ((5.0, 5.4), (6.0, 6.4))
    heard.add(((0.0, 4.0), *replies), replies, [(2.0, 4.5), (5.1, 5.4), (6.3, 9.0)])
    assert heard.voiced_s == pytest.approx(4.8)
    assert heard.covered_s == pytest.approx(2.0 + 0.3 + 0.1)
    assert (heard.replies, heard.replies_heard) == (2, 1)


def test_stretches_that_overlap_count_once():
    heard = Heard()
    heard.add(((0.0, 2.0),), (), [(0.0, 1.5), (1.0, 2.0)])
    assert heard.covered_s == pytest.approx(2.0)


def test_a_sample_has_both_sides_and_their_voiced_times():
    voiced = load(samples_dir() / "canary.json")
    known = json.loads((samples_dir() / "canary.json").read_text(encoding="utf-8"))
    assert voiced is not None
    assert set(voiced.spans) == set(Speaker)
    [reply] = voiced.replies[Speaker.REP]
    assert [turn["text"] for turn in known["turns"] if turn["start_s"] == reply[0]] == ["Wow."]
    assert voiced.spans[Speaker.REP][0][0] == pytest.approx(known["activity"]["0"][0][0])
    assert all(len(side) / 16_000 == pytest.approx(known["duration_s"], abs=0.1)
               for side in voiced.sound.values())  # fmt: skip


@pytest.mark.parametrize(
    "known", [{}, {"audio": "gone.wav", "segments": []}, {"audio": "here.wav", "script": []}]
)
def test_what_tells_no_voiced_times_is_passed_over(tmp_path, known):
    (tmp_path / "here.wav").write_bytes(b"")
    path = tmp_path / "one.json"
    path.write_text(json.dumps(known), encoding="utf-8")
    assert load(path) is None
    with pytest.raises(SystemExit):
        load_all(tmp_path)
