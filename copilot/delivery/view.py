"""What the rep asked of the view: hidden, snoozed, pinned, dismissed, a card now, rules muted.

Written by the overlays' sockets, read by the call each frame. It lives and dies with the call:
nothing of it is kept or counted.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from copilot.coaching.gate import View

if TYPE_CHECKING:
    from copilot.delivery.messages import Control


class ViewControl:
    """The call's one view, shared by all its overlays. `view` is what the gate is told."""

    __slots__ = ("view",)

    def __init__(self) -> None:
        self.view = View()

    def apply(self, wish: Control, *, at: float, in_view: str = "") -> None:
        """Do what the rep wants, `at` seconds of call audio.

        A wish about a card that names none means the one `in_view`; with neither it does nothing.
        """
        card = wish.card or in_view
        match wish.action:
            case "snooze":
                self.view = replace(self.view, snoozed_until=at + wish.seconds)
            case "wake":
                self.view = replace(self.view, snoozed_until=0.0)
            case "hide" | "show":
                self.view = replace(self.view, hidden=wish.action == "hide")
            case "pin":
                self.view = replace(self.view, pinned=card)
            case "release":
                self.view = replace(self.view, pinned="")
            case "dismiss":
                self.view = replace(self.view, dismissed=card)
            case "ask":
                # who asks wants to see the answer
                self.view = replace(self.view, asked=self.view.asked + 1, hidden=False)

    def mute(self, rule: str, *, on: bool) -> None:
        """No card of this rule from here on, or again as before."""
        muted = self.view.muted | {rule} if on else self.view.muted - {rule}
        self.view = replace(self.view, muted=muted)
