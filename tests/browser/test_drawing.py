"""What is drawn again and again changes only where it differs."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.browser.conftest import Opener

pytestmark = pytest.mark.browser

KEYED = """
async () => {
  const { Keyed } = await import("/static/js/keyed.js");
  const place = document.createElement("ul");
  const keyed = new Keyed(place);
  const made = [];
  const set = (...words) => {
    keyed.set(words, (word) => word, (word) => {
      made.push(word);
      return Object.assign(document.createElement("li"), { textContent: word });
    });
    return [...place.children].map(({ textContent }) => textContent).join("");
  };
  const told = [set("p", "q", "s"), set("p", "q", "r", "s"), set("s", "p", "p"), set()];
  return { told, made: made.join("") };
}
"""
METER = """
async () => {
  const { ShareMeter } = await import("/static/js/meter.js");
  const meter = new ShareMeter("share");
  const told = [];
  for (const [share, withheld] of [[0.4, false], [0.4001, false], [null, false], [null, true]]) {
    meter.set(share, true, withheld);
    told.push([meter.fill.style.clipPath.match(/[\\d.]+%/)[0], meter.element.getAttribute("aria-valuetext")]);
  }
  meter.usual([0.3, 0.5]);
  meter.set(null, true, true);
  return [...told, meter.element.getAttribute("aria-valuetext")];
}
"""


def test_what_is_there_stays_and_only_what_is_new_is_made(open_page: Opener) -> None:
    told = open_page("/welcome").evaluate(KEYED)
    assert told == {"told": ["pqs", "pqrs", "sp", ""], "made": "pqsr"}


def test_a_share_is_drawn_by_what_it_is(open_page: Opener) -> None:
    told = open_page("/welcome").evaluate(METER)
    withheld = "withheld, your microphone hears the buyer"
    assert told[:2] == [["60%", "40 %"]] * 2
    assert told[2] == ["100%", "nobody has spoken yet"]
    assert told[3] == ["100%", withheld]
    assert told[4].startswith(withheld)
