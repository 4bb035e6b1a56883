"""Where to send, and what must not be sent there."""

from __future__ import annotations

import pytest
from pydantic import ValidationError

from copilot.team_settings import TeamSettings

WORD = "hush"


def test_nothing_is_sent_unless_both_are_set() -> None:
    assert not TeamSettings().sends
    assert not TeamSettings(server="https://team.example.com").sends
    assert not TeamSettings(token=WORD).sends
    assert TeamSettings(server="https://team.example.com", token=WORD).sends


@pytest.mark.parametrize(
    "server",
    [
        "http://team.example.com", "team.example.com", "ftp://team.example.com", "https://",
        "https://me:hush@team.example.com", "https://team.example.com/?token=x",
        "https://team.example.com/#x", "https://team.example.com/copilot", "https://t:x", "file:///etc/passwd",
    ],
)  # fmt: skip
def test_an_address_that_would_give_something_away(server: str) -> None:
    with pytest.raises(ValidationError):
        TeamSettings(server=server)


@pytest.mark.parametrize("server", ["http://127.0.0.1:8770", "http://localhost:8770/"])
def test_this_machine_needs_no_tls(server: str) -> None:
    assert TeamSettings(server=server).server == server.rstrip("/")


@pytest.mark.parametrize(
    ("typed", "origin"),
    [
        ("https://Team.Example.com/", "https://team.example.com"),
        ("https://team.example.com:443", "https://team.example.com"),
        ("HTTPS://team.example.com:8443", "https://team.example.com:8443"),
        ("http://[::1]:8790", "http://[::1]:8790"),
    ],
)
def test_it_is_kept_as_browsers_write_an_origin(typed: str, origin: str) -> None:
    assert TeamSettings(server=typed).server == origin


def test_secrets_do_not_print() -> None:
    settings = TeamSettings(
        server="https://t.example",
        token=WORD,
        store_url="postgresql://a:hush@b/c",
    )
    assert "hush" not in repr(settings)
    assert "hush" not in settings.model_dump_json()
