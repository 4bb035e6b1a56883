from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from copilot.review.deal_ends import SaidOfEnd, closed_is_won, how_it_ended
from copilot.review.pipeline import DealState

OPEN, WON, LOST = DealState.OPEN, DealState.WON, DealState.LOST


def ended(stage: str, *, closed_wins: bool = False, **said) -> DealState | None:
    return how_it_ended(stage, SaidOfEnd(**said), closed_wins=closed_wins)


@pytest.mark.parametrize(
    "stage",
    [
        "Closed Won", "closedwon", "Closed - Won", "7. Closed Won (100%)", "Won", "Signed off",
        "Contract signed", "Gewonnen", "Abgeschlossen und gewonnen", "Auftrag erteilt",
        "Fermée/Gagnée", "Cierre ganado", "Ganada cerrada", "Sold", "Gewonnener Deal", "🏆 Won", "S6 Won",
        "Won - Onboarding",
    ],
)  # fmt: skip
def test_stages_that_are_won(stage):
    assert ended(stage) is WON


@pytest.mark.parametrize(
    "stage",
    [
        "Closed Lost", "closedlost", "Lost - price", "Lost to competitor", "No decision",
        "Closed - No Decision", "Abandoned", "Disqualified", "Declined by buyer", "Verloren",
        "Kein Interesse", "Verlorener Deal", "Fermée/Perdue", "Sans suite", "Cierre perdido", "Closed, not won",
    ],
)  # fmt: skip
def test_stages_that_are_lost(stage):
    assert ended(stage) is LOST


@pytest.mark.parametrize(
    "stage",
    [
        "Lost contact", "Kontakt verloren", "Verlorener Kontakt", "Abschluss", "Commit - to be won", "Not won yet", "NDA signed",
        "Contract sent", "Closing", "Noch nicht gewonnen", "Proposal", "Gewinnphase",
    ],
)  # fmt: skip
def test_stages_that_are_neither(stage):
    assert ended(stage) is OPEN


def test_what_the_system_says_counts_before_the_words():
    assert ended("Abandoned", closed=True, probability=0.0) is LOST
    assert ended("Delivered", closed=True, probability=1.0) is WON
    assert ended("Delivered", closed=True, won=False) is LOST
    assert ended("Closed Won", closed=False) is OPEN
    assert ended("Closed Won", won=False, lost=False) is OPEN
    assert ended("Proposal", won=True) is WON
    assert ended("Proposal", lost=True) is LOST
    assert ended("Gewonnen", won=False, lost=True) is LOST


def test_a_probability_tells_where_no_column_says_that_it_is_closed():
    assert ended("Delivered", probability=1.0) is WON
    assert ended("Parting ways", probability=0.0) is LOST
    assert ended("New lead", probability=0.0) is OPEN
    assert ended("Disqualified lead", probability=0.0) is LOST
    assert ended("Lost to nobody yet", probability=0.2) is OPEN
    assert ended("Closed Won", probability=0.8) is WON  # a forecast, and the stage is plain


def test_closed_alone_is_left_open_to_question_unless_the_stages_tell():
    assert ended("Closed") is ended("Archiv", closed=True) is None
    assert ended("Closed", closed_wins=True) is WON
    assert ended("Closed", probability=0.0, closed_wins=True) is LOST
    assert closed_is_won(["Offer", "Closed", "Lost"])
    assert not closed_is_won(["Offer", "Closed", "Lost", "Closed Won"])
    assert not closed_is_won(["Offer", "Closed"])


@given(
    st.text(max_size=30), st.none() | st.booleans(), st.none() | st.booleans(),
    st.none() | st.booleans(), st.none() | st.floats(0, 1),
)  # fmt: skip
def test_whatever_a_row_says_it_ends_in_one_way_at_most(stage, won, lost, closed, probability):
    found = ended(stage, won=won, lost=lost, closed=closed, probability=probability)
    assert found is not OPEN or not closed
    assert found is not WON or won is not False
    assert found is not LOST or lost is not False or won is False
