from __future__ import annotations

from typing import Any

import pytest
from pydantic import ValidationError

from copilot.kinds import DisputeReason
from copilot.storage.marks import Went
from copilot.web.own_bodies import (
    DELETE_ALL,
    Answered,
    Checked,
    DeleteAll,
    Focused,
    Marked,
    Referred,
)


def test_what_pages_send() -> None:
    assert Marked.model_validate({"disputed": "on_purpose"}).disputed is DisputeReason.ON_PURPOSE
    assert Marked.model_validate({"annotation": " a\r\nb "}).annotation == "a\nb"
    assert Checked.model_validate({"went": "better"}).went is Went.BETTER
    assert Referred.model_validate({"reference": " OPP/47-11 "}).reference == "OPP/47-11"
    assert DeleteAll.model_validate({"typed": DELETE_ALL}).typed == DELETE_ALL
    assert Focused.model_validate({}).skill is None
    assert Answered.model_validate({"drill": 0, "answer": " Yes. "}).answer == "Yes."


@pytest.mark.parametrize(
    ("shape", "body"),
    [
        (Marked, {"annotation": "x" * 601}),
        (Marked, {"annotation": "ruta\0baga"}),
        (Marked, {"annotation": "\u202eagabatur"}),
        (Marked, {"withheld": "because"}),
        (Marked, {"shared": True}),
        (Checked, {"share": 1.5}),
        (Checked, {"share": "nan"}),
        (Referred, {"reference": "<b>"}),
        (Referred, {"reference": "x" * 65}),
        (DeleteAll, {"typed": "yes"}),
        (DeleteAll, {}),
        (Answered, {"drill": -1, "answer": "Yes."}),
        (Answered, {"drill": 0, "answer": " "}),
    ],
)
def test_what_they_may_not(shape: Any, body: object) -> None:
    with pytest.raises(ValidationError) as told:
        shape.model_validate(body)
    assert "baga" not in str(told.value)
