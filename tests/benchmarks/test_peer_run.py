from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from benchmarks.peer_drivers.wire import PAIR_BYTES, SIDE_BYTES, Growing
from benchmarks.peer_envs import PEERS, Peer
from benchmarks.peer_run import ROOT, PeerFailedError, Setting, run

DRIVER = """
from benchmarks.peer_drivers.wire import Wire
wire = Wire()
print("a peer that chatters")
wire.ready()
for rep, buyer in wire.pairs():
    wire.text("rep", f"{len(rep)} {rep[0]}", final=True)
    wire.text("buyer", f"{len(buyer)} {buyer[0]}", final=False)
wire.text("rep", "  ", final=True)
wire.done()
"""


def test_the_wire_deals_both_sides_and_keeps_chatter_out():
    sound = b"\x01" * SIDE_BYTES + b"\x02" * SIDE_BYTES
    done = subprocess.run(
        [sys.executable, "-c", DRIVER], input=sound, capture_output=True, cwd=ROOT, check=True
    )
    said = [json.loads(line) for line in done.stdout.splitlines()]
    assert [one["type"] for one in said] == ["ready", "text", "text", "done"]
    assert [(one["side"], one["text"], one["final"]) for one in said[1:3]] == [
        ("rep", f"{SIDE_BYTES} 1", True),
        ("buyer", f"{SIDE_BYTES} 2", False),
    ]


def test_only_what_is_new_in_a_growing_text_is_given_out():
    growing = Growing()
    assert [growing.new_in(text) for text in ("so we", "so we run", "so", "so we run it")] == [
        "so we", "run", "", "it",
    ]  # fmt: skip


def test_a_peer_that_does_not_start_says_why(tmp_path):
    nobody = Peer(name="nobody", home="nobody", driver="no_such_driver")
    with pytest.raises(PeerFailedError, match="no_such_driver"):
        run(nobody, bytes(PAIR_BYTES), Setting(cache=tmp_path, weights=tmp_path))


def test_a_peer_that_is_not_there_is_not_installed(tmp_path):
    assert [one.name for one in PEERS if one.installed(tmp_path)] == ["copilot"]


def test_every_peer_has_its_driver():
    drivers = Path(ROOT / "benchmarks" / "peer_drivers")
    assert {one.driver for one in PEERS} <= {path.stem for path in drivers.glob("*.py")}
