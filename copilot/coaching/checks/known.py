"""Whether a measure can be trusted, for all that went unheard. Pure.

Some measures count what was said: that there was little of it is a claim of absence, and needs the
words. Some compare the two sides: they are wrong where one side's sound was missing, and say nothing
of a call in which one side was never heard at all.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from copilot.conversation.measures import WINDOW_S
from copilot.kinds import Speaker

if TYPE_CHECKING:
    from copilot.coaching.scene import Scene

_COUNTED: Final = frozenset(
    {
        "rep_questions",
        "rep_open_questions",
        "open_question_share",
        "buyer_questions",
        "rep_questions_per_10_min",
    }
)
"""Few of them may be few that were heard."""

_VOICED: Final = frozenset(
    {
        "voiced_s",
        "rep_speech_s",
        "buyer_speech_s",
        "turns",
        "longest_buyer_stretch_s",
        "rep_cut_ins",
    }
)
"""The same of what the voices alone tell: little of it may be what came."""

SINCE: Final = frozenset(
    {"since_rep_question_s", "since_rep_open_question_s", "since_rep_cut_in_s"}
)
"""Seconds since something, which may have happened while sound was missing. They are of the voice: a
rule that must know it for certain where words came late asks `absent` too."""

_CURRENT: Final = frozenset({"current_monologue_s", "current_monologue_words"})
"""A stretch of the rep's that the buyer may have ended in what was not heard."""

_WHOLE: Final = frozenset({"rep_share", "longest_rep_monologue_s", "longest_rep_monologue_words"})
"""The two sides against each other, over the whole call."""

_LATELY: Final = frozenset({"rolling_rep_share", "buyer_gone_quiet"})
"""The same over the last minutes."""


def known(name: str, scene: Scene, value: float | None, *, few: bool) -> bool:
    """Whether the call was heard well enough for this value, or for saying that there is none yet.

    `few`: for saying that it is no more than that.
    """
    if name in _COUNTED:
        return scene.heard or not few
    if name in _VOICED:
        return not few or scene.little_lost()
    if name in SINCE:
        return few or (scene.little_lost() if value is None else scene.sound_for(value))
    if name in _CURRENT:
        return _both_heard(scene) and scene.sound_for(_since_the_rep_began_s(scene))
    if name in _WHOLE or name in _LATELY:
        return _both_heard(scene) and scene.little_lost(None if name in _WHOLE else WINDOW_S)
    return True


def _since_the_rep_began_s(scene: Scene) -> float:
    """Seconds since the rep's stretch began, whose length is only that up to its last voice."""
    measures = scene.conversation.measures
    if measures.floor is not Speaker.REP:
        return 0.0
    return scene.at - (measures.rep.stretch_end - measures.rep.stretch_s)


def _both_heard(scene: Scene) -> bool:
    measures = scene.conversation.measures
    return measures.rep_speech_s > 0 and measures.buyer_speech_s > 0
