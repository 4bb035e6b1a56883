from __future__ import annotations

from datetime import timedelta

from hypothesis import given as for_any
from hypothesis import strategies as st

from copilot.review.brief import Action, AgendaItem
from copilot.review.brief_typed import (
    LINE_CHARS,
    MOST_ACTIONS,
    MOST_AGENDA,
    MOST_ASKS,
    MOST_BLOCKERS,
    typed,
)
from tests.review.briefs import TODAY, given

LONG = "typed at length " * 18


def filled(agenda=(), blockers=(), asks=(), actions=()):
    return typed(
        given(
            agenda=tuple(AgendaItem(text=one) for one in agenda),
            blockers=tuple(blockers),
            asks=tuple(AgendaItem(text=one) for one in asks),
            actions=tuple(Action(text=one, owner="Kim") for one in actions),
        )
    )


def test_on_a_page_with_room_a_line_stands_as_it_was_typed():
    made = filled(agenda=[LONG], actions=[LONG])
    assert made.agenda[0].text == made.actions[0].text == LONG.strip()


def test_on_a_full_page_each_takes_about_one_line_and_ends_after_a_word():
    made = filled(agenda=[LONG], blockers=[LONG], asks=[LONG], actions=[LONG])
    shown = [made.agenda[0].text, made.blockers[0], made.asks[0].text, made.actions[0].text]
    for text in shown:
        assert len(text) <= LINE_CHARS
        assert text.endswith("…")
        assert text[:-1].split()[-1] in {"typed", "at", "length"}


def test_no_list_outgrows_its_page_and_what_is_left_out_is_counted():
    twenty = [str(number) for number in range(20)]
    made = filled(agenda=twenty, blockers=twenty, asks=twenty, actions=twenty)
    assert (len(made.agenda), len(made.actions)) == (MOST_AGENDA, MOST_ACTIONS)
    assert (len(made.blockers), len(made.asks)) == (MOST_BLOCKERS, MOST_ASKS)
    assert made.agenda_says == "14 more in the running document."
    assert made.blockers_say == made.asks_say == "17 more in the running document."
    assert made.actions_say == "15 more in the running document."


def test_where_all_is_shown_nothing_is_said():
    made = typed(given())
    assert (made.agenda_says, made.blockers_say, made.asks_say, made.actions_say) == ("",) * 4


def test_of_the_actions_the_open_ones_stand_first_those_due_first():
    days = {"late": 9, "soon": 1, "later": 5}
    actions = (
        Action(text="whenever", owner="Kim"),
        *(Action(text=text, owner="Kim", due=TODAY + timedelta(days=days[text])) for text in days),
        Action(text="done", owner="Kim", due=TODAY, done=True),
    )
    made = typed(given(actions=actions))
    assert [one.text for one in made.actions] == ["soon", "later", "late", "whenever", "done"]


def test_the_rep_is_asked_and_the_managers_lines_are_counted_all_the_same():
    lines = tuple(AgendaItem(text=str(number), by_rep=False) for number in range(8))
    made = typed(given(agenda=lines))
    assert made.agenda_says == (
        "Nothing from Kim yet. Begin with: what is on your mind? 2 more in the running document."
    )


@for_any(st.lists(st.text(alphabet="ab ", min_size=1, max_size=300), max_size=9))
def test_nothing_is_lost_without_a_sign(lines):
    made = filled(agenda=lines)
    for item, line in zip(made.agenda, lines, strict=False):
        whole = " ".join(line.split())
        assert item.text == whole or (item.text[-1] == "…" and whole.startswith(item.text[:-1]))
    assert bool(made.agenda_says) == (len(lines) > MOST_AGENDA or not lines)
