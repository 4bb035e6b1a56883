"""A full input for a brief, and the means to change it."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from decimal import Decimal
from typing import Any

from copilot.kinds import MomentKind
from copilot.review.brief import Action, AgendaItem, BriefInput
from copilot.review.pipeline import Deal, DealState, Move, MoveKind, QuietDeal
from copilot.review.shared import NextStepState
from tests.review.team import MONDAY, agreed, call, moment

TODAY = MONDAY + timedelta(days=4)
DEAL = Deal(
    reference="9", name="Acme rollout", stage="Demo", state=DealState.OPEN, amount=Decimal(9000),
    currency="EUR",
)  # fmt: skip
GOOD = tuple(call(number) for number in range(12))
FLAGGED = call(
    50, next_step=NextStepState.NONE,
    moments=(moment(MomentKind.NO_NEXT_STEP, annotation="They had to run"),),
)  # fmt: skip


def given(**changes: Any) -> BriefInput:
    made = BriefInput(
        rep="rep", rep_name="Kim", manager_name="Sam", today=TODAY, day=TODAY, calls=(*GOOD, FLAGGED),
        agreements=(agreed("due", due=MONDAY), agreed("later", due=TODAY + timedelta(days=9))),
        agenda=(AgendaItem(text="forecast", by_rep=False), AgendaItem(text="my territory")),
        blockers=("legal takes a week",),
        asks=(AgendaItem(text="the quarter's plan by Monday", by_rep=False), AgendaItem(text="join on Thursday")),
        deals_since=TODAY - timedelta(days=7), deals_on=TODAY,
        actions=(Action(text="done one", owner="Kim", done=True), Action(text="call legal", owner="Sam", due=TODAY)),
        deals_moved=(Move(kind=MoveKind.STAGE, deal=DEAL, before="Demo", after="Contract"),),
        deals_quiet=(QuietDeal(deal=DEAL, days=21),),
    )  # fmt: skip
    return replace(made, **changes)


def fine(**changes: Any) -> BriefInput:
    """Nothing flagged, nothing missed, all numbers at their floors."""
    return given(calls=GOOD, agreements=(), deals_quiet=(), deals_moved=(), **changes)
