"""What goes over ``GET /api/machine/focus``: the skill that the rep of a machine agreed to work on. Version 1.

::

    GET /api/machine/focus
    Authorization: Bearer <a machine's token>

    {"v": 1, "skill": "listening"}
    {"v": 1, "skill": null}

The machine proposes it to its rep, who alone says whether calls make room for it. The request has no
body and the answer is not acknowledged: nothing of what the rep chose, or of how the skill stands, has
a way back. What a newer server adds to the answer is passed over.
"""

from __future__ import annotations

from typing import Final, Literal

from pydantic import BaseModel, ConfigDict

from copilot.review.skills import Skill

FOCUS_PATH: Final = "/api/machine/focus"


class FocusAnswer(BaseModel):
    """The skill of the agreement that both accepted and that is not closed; null without one."""

    model_config = ConfigDict(frozen=True, extra="ignore", hide_input_in_errors=True)

    v: Literal[1] = 1
    skill: Skill | None
