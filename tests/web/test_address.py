from __future__ import annotations

from copilot.web.address import Address


def test_host_and_origin_are_spelled_as_browsers_do() -> None:
    address = Address(port=8765)
    assert address.host == "127.0.0.1:8765"
    assert address.alias == "localhost:8765"
    assert address.origin == "http://127.0.0.1:8765"


def test_browsers_leave_out_the_port_of_the_scheme() -> None:
    assert Address(port=80).origin == "http://127.0.0.1"
    assert Address(port=80).alias == "localhost"
