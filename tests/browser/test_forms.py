"""The line under a form: what it says of a try, whoever makes it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from playwright.sync_api import Page


pytestmark = pytest.mark.browser

BEGIN = """
const { told, doing } = await import('/static/js/team/forms.js');
const { Refused } = await import('/static/js/rest.js');
const answer = told();
const refused = () => Promise.reject(new Refused(409, 'taken', 'Somebody has it', 'Take another.'));
const stands = () => [answer.element.textContent, answer.element.classList.contains('bad')];
"""


def run(page: Page, body: str) -> Any:
    return page.evaluate(f"async () => {{ {BEGIN} {body} }}")


def test_a_refusal_is_said_and_gone_as_soon_as_it_is_tried_again(page: Page) -> None:
    came = run(
        page,
        """
        const { trying } = answer; // as a page may hand it on
        const done = [await trying(refused)];
        const said = [stands()];
        done.push(await trying(async () => said.push(stands())));
        said.push(stands());
        return [done, said];
        """,
    )
    assert came == [
        [False, True],
        [["Somebody has it. Take another.", True], ["", False], ["", False]],
    ]


def test_what_the_work_says_stays_and_a_fault_of_ours_has_words_too(page: Page) -> None:
    came = run(
        page,
        """
        await answer.trying(async () => answer.good('Saved.'));
        const said = [stands()];
        await answer.trying(() => Promise.reject(new TypeError('secret')));
        return [...said, stands()];
        """,
    )
    assert came == [["Saved.", False], ["That did not work.", True]]


def test_a_button_waits_for_its_work_and_can_be_pressed_again_after_a_refusal(page: Page) -> None:
    came = run(
        page,
        """
        let over;
        const button = doing('Save', () => new Promise((_, no) => { over = no; }), answer);
        button.click();
        const waits = button.disabled;
        over(new TypeError());
        await new Promise((on) => setTimeout(on));
        return [waits, button.disabled, stands()];
        """,
    )
    assert came == [True, False, ["That did not work.", True]]
