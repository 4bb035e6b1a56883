"""Who waits for a worker, who goes next, who is let go."""

from __future__ import annotations

from dataclasses import dataclass

from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from copilot.asr.waiting import MOST, WaitingLine
from copilot.limits import limit


@dataclass(eq=False)
class Item:
    number: int
    final: bool = True


def line(*items, most=MOST):
    waiting: WaitingLine[Item] = WaitingLine(most=most)
    dropped = [waiting.push(item) for item in items]
    return waiting, [one for one in dropped if one]


def test_the_oldest_goes_first_but_closed_ones_before_tentative_ones():
    one, two, three, four = Item(1, final=False), Item(2), Item(3, final=False), Item(4)
    waiting, dropped = line(one, two, three, four)
    assert dropped == []
    assert [waiting.take() for _ in range(5)] == [two, four, one, three, None]


def test_a_tentative_one_that_is_closed_while_it_waits_moves_up():
    one, two = Item(1, final=False), Item(2, final=False)
    waiting, _ = line(one, two)
    two.final = True
    assert waiting.take() is two


def test_what_was_tried_before_goes_before_its_equals():
    one, again = Item(1), Item(2)
    waiting, _ = line(one)
    assert waiting.push_first(again) is None
    assert waiting.take() is again


def test_the_oldest_tentative_one_is_let_go_first():
    items = [Item(0), Item(1, final=False), Item(2, final=False), Item(3)]
    waiting, dropped = line(*items, most=3)
    assert dropped == [items[1]]
    assert waiting.push(Item(4)) is items[2]
    assert waiting.push(Item(5)) is items[0]


def test_the_bound_is_the_one_of_the_table():
    waiting, dropped = line(*[Item(number) for number in range(MOST + 3)])
    assert len(waiting) == MOST == limit("segments_waiting")
    assert [item.number for item in dropped] == [0, 1, 2]


def test_one_that_does_not_wait_cannot_be_removed():
    one = Item(1)
    waiting, _ = line(one)
    assert waiting.remove(one)
    assert not waiting.remove(one)


class AnyOrder(RuleBasedStateMachine):
    """Nobody is lost or served twice, and the line never grows."""

    def __init__(self):
        super().__init__()
        self.waiting: WaitingLine[Item] = WaitingLine(most=3)
        self.inside: list[Item] = []
        self.count = 0

    @rule(final=st.booleans(), first=st.booleans())
    def come(self, final, first):
        self.count += 1
        item = Item(self.count, final)
        dropped = (self.waiting.push_first if first else self.waiting.push)(item)
        self.inside.insert(0 if first else len(self.inside), item)
        if dropped:
            tentative = [one for one in self.inside if not one.final]
            assert dropped is (tentative or self.inside)[0]
            self.inside.remove(dropped)

    @rule()
    def take(self):
        item = self.waiting.take()
        if not self.inside:
            assert item is None
            return
        finals = [one for one in self.inside if one.final]
        assert item is (finals or self.inside)[0]
        self.inside.remove(item)

    @precondition(lambda self: self.inside)
    @rule(data=st.data())
    def leave(self, data):
        item = data.draw(st.sampled_from(self.inside))
        assert self.waiting.remove(item)
        self.inside.remove(item)

    @invariant()
    def holds(self):
        assert list(self.waiting) == self.inside
        assert len(self.waiting) <= 3


TestAnyOrder = AnyOrder.TestCase
