from __future__ import annotations

from itertools import product

import pytest

from copilot.coaching.finding import Finding, Why, every, inverse, some

ANSWERS = (True, False, None)


@pytest.mark.parametrize(("one", "two"), list(product(ANSWERS, ANSWERS)))
def test_all_any_and_not_are_kleenes(one: bool | None, two: bool | None) -> None:
    findings = [Finding(holds=one), Finding(holds=two)]
    order = {False: 0, None: 1, True: 2}
    assert order[every(findings).holds] == min(order[one], order[two])
    assert order[some(findings).holds] == max(order[one], order[two])
    assert order[inverse(findings[0]).holds] == 2 - order[one]


def test_the_first_number_is_kept_and_all_that_spoke() -> None:
    merged = every(
        [
            Finding(holds=True, why=(Why.TIME,), strength=0.9),
            Finding(holds=True, why=(Why.MEASURE,), strength=0.6, value=0.7, limit=0.6),
            Finding(holds=True, why=(Why.NEXT_STEP,), strength=1.0, value=2.0, limit=2.0),
        ]
    )
    assert merged == Finding(
        holds=True,
        why=(Why.TIME, Why.MEASURE, Why.NEXT_STEP),
        strength=0.6,
        value=0.7,
        limit=0.6,
    )


def test_the_latest_time_is_kept_and_what_was_not_said_has_none() -> None:
    said = [Finding(holds=True, at=at) for at in (None, 20.0, 12.0)]
    assert every(said).at == 20.0
    assert some(said[1:]).at == 20.0
    assert inverse(Finding(holds=False, at=20.0)).at is None


def test_asking_stops_at_the_first_answer_that_settles_it() -> None:
    no = Finding(holds=False, why=(Why.MEASURE,), strength=0.6, value=0.5, limit=0.6)
    yes = Finding(holds=True, why=(Why.SIGNAL,), strength=0.5)
    rest = iter([no, yes])
    assert every(rest) == no
    assert next(rest) == yes
    rest = iter([yes, no])
    assert some(rest) == yes
    assert next(rest) == no


def test_what_is_unheard_settles_nothing() -> None:
    unheard, yes, no = Finding(holds=None), Finding(holds=True), Finding(holds=False)
    assert every([unheard, no]).holds is False
    assert some([unheard, yes]).holds is True
