"""Reading transcripts and labels."""

from __future__ import annotations

import json

import pytest

from benchmarks.understood.labelled import load, load_all, read_labels
from copilot.kinds import CallKind, Speaker

TRANSCRIPT = {
    "id": "one",
    "kind": "demo",
    "turns": [
        {"i": 0, "speaker": "rep", "text": "Hello there.", "start_s": 0, "end_s": 1.5},
        {"i": 1, "speaker": "buyer", "text": "Hello."},
    ],
}
LABELS = {
    "id": "one",
    "call_kind": "discovery",
    "next_step_agreed": {"level": "vague", "proposed_idx": 4, "agreed_idx": 5, "uncertain": True},
    "budget_discussed": {"value": True, "idx": 3, "alt_idx": [7]},
    "price_discussed": {"value": False, "idx": None, "uncertain": True},
    "price_objections": [{"idx": 2, "handled": "no"}],
    "buyer_questions_evaded": [],
    "rep_questions": {"count": 4, "turns": [0], "open_idx": [0]},
    "rep_talk_share": 0.5,
    "distractors": {"price": [1]},
}


@pytest.fixture
def folders(tmp_path):
    places = tmp_path / "transcripts", tmp_path / "labels"
    for place in places:
        place.mkdir()
    (places[0] / "one.json").write_text(json.dumps(TRANSCRIPT), encoding="utf-8")
    (places[1] / "one.json").write_text(json.dumps(LABELS), encoding="utf-8")
    return places


def test_a_call_and_its_labels(folders):
    [call], skipped = load_all(*folders)
    assert not skipped
    assert call.kind is CallKind.DISCOVERY
    assert [turn.speaker for turn in call.turns] == [Speaker.REP, Speaker.BUYER]
    assert (call.turns[0].start_s, call.turns[0].end_s) == (0.0, 1.5)
    assert call.labels.said["budget"].place.turns == (3, 7)
    assert call.labels.said["price"].uncertain
    assert call.labels.step is not None
    assert call.labels.step.uncertain
    assert call.labels.mentions["price_objection"][0].handled == "no"
    assert call.labels.open_questions == (0,)


def test_no_word_of_a_call_is_in_its_repr(folders):
    [call], _ = load_all(*folders)
    assert "Hello" not in repr(call)


def test_what_has_no_label_is_not_judged_and_an_empty_list_is():
    labels = read_labels(LABELS)
    assert "timeline" not in labels.said
    assert "unanswered" not in labels.mentions
    assert labels.mentions["evaded"] == ()


def test_a_transcript_without_labels_is_named(folders):
    (folders[0] / "two.json").write_text(json.dumps(TRANSCRIPT), encoding="utf-8")
    calls, skipped = load_all(*folders)
    assert len(calls) == 1
    assert skipped == ["two: no labels of that name"]


@pytest.mark.parametrize("text", ["{", "[]", '{"turns": [{"speaker": "agent", "text": "secret"}]}'])
def test_a_file_that_is_none_is_refused_without_its_words(folders, text):
    path = folders[0] / "one.json"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(SystemExit) as refused:
        load(path, folders[1] / "one.json")
    assert "one.json" in str(refused.value)
    assert "secret" not in str(refused.value)
