"""The wire: closed, bounded, and with no room for a word that was said."""

from __future__ import annotations

import json
import re
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import BaseModel, ValidationError

from copilot.delivery import messages
from copilot.delivery.messages import (
    FROM_OVERLAY,
    FROM_SERVER,
    Bye,
    ErrorMessage,
    FromOverlay,
    FromServer,
    HeardSpeech,
    Message,
    Suggest,
)
from copilot.limits import limit
from tests.delivery.make import answer, card, heard, state, summary, welcome, withdraw

ONE_OF_EACH = [
    welcome(), state(1.0), heard(1.0), card("a"), withdraw("a"), answer(2.0), summary(9.0),
    ErrorMessage(code="audio-missing", what="no such file"), Bye(code="call-over"),
]  # fmt: skip
TYPES = {
    kind.model_fields["type"].default: kind
    for union in (FromServer, FromOverlay)
    for kind in get_args(get_args(union)[0])
}


def test_every_type_is_in_the_table_that_is_drawn() -> None:
    drawn = re.findall(
        r"^([a-z]+) +(?:overlay|server|either) ", messages.__doc__ or "", re.MULTILINE
    )
    assert sorted(drawn) == sorted(TYPES)


@pytest.mark.parametrize("message", ONE_OF_EACH, ids=lambda message: message.type)
def test_what_the_server_says_comes_back_as_it_was(message: Message) -> None:
    assert FROM_SERVER.validate_json(message.model_dump_json()) == message


@pytest.mark.parametrize("message", ONE_OF_EACH, ids=lambda message: message.type)
def test_nothing_is_added_changed_or_of_another_version(message: Message) -> None:
    plain = json.loads(message.model_dump_json())
    for wrong in ({"words": "x"}, {"v": 2}, {"seq": -1}, {"ts": -1}, {"session": "x" * 65}):
        with pytest.raises(ValidationError):
            FROM_SERVER.validate_python(plain | wrong)
    with pytest.raises(ValidationError):
        message.seq = 7  # type: ignore[misc] # that it cannot is what is tested


def test_speech_travels_as_numbers() -> None:
    envelope = set(Message.model_fields)
    said = {
        name: field.annotation
        for name, field in HeardSpeech.model_fields.items()
        if name not in envelope | {"type", "speaker"}
    }
    assert set(said.values()) == {int, float, bool}


@pytest.mark.parametrize(("field", "bound"), [("text", 120), ("why", 240), ("ask", 240)])
def test_a_card_is_short(field: str, bound: int) -> None:
    plain = json.loads(card("a").model_dump_json())
    Suggest.model_validate(plain | {field: "x" * bound})
    with pytest.raises(ValidationError):
        Suggest.model_validate(plain | {field: "x" * (bound + 1)})


def test_the_largest_message_is_within_the_bound_of_one() -> None:
    line = json.loads(summary().model_dump_json())
    moment = {
        "id": "x" * 36, "kind": "no_next_step", "rule": "x" * 64, "at_s": 12345.678, "strength": 0.123,
        "value": 12345.678, "limit": 12345.678,
    }  # fmt: skip
    full = FROM_SERVER.validate_python(line | {"moments": [moment] * limit("moments_per_call")})
    assert len(full.model_dump_json().encode()) <= limit("message_bytes")


@given(st.text() | st.binary())
def test_no_text_does_more_than_be_refused(text: str | bytes) -> None:
    try:
        message = FROM_OVERLAY.validate_json(text)
    except ValidationError:
        return
    assert isinstance(message, BaseModel)


@given(st.recursive(
    st.none() | st.booleans() | st.floats() | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.sampled_from(["type", "v", "seen", "card"]), inner),
    max_leaves=20,
))  # fmt: skip
def test_no_json_does_more_than_be_refused(value: object) -> None:
    try:
        message = FROM_OVERLAY.validate_json(json.dumps(value))
    except ValidationError:
        return
    assert isinstance(message, BaseModel)
