"""What a page may send of a call before it."""

from __future__ import annotations

import pytest
from pydantic import ValidationError

from copilot.kinds import CallKind, Persona, Profile
from copilot.web.live_rest import ReadCalendar, StartLive


def test_nothing_need_be_said():
    plan = StartLive.model_validate({}).plan
    assert (plan.setup.kind, plan.profile, plan.persona) == (
        CallKind.UNKNOWN, Profile.CORE, Persona.UNKNOWN,
    )  # fmt: skip
    assert plan.names == plan.competitors == ()


def test_the_buyers_name_goes_to_the_recogniser_with_the_others_and_shows_itself_nowhere():
    said = {"buyer": "  Ana   Ruiz ", "names": "Quillmark, ana ruiz", "competitors": "Everlytic"}
    plan = StartLive.model_validate(said).plan
    assert plan.names == ("Ana Ruiz", "Quillmark")
    assert "Ana" not in repr(plan)
    assert "Everlytic" not in repr(plan)


@pytest.mark.parametrize("reference", ["a\nb", "<x>", "ö", "a" * 65])
def test_a_reference_is_a_name_of_a_system(reference):
    with pytest.raises(ValidationError) as refused:
        StartLive.model_validate({"reference": reference})
    assert reference not in str(refused.value)


def test_a_calendar_is_bounded():
    with pytest.raises(ValidationError):
        ReadCalendar.model_validate({"ics": "x" * (64 * 1024 + 1)})
