from __future__ import annotations

from pathlib import Path

from copilot.coaching.drills import drills_of
from copilot.coaching.moves import Verdict
from copilot.coaching.rulebook import Rulebook, read_file
from copilot.review.practice import (
    RECENT,
    SAYS,
    PastMoment,
    Practising,
    drill_view,
    practice_view,
    verdict_view,
)
from copilot.storage.records import rule_key

RULES = Path(__file__).resolve().parents[2] / "rules"
BOOK = Rulebook(
    tuple(
        read_file(RULES / f"{name}.yaml")
        for name in ("brush-off", "monologue", "no-next-step", "price-objection")
    )
)


def past(rule: str, call: int) -> PastMoment:
    return PastMoment(call=str(call), rule=rule_key(rule), started_at=call)


def view(*moments: PastMoment, times: dict[str, int] | None = None):
    return practice_view(
        Practising(rules=BOOK.rules, moments=moments, times=times or {}, by_voice=True), rule_key
    )


def test_the_reps_own_latest_moments_come_first() -> None:
    shown = view(
        past("monologue", 1), past("no-next-step", 3), past("no-next-step", 3),
        past("monologue", 4), past("brush-off", 2), past("price-objection", 1), past("gone", 9),
    )  # fmt: skip
    assert [(one.rule, one.because) for one in shown.recent] == [
        ("monologue", "In 2 of your calls"),
        ("no-next-step", "In a call of yours"),
        ("brush-off", "In a call of yours"),
    ]
    assert len(shown.recent) == RECENT


def test_everything_is_offered_by_skill_with_its_count() -> None:
    shown = view(times={rule_key("monologue"): 4})
    assert shown.recent == ()
    assert [one.skill for one in shown.all] == sorted(one.skill for one in shown.all)
    assert {one.rule: one.times for one in shown.all} == {
        "brush-off": 0, "monologue": 4, "no-next-step": 0, "price-objection": 0,
    }  # fmt: skip
    assert all(one.aim and one.practice and not one.because for one in shown.all)


def test_a_drill_as_it_is_shown() -> None:
    [first, *_] = drills_of(BOOK.rule("price-objection"))
    shown = drill_view(first)
    assert (shown.rule, shown.number) == ("price-objection", 0)
    assert shown.scene == "A pricing call, at its start."
    assert shown.aim == "Ask what lies behind it, before you say anything about the price"
    [later] = drills_of(BOOK.rule("monologue"))
    assert drill_view(later).scene.endswith("minutes in.")


def test_no_verdict_is_about_a_person() -> None:
    [first, *_] = drills_of(BOOK.rule("price-objection"))
    assert list(SAYS) == list(Verdict)
    for verdict in Verdict:
        shown = verdict_view(first, verdict)
        assert shown.says == SAYS[verdict]
        assert shown.one_way == BOOK.rule("price-objection").card.core.ask
