"""The root hands down whose fault something was and whether to try again."""

from __future__ import annotations

from copilot.failing import CopilotError


class Branch(CopilotError, fault="peer", retry=True):
    """A branch."""


class Leaf(Branch, code="leaf"):
    """A leaf."""


def test_a_branch_hands_down_fault_and_retry():
    assert (Leaf.code, Leaf.fault, Leaf.retry) == ("leaf", "peer", True)
    assert (Branch.code, CopilotError.fault, CopilotError.retry) == ("copilot", "machine", False)


def test_it_says_where_what_and_what_to_do():
    assert str(Leaf("gone", where="a.yaml:3", remedy="look")) == "[leaf] a.yaml:3: gone — look"
    assert str(Leaf("gone")) == "[leaf] gone"
