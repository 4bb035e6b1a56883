"""The audio thread's part of the capture, in a made-up time: frames, levels, sleep, and callbacks that come late."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from playwright.sync_api import Page


pytestmark = pytest.mark.browser

MOVED_MS = 32
HELD_MOST = 128
FINELY_MS = 2
"""A sample that says when it was does so in steps of 3 ms."""


BEGIN = """
  let now_ms = 1_000_000;
  const said = [];
  const real = Date.now;
  Date.now = () => now_ms;
  globalThis.sampleRate = 16_000;
  globalThis.AudioWorkletProcessor = class { port = { postMessage: (body) => said.push(body) }; };
  globalThis.registerProcessor = (_name, kind) => { globalThis.Worklet = kind; };
  await import("/static/js/capture-worklet.js");
  const worklet = new Worklet();
"""
"""A worklet as a browser makes one, whose clock a test holds."""

WORKLET = (
    f"async (a) => {{ {BEGIN}"
    """
  const tell = (data) => worklet.port.onmessage({ data });
  const run = (blocks, rep, buyer) => {
    for (let block = 0; block < blocks; block += 1) {
      now_ms += 8;
      const side = (value) => (value === null ? [] : [new Float32Array(128).fill(value)]);
      worklet.process([side(rep), side(buyer)]);
    }
  };
  run(30, 0.5, null);
  const before = said.splice(0);
  tell({ type: "begin", index: 800, at_ms: now_ms });
  run(5, 0.5, -1);
  const first = said.length; // until it shows where in the call it is
  run(20, 0.5, -1);
  said.splice(0, said.length - 1); // of what is whole the last
  now_ms += 60_000;
  run(5, null, 1);
  const waiting = said.length; // until it shows how long it slept
  run(15, null, 1);
  const slow = said.length;
  for (let late = 0; late < 300; late += 1) {
    now_ms += 0.4; // twenty in a thousand are missed
    run(1, 0.1, 0.1);
  }
  const behind = said.at(-1).end / 16 - (now_ms - 1_000_240) + 50; // in ms, from what the wall says
  const stepped = said.slice(slow);
  said.length = slow;
  tell({ type: "rest" });
  run(30, 0.25, 0);
  tell({ type: "end" });
  const after = worklet.process([[], []]);
  Date.now = real;
  const values = (pcm) => pcm && [...new Set(pcm)];
  const shape = ({ index, end, rep, buyer, peaks }) => [index, values(rep), values(buyer), peaks, end - index];
  return { before: before.map(shape), said: said.map(shape), after, behind, first, waiting, stepped: stepped.length };
}
"""
)


def test_the_worklet_tells_levels_first_then_frames_and_steps_over_sleep(page: Page) -> None:
    loaded(page)
    told = page.evaluate(WORKLET)
    assert told["before"] == [[None, None, None, [0.5, None], 0]] * 2
    frames = [one for one in told["said"] if one[0] is not None]
    # they end where the service's frames end, and what was heard before a sleep is told before it
    assert (told["first"], told["waiting"]) == (0, 2)
    slept = 960_000
    assert [one[0] for one in frames[:5]] == [3072, 3584, slept + 4000, slept + 4096, slept + 4608]
    assert [one[4] for one in frames[:5]] == [512, 416, 96, 512, 512]
    assert frames[0][1:4] == [[16384], [-32767], [0.5, 1]]
    assert frames[2][1:3] == [None, [32767]]
    assert next(one for one in told["said"] if one[0] is None)[1:3] == [None, None]
    assert told["after"] is False
    assert told["stepped"] > 70
    assert abs(told["behind"]) < 80


STALL = (
    f"async ({{ stall_ms, made_up = false, late_ms = 0, ends = false, heard_ms = 0, still_ms = 0, waited_ms = 0 }}) => {{ {BEGIN}"
    """
  now_ms += still_ms; // no callback came before it began
  worklet.port.onmessage({ data: { type: "begin", index: heard_ms * 16, at_ms: now_ms - waited_ms } });
  const began_ms = now_ms - waited_ms;
  let held_most = 0;
  let from_ms = now_ms; // when the next block's sound begins, which is called for when it is over, or late
  const run = (blocks, called_ms = 0) => {
    for (let one = 0; one < blocks; one += 1) {
      // each sample says when it was
      const sound = Float32Array.from({ length: 128 }, (_, place) => (from_ms - began_ms + place / 16) / 100_000);
      from_ms += 8;
      now_ms = Math.max(from_ms, called_ms);
      worklet.process([[sound], [sound]]);
      held_most = Math.max(held_most, worklet.held?.length ?? 0);
    }
  };
  if (heard_ms) run(Math.floor(late_ms / 8), from_ms + late_ms);
  run(200);
  run(1, from_ms + 8 + late_ms);
  const woken_ms = from_ms + stall_ms;
  if (!made_up) from_ms = woken_ms;
  run(Math.floor((woken_ms + late_ms - from_ms) / 8), woken_ms + late_ms);
  run(ends ? 8 : 400);
  if (ends) worklet.port.onmessage({ data: { type: "end" } });
  Date.now = real;
  let [moved_ms, lost, twice, end] = [0, 0, 0, heard_ms * 16];
  for (const { index, rep, end: until } of said) {
    lost += Math.max(0, index - end);
    twice += Math.max(0, end - index);
    end = until;
    rep.forEach((value, place) => {
      moved_ms = Math.max(moved_ms, Math.abs(heard_ms + (value / 32767) * 100_000 - (index + place) / 16));
    });
  }
  return { moved_ms, lost_ms: lost / 16, twice, held_most };
}
"""
)


def loaded(page: Page) -> None:
    """The module is read once for a page, and each test tells it anew what it runs in."""
    page.reload()


@pytest.mark.parametrize("stall_ms", [24, 64, 120, 304, 912, 1400, 1504, 60_000])
def test_what_was_missed_is_lost_and_what_follows_is_in_its_place(
    page: Page, stall_ms: int
) -> None:
    loaded(page)
    told = page.evaluate(STALL, {"stall_ms": stall_ms})
    assert told["twice"] == 0
    assert told["moved_ms"] < MOVED_MS
    assert told["lost_ms"] == pytest.approx(stall_ms, abs=MOVED_MS)


@pytest.mark.parametrize("stall_ms", [64, 304, 912, 9000])
def test_what_is_made_up_for_is_whole(page: Page, stall_ms: int) -> None:
    loaded(page)
    told = page.evaluate(STALL, {"stall_ms": stall_ms, "made_up": True})
    assert (told["twice"], told["lost_ms"]) == (0, 0)
    assert told["moved_ms"] < MOVED_MS
    assert told["held_most"] < HELD_MOST


@pytest.mark.parametrize("late_ms", [0, 16, 40])
@pytest.mark.parametrize("ends", [False, True])
def test_a_sleep_is_as_long_as_it_was_though_its_first_callbacks_come_late(
    page: Page, late_ms: int, ends: bool
) -> None:
    loaded(page)
    told = page.evaluate(STALL, {"stall_ms": 4000, "late_ms": late_ms, "ends": ends})
    assert told["twice"] == 0
    assert told["moved_ms"] < FINELY_MS
    assert told["lost_ms"] == pytest.approx(4000, abs=1)


@pytest.mark.parametrize("late_ms", [0, 24, 56])
@pytest.mark.parametrize("still_ms", [0, 120, 1100])
def test_a_call_goes_on_where_the_wall_says_though_its_first_callbacks_come_late(
    page: Page, late_ms: int, still_ms: int
) -> None:
    loaded(page)
    how = {"stall_ms": 0, "late_ms": late_ms, "heard_ms": 3000, "still_ms": still_ms}
    told = page.evaluate(STALL, how)
    assert (told["twice"], told["lost_ms"]) == (0, 0)
    assert told["moved_ms"] < FINELY_MS


def test_a_beginning_that_was_long_on_its_way_is_placed_by_when_it_was_said(page: Page) -> None:
    loaded(page)
    told = page.evaluate(STALL, {"stall_ms": 0, "heard_ms": 3000, "waited_ms": 20})
    assert told["twice"] == 0
    assert told["lost_ms"] == pytest.approx(20, abs=1)
    assert told["moved_ms"] < FINELY_MS
