"""The strangers' calls: what their lines say is what their turns say, and labels are of turns that are there."""

from __future__ import annotations

import json
from collections import defaultdict
from pathlib import Path

STRANGERS = Path(__file__).parents[2] / "benchmarks" / "strangers"


def calls(kind):
    """What there is of each call, by its name."""
    return {
        file.stem: json.loads(file.read_text(encoding="utf-8"))
        for file in sorted((STRANGERS / kind).glob("*.json"))
    }


def lines():
    """The lines of the calls whose lines are kept, by call and turn."""
    found = defaultdict(list)
    for file in sorted((STRANGERS / "lines").glob("*.jsonl")):
        for row in file.read_text(encoding="utf-8").splitlines():
            one = json.loads(row)
            found[one["call"], one["turn"]].append(one)
    return found


def listed(name):
    """The calls that a list names."""
    return set((STRANGERS / name).read_text(encoding="utf-8").split())


def test_lines_make_up_the_turns_of_their_calls():
    transcripts = calls("transcripts")
    for (call, turn), said in lines().items():
        whole = transcripts[call]["turns"][turn]
        assert " ".join(one["text"] for one in said) == whole["text"], (call, turn)
        assert {one["speaker"] for one in said} == {whole["speaker"]}, (call, turn)


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


def test_calls_to_be_judged_by_are_there_and_their_lines_are_not():
    judged = listed("held-back.txt") | listed("unseen.txt")
    assert judged <= set(calls("labels"))
    assert not judged & {call for call, _ in lines()}
