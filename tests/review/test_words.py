from __future__ import annotations

import re

import pytest
from hypothesis import given

from copilot.kinds import CallKind, MomentKind
from copilot.resources import pages_dir
from copilot.review.words import (
    CALL_NAMES,
    MOMENT_NAMES,
    a_call,
    call_name,
    length,
    percent,
)
from tests.review.calls import seconds, shares


@pytest.mark.parametrize("kind", CallKind)
def test_every_kind_of_call_has_a_name(kind: CallKind) -> None:
    assert CALL_NAMES[kind]
    assert call_name(kind)[0].isupper()
    assert "_" not in call_name(kind)


@pytest.mark.parametrize("kind", MomentKind)
def test_every_kind_of_moment_has_a_name(kind: MomentKind) -> None:
    assert MOMENT_NAMES[kind]


def test_the_pages_call_moments_as_we_do() -> None:
    script = (pages_dir() / "js" / "format.js").read_text(encoding="utf-8")
    table = script[script.index("const MOMENTS") :].partition("});")[0]
    assert re.findall(r'^  (\w+): "(.+)",$', table, re.MULTILINE) == list(MOMENT_NAMES.items())


def test_a_call_in_a_sentence() -> None:
    assert a_call(CallKind.DISCOVERY) == "a discovery call"
    assert a_call(CallKind.ESCALATION) == "an escalation"
    assert a_call(CallKind.ONE_CALL_CLOSE) == "a one-call close"


@pytest.mark.parametrize(
    ("length_s", "text"),
    [
        (0, "0.0 s"), (0.44, "0.4 s"), (-0.12, "-0.1 s"), (9.94, "9.9 s"), (9.96, "10 s"),
        (59.6, "1 min"), (76, "1 min 16 s"), (150, "2 min 30 s"), (200, "3 min 20 s"),
        (3600, "1 h"), (3900, "1 h 5 min"), (3599.6, "1 h"),
    ],
)  # fmt: skip
def test_a_length(length_s: float, text: str) -> None:
    assert length(length_s) == text


@given(seconds)
def test_lengths_are_never_odd(at_s: float) -> None:
    assert "60 s" not in length(at_s)
    assert "60 min" not in length(at_s)


@given(shares)
def test_a_share_is_from_0_to_100_percent(share: float) -> None:
    assert 0 <= int(percent(share).removesuffix(" %")) <= 100
