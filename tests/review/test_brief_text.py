from __future__ import annotations

from dataclasses import replace

from hypothesis import given as for_any
from hypothesis import strategies as st

from copilot.review.brief import AgendaItem, make_brief
from copilot.review.brief_text import markdown, plain
from copilot.review.cadence import Emphasis
from tests.review.briefs import fine, given


def test_the_page_in_the_order_of_the_talk():
    text = markdown(make_brief(given(emphasis=Emphasis.SKILL)))
    heads = [line for line in text.splitlines() if line.startswith("#")]
    assert heads == [
        "# One-to-one: Kim and Sam",
        "## What was agreed",
        "## What Kim brings",
        "## The numbers",
        "## Discovery call on Monday 30 November, from 20:00",
        "## Acme rollout",
        "## In the way",
        "## Asks",
        "## Who does what by when",
    ]
    assert "- You committed to: “Acme has said yes or no” (was due on Monday 30 November)" in text
    assert "- forecast (Sam)" in text
    assert "- join on Thursday\n- the quarter's plan by Monday (Sam)\n" in text
    assert "> They had to run" in text
    assert "- [ ] call legal (Sam, by Friday 4 December)" in text
    assert "- [x] done one (Kim)" in text


def test_without_a_manager_it_names_the_rep_alone():
    text = markdown(make_brief(given(manager_name="")))
    assert text.startswith("# One-to-one: Kim\n")
    assert "- forecast (Manager)" in text


def test_what_did_not_fit_is_said():
    text = markdown(make_brief(given(blockers=tuple("abcde"))))
    assert "- c\n\n2 more in the running document. What is in your way that I could move?" in text


def test_a_proud_one_is_short():
    text = markdown(make_brief(fine(agenda=(), blockers=(), asks=(), actions=())))
    assert "Stop hovering" in text
    assert len(text.splitlines()) < 45


def test_what_people_type_stays_text():
    assert plain("**bold** <b> [x](y) `c` # | ~") == (
        "\\*\\*bold\\*\\* \\<b\\> \\[x\\](y) \\`c\\` \\# \\| \\~"
    )
    assert plain("- a list") == "\\- a list"
    assert plain("1. one") == "1\\. one"
    assert plain("12) one") == "12\\) one"
    assert plain("10 calls") == "10 calls"
    assert plain("two\n\n# lines") == "two \\# lines"


@for_any(st.text(max_size=60))
def test_no_typed_text_makes_a_line_or_a_heading(typed):
    made = given()
    clean = markdown(make_brief(made))
    changed = markdown(
        make_brief(replace(made, agenda=(AgendaItem(text=f"x{typed}"), made.agenda[0])))
    )
    assert len(changed.splitlines()) <= len(clean.splitlines()) + 1 or "\x85" in typed
    heads = [line for line in changed.split("\n") if line.startswith("#")]
    assert heads == [line for line in clean.split("\n") if line.startswith("#")]
