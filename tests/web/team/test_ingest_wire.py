"""The wire carries a shared call to the letter, and nothing that is not one."""

from __future__ import annotations

import json
from dataclasses import fields, replace

import pytest
from pydantic import ValidationError

from copilot.limits import limit
from copilot.review.shared import SharedCall, SharedMoment
from copilot.storage.team.forms import ANNOTATION_CHARS
from copilot.storage.team.records import Receipt, Taken
from copilot.web.team.ingest_wire import (
    CallLine,
    DeliveryLine,
    IngestBody,
    MomentLine,
    ReceiptLine,
)
from tests.storage.team.make import full, ident, moment, shared
from tests.test_schema import DENIED, OF_A_REACTION, OF_LEARNING, parts


def body(**changed: object) -> str:
    line = json.loads(CallLine.of(full()).model_dump_json())
    delivery = {"call": full().id, "revision": 1, "shared": {**line, **changed}}
    return json.dumps({"v": 1, "deliveries": [delivery]})


@pytest.mark.parametrize(
    "call",
    [full(), shared(moments=0), SharedCall(id=ident("p"), kind=shared().kind, day=shared().day)],
)
def test_a_call_comes_through_to_the_letter(call: SharedCall) -> None:
    line = DeliveryLine(call=call.id, revision=7, shared=CallLine.of(call))
    sent = IngestBody(v=1, deliveries=(line,)).model_dump_json()
    [back] = IngestBody.model_validate_json(sent).deliveries
    assert back.delivery().shared == call
    assert back.delivery().revision == 7


def test_it_has_the_fields_of_what_is_shared_and_no_other() -> None:
    assert set(CallLine.model_fields) == {field.name for field in fields(SharedCall)}
    assert set(MomentLine.model_fields) == {field.name for field in fields(SharedMoment)}


def test_no_field_is_about_a_reaction_or_how_a_skill_stands() -> None:
    names = parts({*CallLine.model_fields, *MomentLine.model_fields, *DeliveryLine.model_fields})
    assert names & (DENIED | OF_A_REACTION | OF_LEARNING) == set()


def test_the_good_body_is_good() -> None:
    assert IngestBody.model_validate_json(body()).deliveries[0].delivery().shared == full()


@pytest.mark.parametrize(
    "changed",
    [
        {"id": full().id.upper()}, {"id": ident("another")}, {"id": full().id + "\n"},
        {"kind": "one_to_one"}, {"kind": "rutabaga"}, {"day": "today"}, {"day": "1969-12-31"}, {"day": "2100-01-01"}, {"rep_share": 1.5},
        {"duration_s": -1}, {"duration_s": 86_401}, {"turns": 2**31}, {"turns": 1.5},
        {"words": "rutabaga"}, {"text": "rutabaga"}, {"questions_by_third": [1, 2]},
        {"next_step": "rutabaga"}, {"reference": "r" * 65}, {"moments": [{"id": "x"}]},
        {"moments": None}, {"ended": None},
    ],
)  # fmt: skip
def test_what_is_no_shared_call_is_refused_and_not_repeated(changed: dict[str, object]) -> None:
    with pytest.raises(ValidationError) as told:
        IngestBody.model_validate_json(body(**changed))
    assert "rutabaga" not in str(told.value)


@pytest.mark.parametrize("number", ["NaN", "Infinity", "-Infinity", "1e999"])
def test_no_number_is_endless(number: str) -> None:
    with pytest.raises(ValidationError):
        IngestBody.model_validate_json(
            body(duration_s=0).replace('"duration_s": 0', f'"duration_s": {number}')
        )


def test_bounds_of_calls_and_moments() -> None:
    line = DeliveryLine(call=full().id, revision=1, shared=None)
    for wrong in ((), (line,) * (limit("ingest_calls") + 1)):
        with pytest.raises(ValidationError):
            IngestBody(v=1, deliveries=wrong)
    many = tuple(moment(full().id, number) for number in range(limit("moments_per_call") + 1))
    with pytest.raises(ValidationError):
        CallLine.of(replace(full(), moments=many))
    twice = (full().moments[0], full().moments[0])
    with pytest.raises(ValidationError, match="one id"):
        CallLine.of(replace(full(), moments=twice))


@pytest.mark.parametrize("revision", [0, -1, 2**53])
def test_a_revision_is_a_whole_number_that_both_sides_can_count(revision: int) -> None:
    with pytest.raises(ValidationError):
        DeliveryLine(call=full().id, revision=revision, shared=None)


def test_another_version_is_refused() -> None:
    with pytest.raises(ValidationError):
        IngestBody.model_validate_json(body().replace('"v": 1', '"v": 2'))


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("two\nlines\tand\u00a0more", "two lines and more"),
        ("turned \u202eround", "turned round"),
        ("nothing\0here\x1b[31m", "nothinghere[31m"),
        ("\ufeffmarked", "marked"),
        ("  Zoë’s own – words  ", "Zoë’s own – words"),  # noqa: RUF001  what people type
    ],
)
def test_what_was_typed_comes_without_what_cannot_be_seen(typed: str, kept: str) -> None:
    line = CallLine.of(replace(full(), moments=(moment(full().id, annotation=typed),)))
    assert line.moments[0].annotation == kept


def test_a_note_has_a_bound() -> None:
    with pytest.raises(ValidationError):
        CallLine.of(
            replace(full(), moments=(moment(full().id, annotation="a" * (ANNOTATION_CHARS + 1)),))
        )


def test_the_largest_call_fits_into_a_request() -> None:
    note = "€" * ANNOTATION_CHARS
    moments = tuple(
        moment(full().id, number, annotation=note) for number in range(limit("moments_per_call"))
    )
    line = DeliveryLine(
        call=full().id, revision=1, shared=CallLine.of(replace(full(), moments=moments))
    )
    assert len(IngestBody(v=1, deliveries=(line,)).model_dump_json().encode()) < limit(
        "ingest_bytes"
    )


def test_a_receipt() -> None:
    receipt = Receipt(call=full().id, revision=3, taken=Taken.STALE)
    assert ReceiptLine.of(receipt).model_dump(mode="json") == {
        "call": full().id, "revision": 3, "taken": "stale",
    }  # fmt: skip
