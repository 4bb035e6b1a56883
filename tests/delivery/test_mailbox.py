"""Whatever is put in, in whatever order: bounded, ordered, and the newest is there."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from hypothesis import given, settings
from hypothesis import strategies as st

from copilot.delivery.mailbox import Mailbox
from copilot.delivery.messages import HeardSpeech, State, Suggest, Withdraw
from copilot.limits import limit
from tests.delivery.make import card, heard, state, summary, welcome, withdraw

if TYPE_CHECKING:
    from copilot.delivery.messages import Message

NAMES = st.sampled_from("abcdefg")
# drawn from made ones: making a message costs more than all that a mailbox does with it
SPEECH = [heard(words=words) for words in range(3)]
CARDS = [make(name) for name in "abcdefg" for make in (card, withdraw)]
MESSAGES = st.one_of(
    st.sampled_from(SPEECH),
    st.sampled_from(SPEECH),
    st.sampled_from(CARDS),
    st.sampled_from([state(), summary(), welcome()]),
)
TAKE = st.none()
STEPS = st.lists(st.one_of(MESSAGES, MESSAGES, MESSAGES, TAKE), max_size=120)


def numbered(steps: list[Message | None]) -> list[Message | None]:
    return [m and m.model_copy(update={"seq": n}) for n, m in enumerate(steps, start=1)]


def rest(mailbox: Mailbox) -> list[Message]:
    return [message for _ in range(len(mailbox)) if (message := mailbox.take()) is not None]


@settings(max_examples=1000)
@given(STEPS)
def test_is_never_over_its_bounds_and_never_out_of_order(steps: list[Message | None]) -> None:
    mailbox = Mailbox()
    taken: list[Message] = []
    for step in numbered(steps):
        if step is None:
            taken += [m for m in [mailbox.take()] if m is not None]
        else:
            mailbox.put(step)
        waiting = Counter(type(message) for message in mailbox._waiting)
        assert waiting.pop(HeardSpeech, 0) <= limit("mailbox_events")
        assert waiting.pop(Withdraw, 0) <= limit("mailbox_withdraws")
        assert set(waiting.values()) <= {1}
    taken += rest(mailbox)
    order = [message.seq for message in taken]
    assert order == sorted(set(order))
    assert mailbox.take() is None


@settings(max_examples=1000)
@given(STEPS)
def test_the_newest_state_and_card_always_come_through(steps: list[Message | None]) -> None:
    mailbox = Mailbox()
    taken: list[Message] = []
    for step in numbered(steps):
        if step is None:
            taken += [m for m in [mailbox.take()] if m is not None]
        else:
            mailbox.put(step)
    taken += rest(mailbox)
    put = [message for message in numbered(steps) if message is not None]
    for kind in (State, Suggest):
        newest = next((m for m in reversed(put) if isinstance(m, kind)), None)
        if newest is None or (isinstance(newest, Suggest) and withdrawn(newest, put)):
            continue
        assert newest in taken


def withdrawn(newest: Suggest, put: list[Message]) -> bool:
    return any(isinstance(m, Withdraw) and m.id == newest.id and m.seq > newest.seq for m in put)


@settings(max_examples=1000)
@given(
    st.lists(
        st.one_of(st.builds(heard), st.builds(withdraw, NAMES), st.builds(state)), max_size=120
    )
)
def test_counts_everything_that_it_forgets(put: list[Message]) -> None:
    mailbox = Mailbox()
    for message in put:
        mailbox.put(message)
    assert len(mailbox) + mailbox.dropped == len(put)


@given(st.lists(st.sampled_from([*SPEECH, state()]), max_size=60), NAMES)
def test_a_card_withdrawn_before_it_was_sent_is_never_sent(
    between: list[Message], name: str
) -> None:
    mailbox = Mailbox()
    for message in (card(name), *between, withdraw(name)):
        mailbox.put(message)
    assert not [m for m in rest(mailbox) if isinstance(m, Suggest | Withdraw)]


def test_a_card_that_was_sent_is_withdrawn() -> None:
    mailbox = Mailbox()
    mailbox.put(card("a"))
    assert mailbox.take() is not None
    mailbox.put(withdraw("a"))
    assert [message.type for message in rest(mailbox) if isinstance(message, Withdraw)] == [
        "withdraw"
    ]


def test_of_the_numbers_the_oldest_go() -> None:
    mailbox, bound = Mailbox(), limit("mailbox_events")
    for words in range(bound + 5):
        mailbox.put(heard(words=words))
    kept = [m.words for m in rest(mailbox) if isinstance(m, HeardSpeech)]
    assert kept == list(range(5, bound + 5))
    assert mailbox.dropped == 5
