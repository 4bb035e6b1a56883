from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from copilot.recording import REFERENCE, checked, link

GONG = "https://us-1.app.gong.example/call?id={reference}&t={offset_s}"


@pytest.mark.parametrize(
    "template",
    [
        "",
        GONG,
        "https://zoom.example/rec/share/{reference}?startTime={offset_ms}",
        "http://10.0.0.5/x",
    ],
)
def test_what_is_a_template(template: str) -> None:
    assert checked(template) == template


@pytest.mark.parametrize(
    "template",
    [
        "javascript:alert(1)//{reference}", "data:text/html,{reference}", "//host/{reference}",
        "https://{reference}/x", "https://host/{call}", "https://host/{reference", "https://host/a b",
        "https:///x", "https://host/{}", 'https://host/"{reference}', "file:///etc/passwd",
    ],
)  # fmt: skip
def test_what_is_none(template: str) -> None:
    with pytest.raises(ValueError, match=r"has|is no|holds"):
        checked(template)


def test_a_link_opens_a_second_of_a_call() -> None:
    wanted = "https://us-1.app.gong.example/call?id=OPP%2F47%2011&t=75"
    assert link(GONG, reference="OPP/47 11", at_s=75.9) == wanted
    assert (
        link("https://x.example/{offset_ms}", reference="", at_s=1.2345) == "https://x.example/1234"
    )


def test_without_what_it_wants_there_is_none() -> None:
    assert not link("", reference="OPP", at_s=1.0)
    assert not link(GONG, reference="", at_s=1.0)


@given(
    reference=st.from_regex(REFERENCE, fullmatch=True) | st.text(min_size=1, max_size=64),
    at_s=st.floats(-10, 90_000),
)
def test_a_reference_never_leaves_its_place(reference: str, at_s: float) -> None:
    before, after = GONG.split("{reference}", maxsplit=1)[0], "&t="
    made = link(GONG, reference=reference, at_s=at_s)
    assert made.startswith(before)
    middle = made[len(before) : made.rindex(after)]
    assert not set(middle) & set("&?#/ <>\"'")
