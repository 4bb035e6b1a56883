"""The strangers' calls: labels are of turns that are there, and those to be judged by are nowhere else."""

from __future__ import annotations

import json
from pathlib import Path

ROOT = Path(__file__).parents[2]
STRANGERS = ROOT / "benchmarks" / "strangers"


def calls(kind):
    """What there is of each call, by its name."""
    return {
        file.stem: json.loads(file.read_text(encoding="utf-8"))
        for file in sorted((STRANGERS / kind).glob("*.json"))
    }


def listed(name):
    """The calls that a list names."""
    return set((STRANGERS / name).read_text(encoding="utf-8").split())


def test_what_is_labelled_is_a_turn_of_the_side_that_can_have_said_it():
    transcripts = calls("transcripts")
    for name, label in calls("labels").items():
        turns = transcripts[name]["turns"]
        buyers = [
            one["idx"]
            for kind in ("price_objections", "other_objections", "buyer_questions_unanswered")
            for one in label[kind]
        ]
        assert all(turns[index]["speaker"] == "buyer" for index in buyers), name
        assert all(0 <= one["idx"] < len(turns) for one in label["competitor_mentions"]), name


def test_calls_to_be_judged_by_are_there_and_their_writers_are_not_among_the_data():
    judged = listed("held-back.txt") | listed("unseen.txt")
    assert judged <= set(calls("labels"))
    writers = {name.split("-")[0] for name in judged}
    topics = {file.stem.split("_")[0] for file in (ROOT / "models" / "meaning").glob("*.jsonl")}
    assert not writers & topics
