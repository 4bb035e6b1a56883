"""Whether a page can be used by everybody: axe-core's findings, and what WCAG 2.2 asks beyond them.

The axe-core that comes here is of 2022: it knows WCAG 2.1 to AA and its own best practices. What 2.2 added
and a look at the page can tell is asked here as well: targets of 24 pixels (2.5.8, with its exceptions for
what stands in a sentence and for spacing). `unfit` asks for all of it, and that nothing has to be scrolled
sideways (1.4.10); `unfit_anywhere` asks at every width and in both colour schemes, on one page.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from axe_core_python.base import AXE_SCRIPT

if TYPE_CHECKING:
    from playwright.sync_api import Page

TARGET_PX = 24
NARROW = 360
WIDE = 1280
CONTRAST = "color-contrast"
"""The one rule of axe's that a colour scheme bears upon."""

_SMALL = """
(least) => {
  const seen = (element) => element.checkVisibility({ visibilityProperty: true, opacityProperty: true });
  const targets = [...document.querySelectorAll("a[href], button, input, select, textarea, summary, [role=button]")]
    .filter((one) => seen(one) && !one.disabled && !one.closest("[inert]"));
  const inText = (one) => getComputedStyle(one).display === "inline" && one.closest("p, li, dd, td") !== null;
  // what is inside a label is pressed by pressing the label
  const boxOf = (one) => (one.closest("label") ?? one).getBoundingClientRect();
  const boxes = targets.map((one) => ({ one, box: boxOf(one) })).filter(({ box }) => box.width > 1 && box.height > 1);
  const middle = ({ box }) => [box.left + box.width / 2, box.top + box.height / 2];
  const small = ({ box }) => box.width < least - 0.01 || box.height < least - 0.01;
  const near = (a, b) => {
    const [x, y] = middle(a);
    if (small(b)) return Math.hypot(x - middle(b)[0], y - middle(b)[1]) < least;
    const over = (value, low, high) => Math.max(low - value, 0, value - high);
    return Math.hypot(over(x, b.box.left, b.box.right), over(y, b.box.top, b.box.bottom)) < least / 2;
  };
  return boxes
    .filter((target) => small(target) && !inText(target.one) && !target.one.matches(".skip"))
    .filter((target) => boxes.some((other) => other.one !== target.one && near(target, other)))
    .map(({ one, box }) => `target-size: ${one.className || one.tagName} ${box.width} by ${box.height}`);
}
"""


def violations(page: Page, *rules: str) -> list[str]:
    """What axe-core finds, rule and place; of these rules alone, if any are named."""
    if not page.evaluate("'axe' in globalThis"):
        page.evaluate(AXE_SCRIPT)
    how = {"resultTypes": ["violations"], **({"runOnly": list(rules)} if rules else {})}
    found = page.evaluate("(how) => axe.run(how).then((results) => results.violations)", how)
    return [f"{rule['id']}: {node['target']}" for rule in found for node in rule["nodes"]]


def small_targets(page: Page) -> list[str]:
    """What is smaller than WCAG 2.2 lets a target be, and too near to another one."""
    found: list[str] = page.evaluate(_SMALL, TARGET_PX)
    return found


def too_wide(page: Page) -> list[str]:
    """What has to be scrolled sideways: the page, as one line; nothing if all of it fits."""
    width, room = page.evaluate("[document.documentElement.scrollWidth, innerWidth]")
    return [f"reflow: {width} pixels in {room}"] if width > room else []


def unfit(page: Page) -> list[str]:
    """All that stands in somebody's way on this page, as it is now; empty is what is wanted."""
    return [*violations(page), *small_targets(page), *too_wide(page)]


def unfit_light_and_dark(page: Page, width: int) -> list[str]:
    """The same at one width in both colour schemes, with the width and scheme at which it is."""
    page.set_viewport_size({"width": width, "height": 800})
    page.emulate_media(color_scheme="light", reduced_motion="reduce")
    found = [f"{width} light: {one}" for one in unfit(page)]
    page.emulate_media(color_scheme="dark", reduced_motion="reduce")
    return found + [f"{width} dark: {one}" for one in violations(page, CONTRAST)]


def unfit_anywhere(page: Page) -> list[str]:
    """The same, narrow and wide, light and dark."""
    return [one for width in (NARROW, WIDE) for one in unfit_light_and_dark(page, width)]
