"""What is published across people holds no person."""

from __future__ import annotations

from copilot.kinds import MomentKind
from copilot.review.indicators import IndicatorName
from copilot.review.skills import Skill
from copilot.storage.team.deal_tables import COUNTED, PART_COUNTS, PART_KINDS, PARTS


def test_no_published_part_leads_to_a_person() -> None:
    for table in (PARTS, PART_KINDS, PART_COUNTS):
        names = {column.name for column in table.columns}
        assert not names & {"person_id", "rep_id", "call_id", "subject_id"}
        assert {key.column.table.name for key in table.foreign_keys} <= {"parts"}


def test_no_two_lists_of_what_is_counted_share_a_name() -> None:
    assert len(COUNTED) == len(set(COUNTED)) == len(MomentKind) + len(Skill) + len(IndicatorName)
