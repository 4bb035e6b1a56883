"""What a page sends, as a model of what the route takes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pydantic import ValidationError

from copilot.errors import RequestInvalid

if TYPE_CHECKING:
    from starlette.requests import Request

    from copilot.web.rest import Model


async def read_body(request: Request, shape: type[Model]) -> Model:
    """The body as a model. Raises RequestInvalid, which names the fields and repeats no value."""
    kind = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    if kind != "application/json":
        raise RequestInvalid("the body is not declared as application/json", remedy="declare it")
    try:
        return shape.model_validate_json(await request.body())
    except ValidationError as error:
        fields = {str(place) for one in error.errors() for place in one["loc"][:1]}
        wrong = ", ".join(sorted(fields & shape.model_fields.keys())) or "its form"
        raise RequestInvalid(
            f"the body is not what this takes: {wrong}",
            remedy="send " + ", ".join(shape.model_fields),
        ) from None
