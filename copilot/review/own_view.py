"""What the rep's page of a call has beside its numbers: the rep's say, and what will be shared. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from copilot.recording import link
from copilot.review.self_check import CheckView, check_view
from copilot.review.shared_view import SharedView, shared_view
from copilot.review.sharing import Stage, preview, standing

if TYPE_CHECKING:
    from copilot.kinds import DisputeReason, WithholdReason
    from copilot.review.sharing import Recorded
    from copilot.storage.marks import SharedBy
    from copilot.storage.records import KeptMoment


@dataclass(frozen=True, slots=True, kw_only=True)
class MarkView:
    """What the rep said of one moment. `link` opens the team's recording there, where there is one."""

    moment: str
    annotation: str
    disputed: DisputeReason | None
    withheld: WithholdReason | None
    link: str


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnSay:
    """`stage` is one of `Stage`; times are in whole seconds of UTC since 1970.

    `team` says whether a team's server is set up: without one nothing leaves this machine. `shared` is
    exactly what the manager will see, or sees; None for a call that is never shared.
    """

    stage: Stage
    team: bool
    mine: bool
    shares_at: int | None
    shared_at: int | None
    shared_by: SharedBy | None
    may_withhold: bool
    may_share: bool
    window_hours: int
    reference: str
    check: CheckView
    marks: tuple[MarkView, ...]
    shared: SharedView | None


def own_say(
    recorded: Recorded,
    *,
    now_s: float,
    window_hours: int,
    recording_url: str = "",
    team_since_s: int | None = 0,
) -> OwnSay:
    """The rep's side of one call at `now_s`, in seconds of UTC since 1970.

    `team_since_s` is since when there is a team's server, None where there is none.
    """
    window_s = window_hours * 3600
    stands = standing(recorded, now_s=now_s, window_s=window_s, team_since_s=team_since_s)
    let_go = preview(recorded, now_s=now_s, window_s=window_s)
    return OwnSay(
        stage=stands.stage,
        team=team_since_s is not None,
        mine=recorded.mine,
        shares_at=stands.shares_at,
        shared_at=None if stands.shared is None else stands.shared.at,
        shared_by=None if stands.shared is None else stands.shared.by,
        may_withhold=stands.may_withhold,
        may_share=stands.may_share,
        window_hours=window_hours,
        reference=recorded.marks.reference,
        check=check_view(recorded),
        marks=tuple(_mark(one, recorded, recording_url) for one in recorded.call.moments),
        shared=None if let_go is None else shared_view(let_go, recording_url=recording_url),
    )


def _mark(moment: KeptMoment, recorded: Recorded, template: str) -> MarkView:
    marks = recorded.marks
    return MarkView(
        moment=moment.id,
        annotation=marks.annotations.get(moment.id, ""),
        disputed=marks.disputed.get(moment.id),
        withheld=marks.withheld.get(moment.id),
        link=link(template, reference=marks.reference, at_s=moment.at_s),
    )
