from __future__ import annotations

import json

from copilot.coaching.rulebook import Rulebook, read_file
from copilot.resources import rules_dir
from copilot.storage.export import Export
from copilot.storage.records import rule_key, skill_key
from copilot.web.exported import ABOUT, document


def test_the_rows_with_what_their_keys_stand_for() -> None:
    book = Rulebook((read_file(rules_dir() / "monologue.yaml"),))
    found = Export(moments={"calls": [{"id": "a"}]}, private={"own_calls": []}, spool={})
    made = json.loads(json.dumps(document(found, book)))
    assert made == {
        "about": ABOUT,
        "names": {
            "rules": {rule_key("monologue"): "monologue"},
            "skills": {skill_key("listening"): "listening"},
        },
        "moments": {"calls": [{"id": "a"}]},
        "private": {"own_calls": []},
        "spool": {},
    }
    assert document(found, book, "mute: [a]\n") == made | {"choices": "mute: [a]\n"}
