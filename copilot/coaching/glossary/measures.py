"""Measures: the numbers of a call that a rule can hold against a threshold."""

from __future__ import annotations

from typing import Final

from copilot.coaching.glossary.entry import Entry
from copilot.conversation.cadence import SOONEST_S
from copilot.conversation.measures import MIN_SPEECH_S, STRETCH_GAP_S
from copilot.conversation.measures import WINDOW_S as ROLLING_S
from copilot.conversation.pace import AFTER_S, MIN_BASELINE_S, MIN_NOW_S
from copilot.conversation.pace import WINDOW_S as PACE_S
from copilot.conversation.quiet import BASELINE_S, GONE
from copilot.conversation.quiet import WINDOW_S as QUIET_S

_SECONDS: Final = "seconds"
_SHARE: Final = "share, 0 to 1"
_WORDS: Final = "words"
_FROM_VOICES: Final = "in every call, from the voices: it needs no words"
_BOTH: Final = (
    "once both sides were heard, from the voices; not while the rep's microphone hears the buyer"
)
_COUNTED: Final = "in every call; that there were few is known only where the words were heard"
_PACE: Final = (
    f"from {MIN_BASELINE_S:g} s of the rep's speech on, and {MIN_NOW_S:g} s of it in the window"
)

MEASURES: Final[tuple[Entry, ...]] = (
    Entry(
        name="voiced_s",
        says="Speech of both sides together so far, silence left out.",
        unit=_SECONDS,
        example=("240: four minutes have been spoken",),
        known=_FROM_VOICES,
    ),
    Entry(
        name="rep_share",
        says="The rep's part of the talk in the whole call so far, silence left out.",
        unit=_SHARE,
        example=("0.62: of 100 seconds of talk the rep had 62",),
        known=f"from {MIN_SPEECH_S:g} s of speech on, {_BOTH}",
    ),
    Entry(
        name="rolling_rep_share",
        says=f"The rep's part of the talk in the last {ROLLING_S / 60:g} minutes, silence left out.",
        unit=_SHARE,
        example=("0.75: lately the rep had three quarters of the talk",),
        known=f"from {MIN_SPEECH_S:g} s of speech on, {_BOTH}",
    ),
    Entry(
        name="current_monologue_s",
        says=(
            "How long the rep has had the floor by now. The buyer's murmurs do not end it, a silence "
            f"of more than {STRETCH_GAP_S:g} s does; 0 while the buyer has the floor."
        ),
        unit=_SECONDS,
        example=("90: the rep has talked for a minute and a half",),
        known=_BOTH,
    ),
    Entry(
        name="longest_rep_monologue_s",
        says="The longest that the rep has had the floor in this call.",
        unit=_SECONDS,
        example=("150: one stretch took two minutes and a half",),
        known=_BOTH,
    ),
    Entry(
        name="longest_buyer_stretch_s",
        says="The longest that the buyer has had the floor in this call: their longest story.",
        unit=_SECONDS,
        example=("20: the buyer was never heard for longer at a time",),
        known=_FROM_VOICES,
    ),
    Entry(
        name="rep_questions",
        says="Questions of the rep's so far. Check-backs such as `sound good?` are not counted.",
        unit="questions",
        example=("7: the rep has asked seven things",),
        known=_COUNTED,
    ),
    Entry(
        name="rep_open_questions",
        says="Those questions of the rep's so far that invite an explanation.",
        unit="questions",
        example=("2: two of them began with what, how or tell me",),
        known=_COUNTED,
    ),
    Entry(
        name="open_question_share",
        says="The rep's open questions over all of the rep's questions.",
        unit=_SHARE,
        example=("0.1: one question in ten was open",),
        known="once the rep has asked something; that it is small, where the words were heard",
    ),
    Entry(
        name="buyer_questions",
        says="Questions of the buyer's so far.",
        unit="questions",
        example=("3: the buyer has asked three things",),
        known=_COUNTED,
    ),
    Entry(
        name="rep_response_gap_s",
        says=(
            "The silence before the rep replies, as a rule (the median of the latest replies); below 0 "
            "where the rep sets in before the buyer has ended."
        ),
        unit=_SECONDS,
        example=("0.2: the rep replies after a fifth of a second",),
        known="once the rep has replied, from the voices",
    ),
    Entry(
        name="rep_speech_s",
        says="Speech of the rep so far.",
        unit=_SECONDS,
        example=("300: the rep has spoken for five minutes",),
        known=_FROM_VOICES,
    ),
    Entry(
        name="buyer_speech_s",
        says="Speech of the buyer's side so far.",
        unit=_SECONDS,
        example=("60: the buyer has spoken for a minute",),
        known=_FROM_VOICES,
    ),
    Entry(
        name="turns",
        says="How often somebody took the floor so far, murmurs not counted.",
        unit="turns",
        example=("8: each side has had four",),
        known=_FROM_VOICES,
    ),
    Entry(
        name="current_monologue_words",
        says="Words of the rep since the rep took the floor; 0 while the buyer has it.",
        unit=_WORDS,
        example=("25: about ten seconds of talk",),
        known="once both sides were heard, from the words",
    ),
    Entry(
        name="longest_rep_monologue_words",
        says="Words of the rep's longest stretch in this call.",
        unit=_WORDS,
        example=("300: about two minutes of talk",),
        known="once both sides were heard, from the words",
    ),
    Entry(
        name="since_rep_question_s",
        says="How long ago the rep last asked; since the call began, if never.",
        unit=_SECONDS,
        example=("60: no question for a minute",),
        known="in every call",
    ),
    Entry(
        name="since_rep_open_question_s",
        says="How long ago the rep last asked something that invites an explanation.",
        unit=_SECONDS,
        example=("240: no open question for four minutes",),
        known="in every call",
    ),
    Entry(
        name="rep_questions_per_10_min",
        says="The rep's questions, as a rate, over the last ten minutes at most.",
        unit="questions in ten minutes",
        example=("2: two in the last ten minutes",),
        known=f"after {SOONEST_S / 60:g} minutes of call; that there are few, where words were heard",
    ),
    Entry(
        name="rep_words_per_s",
        says=f"How fast the rep speaks, over the last {PACE_S:g} s.",
        unit="words a second",
        example=("2.9: 174 words a minute",),
        known=_PACE,
    ),
    Entry(
        name="pace_ratio",
        says="How fast the rep speaks now, over the rep's own pace in this call; 1 is no change.",
        unit="ratio",
        example=("1.2: a fifth faster than before",),
        known=_PACE,
    ),
    Entry(
        name="pace_after_objection_ratio",
        says="How fast the rep speaks since the buyer's latest objection, over the pace before it.",
        unit="ratio",
        example=("1.2: a fifth faster since they pushed back",),
        known=f"for {AFTER_S:g} s after an objection",
    ),
    Entry(
        name="rep_cut_ins",
        says="How often the rep cut the buyer short. Murmurs and quick answers are none.",
        unit="times",
        example=("3: the rep has cut in three times",),
        known="in every call; not while the rep's microphone hears the buyer",
    ),
    Entry(
        name="since_rep_cut_in_s",
        says="How long ago the rep last cut the buyer short.",
        unit=_SECONDS,
        example=("20: it was twenty seconds ago",),
        known="once the rep has cut in",
    ),
    Entry(
        name="buyer_gone_quiet",
        says=(
            "How surely the buyer has gone quiet: share, length and readiness of their answers in the "
            f"last {QUIET_S / 60:g} minutes, against earlier in this call. From {GONE:g} on they have."
        ),
        unit=_SHARE,
        example=("0.65: they say much less than before",),
        known=f"from minute {(QUIET_S + BASELINE_S) / 60:g} on, if the buyer talked before that",
    ),
)
"""Each measure that a rule can name, in the order of the check's own list."""
