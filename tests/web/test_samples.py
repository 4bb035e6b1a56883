"""What is offered is what is whole; what is not is passed over."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from structlog.testing import capture_logs

from copilot.kinds import CallKind, Speaker
from copilot.limits import limit
from copilot.resources import samples_dir
from copilot.web.samples import find_samples
from tests.web.overlays import bound
from tests.web.serving import put_samples

if TYPE_CHECKING:
    from pathlib import Path

GOOD = {"audio": "x.opus", "duration_s": 2.0, "channels": {"agent": 1, "caller": 0}}


def put(folder: Path, name: str, reference: object) -> None:
    (folder / "x.opus").write_bytes(b"")
    text = reference if isinstance(reference, str) else json.dumps(reference)
    (folder / f"{name}.json").write_text(text, encoding="utf-8")


def test_a_reference_becomes_a_sample(tmp_path: Path) -> None:
    sample = put_samples(tmp_path / "samples")["a"]
    assert (sample.title, sample.kind, sample.rep_channel) == ("A call", CallKind.DISCOVERY, 0)
    assert [(line.speaker, line.text) for line in sample.captions] == [(Speaker.REP, "Hello.")]


def test_what_is_left_out_has_a_default(tmp_path: Path) -> None:
    put(tmp_path, "plain", GOOD)
    sample = find_samples(tmp_path)["plain"]
    assert (sample.title, sample.kind, sample.scheduled_end_s) == ("plain", CallKind.UNKNOWN, None)
    assert sample.rep_channel == 1


def test_a_canary_is_never_offered(tmp_path: Path) -> None:
    samples = put_samples(tmp_path / "samples")
    assert {name: sample.listed for name, sample in samples.items()} == {"a": True, "hidden": False}


@pytest.mark.parametrize(
    "reference",
    [
        "", "[]", "{", "null", GOOD | {"duration_s": "long"}, GOOD | {"duration_s": -1},
        GOOD | {"channels": {"mix": 0}}, GOOD | {"channels": {"agent": 7, "caller": 0}},
        GOOD | {"audio": "absent.opus"}, GOOD | {"kind": "seance"}, GOOD | {"turns": [{}]},
        GOOD | {"title": "x" * limit("sample_reference_bytes")},
    ],
)  # fmt: skip
def test_what_is_no_sample_is_passed_over(tmp_path: Path, reference: object) -> None:
    put(tmp_path, "bad", reference)
    put(tmp_path, "good", GOOD)
    assert list(find_samples(tmp_path)) == ["good"]


def test_a_name_that_could_be_a_path_is_passed_over(tmp_path: Path) -> None:
    for name in ("..x", "a b", "a.b", "-a", "x" * 65):
        put(tmp_path, name, GOOD)
    assert find_samples(tmp_path) == {}


def test_a_reference_cannot_point_outside_its_folder(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "secret.opus").write_bytes(b"")
    put(tmp_path / "in", "out", GOOD | {"audio": "../secret.opus"})
    put(tmp_path / "in", "win", GOOD | {"audio": "..\\secret.opus"})
    put(tmp_path / "in", "abs", GOOD | {"audio": str(tmp_path / "secret.opus")})
    assert find_samples(tmp_path / "in") == {}


def test_there_are_never_more_than_the_limit(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    bound(monkeypatch, "samples", 2)
    for number in range(5):
        put(tmp_path, f"s{number:04}", GOOD)
    with capture_logs() as lines:
        assert list(find_samples(tmp_path)) == ["s0000", "s0001"]
    assert [(line["event"], line["count"]) for line in lines] == [("samples-passed-over", 3)]


def test_the_shipped_samples_are_all_whole() -> None:
    found = find_samples(samples_dir())
    assert {path.stem for path in samples_dir().glob("*.json")} == set(found)
    assert sum(sample.listed for sample in found.values()) >= 4
