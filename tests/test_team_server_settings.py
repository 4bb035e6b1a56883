"""The knobs of the team's server."""

from __future__ import annotations

import pytest
from pydantic import ValidationError

from copilot.team_server_settings import TeamServerSettings


def test_it_listens_on_loopback_alone_unless_told_otherwise():
    here = TeamServerSettings()
    assert (here.host, here.behind_proxy, here.allowed_hosts) == ("127.0.0.1", False, ())


@pytest.mark.parametrize(
    "wrong",
    [
        {"recording_url": "javascript:alert(1)"},
        {"recording_url": "https://{reference}.example/"},
        {"recording_url": "https://r.test/{call}"},
        {"time_zone": "Mars/Olympus"},
        {"time_zone": "../x"},
        {"port": 0},
    ],
)
def test_what_cannot_be_is_refused(wrong: dict[str, object]):
    with pytest.raises(ValidationError):
        TeamServerSettings(**wrong)


def test_a_template_and_a_zone_are_taken():
    here = TeamServerSettings(recording_url="https://r.test/{reference}", time_zone="Europe/Berlin")
    assert here.recording_url.endswith("{reference}")
