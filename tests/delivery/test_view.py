"""What the rep asks of the view is what the gate is told, in the call's own time."""

from __future__ import annotations

import pytest

from copilot.coaching.gate import View
from copilot.delivery.messages import Control, ControlAction
from copilot.delivery.view import ViewControl


def wish(action: ControlAction, card: str = "", seconds: float = 300.0) -> Control:
    return Control(action=action, card=card, seconds=seconds)


def test_snooze_counts_in_seconds_of_the_call() -> None:
    control = ViewControl()
    control.apply(wish("snooze", seconds=60), at=100.0)
    assert control.view == View(snoozed_until=160.0)
    control.apply(wish("wake"), at=110.0)
    assert control.view == View()


@pytest.mark.parametrize(
    ("action", "opposite", "while_it_holds"),
    [("hide", "show", View(hidden=True)), ("pin", "release", View(pinned="a"))],
)
def test_a_wish_and_its_opposite(
    action: ControlAction, opposite: ControlAction, while_it_holds: View
) -> None:
    control = ViewControl()
    control.apply(wish(action, card="a"), at=1.0)
    assert control.view == while_it_holds
    control.apply(wish(opposite), at=2.0)
    assert control.view == View()


def test_a_wish_that_names_no_card_means_the_one_in_view() -> None:
    control = ViewControl()
    control.apply(wish("dismiss"), at=1.0, in_view="a")
    assert control.view.dismissed == "a"
    control.apply(wish("dismiss", card="b"), at=1.0, in_view="a")
    assert control.view.dismissed == "b"


def test_each_question_counts_and_shows_what_was_hidden() -> None:
    control = ViewControl()
    control.apply(wish("hide"), at=1.0)
    control.apply(wish("ask"), at=2.0)
    control.apply(wish("ask"), at=3.0)
    assert control.view == View(asked=2)


def test_a_rule_is_muted_and_speaks_again() -> None:
    control = ViewControl()
    control.mute("a", on=True)
    control.mute("b", on=True)
    control.mute("a", on=True)
    assert control.view.muted == {"a", "b"}
    control.mute("a", on=False)
    control.mute("a", on=False)
    assert control.view.muted == {"b"}
