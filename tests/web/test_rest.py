"""Bodies take what is asked for, and repeat nothing that was sent."""

from __future__ import annotations

import pytest
from pydantic import BaseModel, ValidationError

from copilot.web.rest import AskTicket, React, StartCall
from tests.web.serving import KEPT


@pytest.mark.parametrize(
    ("shape", "body"),
    [
        (StartCall, {"sample": "a", "profile": "wizard"}),
        (StartCall, {"sample": "x" * 65}),
        (StartCall, {"sample": "a", "path": "/etc/passwd"}),
        (StartCall, {"sample": "a", "names": "Quillmark, " + "x" * 61}),
        (StartCall, {"sample": "a", "names": "Q" * 6201}),
        (StartCall, {"sample": "a", "competitors": "Quillmark, " + "x" * 61}),
        (StartCall, {"sample": "a", "competitors": "Q" * 6201}),
        (StartCall, {"sample": "a", "persona": "wizard"}),
        (AskTicket, {"call": "../a"}),
        (React, {"call": KEPT, "card": "a", "reaction": "hated"}),
        (React, {"call": KEPT, "card": "a", "reaction": "used", "note": "private words"}),
    ],
)
def test_what_is_not_asked_for_is_refused_without_being_repeated(
    shape: type[BaseModel], body: dict[str, str]
) -> None:
    with pytest.raises(ValidationError) as refused:
        shape.model_validate(body)
    assert "Quillmark" not in str(refused.value)
    assert not any(value in str(refused.value) for value in body.values() if len(value) > 1)


def test_names_are_one_text_as_it_was_typed() -> None:
    body = StartCall.model_validate_json('{"sample": "a", "names": "Quillmark,\\n Eilidh MacRae"}')
    assert body.names == ("Quillmark", "Eilidh MacRae")
    assert StartCall.model_validate_json('{"sample": "a"}').names == ()
    with pytest.raises(ValidationError):
        StartCall.model_validate_json('{"sample": "a", "names": ["Quillmark"]}')
