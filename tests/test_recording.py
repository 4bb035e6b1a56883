from __future__ import annotations

import json
from urllib.parse import parse_qs, urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from copilot.recording import ABOUT, CHORUS, EXAMPLE, GONG, LASTS_S, REFERENCE, checked, link
from copilot.sharing_settings import SharingSettings
from copilot.team_server_settings import TeamServerSettings

PLAIN = "https://rec.example/call?id={reference}&t={offset_s}"
# as Gong itself writes a link to a stretch of a call
GONGS_OWN = (
    "https://us-12345.app.gong.io/call?id=123456&highlights="
    "%5B%7B%22type%22%3A%22SHARE%22%2C%22from%22%3A45%2C%22to%22%3A48%7D%5D"
)


@pytest.mark.parametrize(
    "template",
    [
        "",
        PLAIN,
        GONG,
        CHORUS,
        EXAMPLE,
        "http://10.0.0.5/x",
        "https://rec.example/{reference}#t={offset_ms},{until_s}",
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
        'https://x.app.gong.io/call?id={reference}&highlights=[{"from":{offset_s}}]',
        "https://zoom.us/rec/share/{reference}?startTime={offset_ms}",
        "https://zoom.us/rec/play/{reference}?autoplay=true&starttime=1{offset_ms}",
    ],
)  # fmt: skip
def test_what_is_none(template: str) -> None:
    with pytest.raises(ValueError, match=r"has|is no|holds"):
        checked(template)


def test_a_link_opens_a_second_of_a_call() -> None:
    wanted = "https://rec.example/call?id=OPP%2F47%2011&t=75"
    assert link(PLAIN, reference="OPP/47 11", at_s=75.9) == wanted
    assert (
        link("https://x.example/{offset_ms}", reference="", at_s=1.2345) == "https://x.example/1234"
    )


def test_without_what_it_wants_there_is_none() -> None:
    assert not link("", reference="OPP", at_s=1.0)
    assert not link(PLAIN, reference="", at_s=1.0)


def test_gongs_is_the_address_that_gong_itself_makes() -> None:
    ours = GONG.replace("TENANT", "us-12345")
    assert link(ours, reference="123456", at_s=45.0, until_s=48.0) == GONGS_OWN
    [stretch] = json.loads(parse_qs(urlsplit(GONGS_OWN).query)["highlights"][0])
    assert stretch == {"type": "SHARE", "from": 45, "to": 48}


def test_choruses_begins_at_the_second() -> None:
    meeting = "0123456789ABCDEF0123456789ABCDEF"
    assert link(CHORUS, reference=meeting, at_s=312.4) == (
        f"https://chorus.ai/meeting/{meeting}?start=312"
    )


def test_a_moment_has_an_end_even_if_nobody_says_which() -> None:
    where = "https://x.example/{offset_s}-{until_s}"
    assert link(where, reference="", at_s=10.0) == f"https://x.example/10-{10 + int(LASTS_S)}"
    assert link(where, reference="", at_s=10.0, until_s=4.0) == "https://x.example/10-11"


def test_zoom_is_told_why_and_the_settings_say_so() -> None:
    with pytest.raises(ValueError, match="hour of day"):
        checked("https://zoom.us/rec/share/{reference}?startTime={offset_ms}")
    assert GONG in ABOUT
    assert CHORUS in ABOUT
    assert "Zoom's own player has none" in ABOUT
    for settings in (SharingSettings, TeamServerSettings):
        assert settings.model_fields["recording_url"].description == ABOUT


@given(
    reference=st.from_regex(REFERENCE, fullmatch=True) | st.text(min_size=1, max_size=64),
    at_s=st.floats(-10, 90_000),
)
def test_a_reference_never_leaves_its_place(reference: str, at_s: float) -> None:
    before, after = PLAIN.split("{reference}", maxsplit=1)[0], "&t="
    made = link(PLAIN, reference=reference, at_s=at_s)
    assert made.startswith(before)
    middle = made[len(before) : made.rindex(after)]
    assert not set(middle) & set("&?#/ <>\"'")
