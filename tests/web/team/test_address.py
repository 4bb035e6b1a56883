"""Where the team's server listens, and which names it answers to."""

from __future__ import annotations

import pytest

from copilot.errors import BindRefused, PortInUse
from copilot.web.team.address import Published, open_team_door


def test_loopback_needs_nothing_more():
    door = open_team_door("127.0.0.1", 0)
    with door.listener:
        [origin] = door.origins
        assert origin.origin == f"http://127.0.0.1:{door.listener.getsockname()[1]}"
        assert not door.secure
        with pytest.raises(PortInUse):
            open_team_door("127.0.0.1", door.listener.getsockname()[1])


@pytest.mark.parametrize("host", ["0.0.0.0", "::", "192.0.2.1"])  # noqa: S104  # to be refused
@pytest.mark.parametrize("given", [{}, {"behind_proxy": True}, {"allowed_hosts": ("a.test",)}])
def test_a_network_needs_a_proxy_and_names(host: str, given: dict[str, object]):
    with pytest.raises(BindRefused) as refused:
        open_team_door(host, 0, **given)  # type: ignore[arg-type]  # to be refused
    assert "--behind-proxy --allowed-host" in refused.value.remedy


def test_loopback_has_no_names_without_a_proxy():
    with pytest.raises(BindRefused):
        open_team_door("127.0.0.1", 0, allowed_hosts=("team.example.com",))


def test_behind_a_proxy_each_name_is_an_origin_with_tls():
    names = ("Team.Example.com.", "t.test:8443")
    door = open_team_door("127.0.0.1", 0, behind_proxy=True, allowed_hosts=names)
    with door.listener:
        assert [one.origin for one in door.origins] == [
            "https://team.example.com", "https://t.test:8443",
        ]  # fmt: skip
        assert door.secure
        port = door.listener.getsockname()[1]
        with pytest.raises(PortInUse):
            open_team_door("127.0.0.1", port, behind_proxy=True, allowed_hosts=names)


@pytest.mark.parametrize(
    "name", ["", "a b", "evil/..", "-a.test", "a..b", "<script>", "a.test:x", "*"]
)
def test_what_is_no_name_is_refused(name: str):
    with pytest.raises(BindRefused):
        open_team_door("127.0.0.1", 0, behind_proxy=True, allowed_hosts=(name,))


def test_an_address_that_is_not_this_machines_is_refused():
    with pytest.raises(BindRefused):
        open_team_door("192.0.2.1", 0, behind_proxy=True, allowed_hosts=("a.test",))


def test_www_leads_to_the_name():
    assert Published("team.test").alias == "www.team.test"
