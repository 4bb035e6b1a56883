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
    call: str = "ours"


def line(*items, most=MOST):
    waiting: WaitingLine[Item] = WaitingLine(most=most)
    dropped = [waiting.push(item) for item in items]
    return waiting, [one for one in dropped if one]


def test_of_a_call_the_newest_goes_first_but_closed_ones_before_tentative_ones():
    one, two, three, four = Item(1, final=False), Item(2), Item(3, final=False), Item(4)
    waiting, dropped = line(one, two, three, four)
    assert dropped == []
    assert [waiting.take() for _ in range(5)] == [four, two, three, one, None]


def test_one_that_is_not_ready_is_passed_by():
    one, two, three = Item(1), Item(2), Item(3, final=False)
    waiting, _ = line(one, two, three)
    assert waiting.take(lambda item: item is not two) is one
    assert waiting.take(lambda item: item.final is False) is three
    assert waiting.take(lambda _: False) is None
    assert waiting.take() is two


def test_between_calls_the_one_whose_newest_has_waited_longest_goes_first():
    ours, theirs, third = Item(1), Item(2, call="theirs"), Item(3, call="third")
    newer = Item(4)
    waiting, _ = line(ours, theirs, third, newer)
    assert [waiting.take() for _ in range(4)] == [theirs, third, newer, ours]


def test_a_closed_one_of_any_call_goes_before_a_tentative_one_of_another():
    tentative, closed = Item(1, final=False), Item(2, call="theirs")
    waiting, _ = line(tentative, closed)
    assert waiting.take() is closed


def test_a_tentative_one_that_is_closed_while_it_waits_moves_up():
    one, two = Item(1, final=False), Item(2, final=False)
    waiting, _ = line(one, two)
    one.final = True
    assert waiting.take() is one


def test_what_was_tried_before_has_waited_longest():
    one, again, theirs = Item(1), Item(2), Item(3, call="theirs")
    waiting, _ = line(one, theirs)
    assert waiting.push_first(again) is None
    assert [waiting.take() for _ in range(3)] == [one, again, theirs]


def test_the_oldest_tentative_one_is_let_go_first():
    items = [Item(0), Item(1, final=False), Item(2, final=False), Item(3)]
    waiting, dropped = line(*items, most=3)
    assert dropped == [items[1]]
    assert waiting.push(Item(4)) is items[2]
    assert waiting.push(Item(5)) is items[0]


def test_one_call_that_has_too_many_costs_another_nothing():
    theirs = [Item(number, call="theirs") for number in range(3)]
    waiting, dropped = line(*theirs, *[Item(number) for number in range(9)], most=3)
    assert {item.call for item in dropped} == {"ours"}
    assert [item.number for item in dropped] == list(range(6))
    assert set(theirs) <= set(waiting)


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
    """Nobody is lost or served twice, nobody overtakes who should not, and the line never grows."""

    def __init__(self):
        super().__init__()
        self.waiting: WaitingLine[Item] = WaitingLine(most=3)
        self.inside: list[Item] = []
        self.count = 0

    def of(self, call):
        return [one for one in self.inside if one.call == call]

    @rule(final=st.booleans(), first=st.booleans(), call=st.sampled_from(["ours", "theirs"]))
    def come(self, final, first, call):
        self.count += 1
        item = Item(self.count, final, call)
        dropped = (self.waiting.push_first if first else self.waiting.push)(item)
        self.inside.insert(0 if first else len(self.inside), item)
        assert (dropped is None) == (len(self.of(call)) <= 3)
        if dropped:
            tentative = [one for one in self.of(call) if not one.final]
            assert dropped is (tentative or self.of(call))[0]
            self.inside.remove(dropped)

    @rule()
    def take(self):
        item = self.waiting.take()
        if not self.inside:
            assert item is None
            return
        equals = [one for one in self.inside if one.final] or self.inside
        newest = {one.call: one for one in equals}
        assert item is min(newest.values(), key=self.inside.index)
        self.inside.remove(item)

    @precondition(lambda self: self.inside)
    @rule(data=st.data())
    def close(self, data):
        data.draw(st.sampled_from(self.inside)).final = True

    @precondition(lambda self: self.inside)
    @rule(data=st.data())
    def leave(self, data):
        item = data.draw(st.sampled_from(self.inside))
        assert self.waiting.remove(item)
        self.inside.remove(item)

    @invariant()
    def holds(self):
        assert list(self.waiting) == self.inside
        assert max(len(self.of("ours")), len(self.of("theirs"))) <= 3


TestAnyOrder = AnyOrder.TestCase
