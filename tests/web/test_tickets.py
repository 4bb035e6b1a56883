"""A ticket is good once, for one call, for one purpose, for 30 s."""

from __future__ import annotations

import base64

import pytest

from copilot.errors import TicketRefused
from copilot.limits import limit
from copilot.web.tickets import TICKET_SECONDS, Tickets
from tests.web.serving import Clock


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def tickets(clock: Clock) -> Tickets:
    return Tickets(clock)


def refuses(tickets: Tickets, text: str, call: str = "c", purpose: str = "overlay") -> bool:
    try:
        tickets.redeem(text, call, purpose)
    except TicketRefused:
        return True
    return False


def test_is_good_once(tickets: Tickets) -> None:
    text = tickets.issue("c", "overlay")
    assert not refuses(tickets, text)
    assert refuses(tickets, text)


def test_holds_256_random_bits(tickets: Tickets) -> None:
    texts = {tickets.issue("c", "overlay") for _ in range(100)}
    assert len(texts) == 100
    assert {len(base64.urlsafe_b64decode(text + "=")) for text in texts} == {32}


@pytest.mark.parametrize(("call", "purpose"), [("d", "overlay"), ("c", "audio")])
def test_is_bound_to_call_and_purpose_and_spent_by_a_wrong_try(
    tickets: Tickets, call: str, purpose: str
) -> None:
    text = tickets.issue("c", "overlay")
    assert refuses(tickets, text, call, purpose)
    assert refuses(tickets, text)


def test_expires(tickets: Tickets, clock: Clock) -> None:
    early, late = tickets.issue("c", "overlay"), tickets.issue("c", "overlay")
    clock.now += TICKET_SECONDS - 0.001
    assert not refuses(tickets, early)
    clock.now += 0.001
    assert refuses(tickets, late)


@pytest.mark.parametrize("text", ["", "x" * 43, "é" * 43, "\ud800", "\x00"])
def test_a_guess_is_refused(tickets: Tickets, text: str) -> None:
    tickets.issue("c", "overlay")
    assert refuses(tickets, text)


def test_a_refusal_does_not_repeat_it(tickets: Tickets) -> None:
    with pytest.raises(TicketRefused) as refused:
        tickets.redeem("abcdefghijklmnopqrstuvwxyz", "c", "overlay")
    assert "abcdefghijklmnopqrstuvwxyz" not in str(refused.value)


def test_a_part_of_one_is_refused(tickets: Tickets) -> None:
    text = tickets.issue("c", "overlay")
    assert refuses(tickets, text[:-1])
    assert refuses(tickets, text + "A")
    assert not refuses(tickets, text)


def test_there_are_never_more_than_the_limit(tickets: Tickets) -> None:
    first = tickets.issue("c", "overlay")
    others = [tickets.issue("c", "overlay") for _ in range(limit("tickets"))]
    assert tickets.dropped == 1
    assert refuses(tickets, first)
    assert not refuses(tickets, others[0])


def test_the_text_is_not_held(tickets: Tickets) -> None:
    text = tickets.issue("c", "overlay")
    assert text not in repr(tickets._issued)
