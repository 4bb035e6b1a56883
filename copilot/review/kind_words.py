"""What each kind of moment means to the rep, and one thing to practise: warm, short, no verdict."""

from __future__ import annotations

from typing import Final

from copilot.kinds import MomentKind

KIND_WORDS: Final[dict[MomentKind, tuple[str, str]]] = {
    MomentKind.NO_NEXT_STEP: (
        "The call drew to its end, and no step with a date had been agreed.",
        "Before the last five minutes, offer a day and an hour, and say who brings what.",
    ),
    MomentKind.NEXT_STEP_VAGUE: (
        "Something was agreed, and it had no day or nobody who does it.",
        "When they say yes, ask which day suits them, and write it down while both listen.",
    ),
    MomentKind.TALK_SHARE_HIGH: (
        "You had spoken more than is usual for this kind of call.",
        "After your next answer, ask something and count to three.",
    ),
    MomentKind.TALK_SHARE_LOW: (
        "You had spoken less than is usual for this kind of call.",
        "Prepare the one story that you want them to have heard.",
    ),
    MomentKind.MONOLOGUE: (
        "You had spoken for a good while without a word from the other side.",
        "After each idea, stop and ask what it would change for them.",
    ),
    MomentKind.FEW_QUESTIONS: (
        "You had asked fewer questions than is usual by that time.",
        "Write three questions on a card before the call, and ask the second when they answer the first.",
    ),
    MomentKind.CLOSED_QUESTIONS: (
        "Most of your questions could be answered in one word.",
        "Begin the next question with what, how, or tell me about.",
    ),
    MomentKind.INTERRUPTING: (
        "You set in before they had finished, more than once.",
        "When they seem done, count to two; the best part often comes then.",
    ),
    MomentKind.BUDGET_SKIPPED: (
        "The buyer's budget had not come up.",
        "Ask early how a purchase like this one is paid for, before any price is named.",
    ),
    MomentKind.PRICE_BEFORE_VALUE: (
        "Your price was on the table before a problem of theirs was.",
        "Asked for the price early, give a range, and ask what it would have to solve.",
    ),
    MomentKind.NEED_UNEXPLORED: (
        "They named a problem, and the talk went on to something else.",
        "When a problem comes up, ask two more questions about it before you answer.",
    ),
    MomentKind.PAIN_UNQUANTIFIED: (
        "A problem of theirs had no number yet: no time, no money, no rate.",
        "Ask how often it happens and what one time costs, and let them do the sum.",
    ),
    MomentKind.AUTHORITY_UNKNOWN: (
        "Who signs off in the end had not come up.",
        "Ask who else would want a say, and what matters to each of them.",
    ),
    MomentKind.PROCESS_UNKNOWN: (
        "How they get from liking it to signing it had not come up.",
        "Ask how they bought the last thing of this size, step by step.",
    ),
    MomentKind.TIMING_UNKNOWN: (
        "By when they want it solved had not come up.",
        "Ask what happens if it is still like this in six months.",
    ),
    MomentKind.PRICE_OBJECTION: (
        "They pushed back on the price.",
        "Pause, then ask what they compare it with, before you explain anything.",
    ),
    MomentKind.PRICE_CONCEDED: (
        "The price moved before you knew what was behind the objection.",
        "Next time ask what would make it worth the price, and what they would give for better terms.",
    ),
    MomentKind.OBJECTION_UNHANDLED: (
        "They raised a doubt, and it was left where it was.",
        "Say back what you heard, ask what is behind it, and only then answer.",
    ),
    MomentKind.BRUSH_OFF: (
        "They kept it open: they would be in touch.",
        "Thank them, and ask what would have to be true for it to be worth another talk.",
    ),
    MomentKind.COMPETITOR_NAMED: (
        "Another offer came up.",
        "Ask what they like about it, before you say a word about yours.",
    ),
    MomentKind.QUESTION_UNANSWERED: (
        "They asked something, and the talk went on without an answer.",
        "Note each question as it comes; if you cannot answer now, say when you will.",
    ),
    MomentKind.OVERVIEW_LONG: (
        "You told about your company for a good while.",
        "Keep it to three sentences, and hand over with a question about them.",
    ),
    MomentKind.PRESENTATION_UNCHECKED: (
        "You presented for a good while without asking what they made of it.",
        "After each part, ask who would use it, and how.",
    ),
    MomentKind.BUYING_SIGNAL_MISSED: (
        "They asked about going ahead, and the talk went elsewhere.",
        "When they ask about after, answer in a sentence, and offer the next step.",
    ),
    MomentKind.BUYER_QUIET: (
        "They said less than they had earlier in the same call.",
        "Stop, and ask what is on their mind.",
    ),
    MomentKind.PACE_RISING: (
        "You spoke faster after an objection than before it.",
        "After an objection take one breath, and begin with a question.",
    ),
    MomentKind.TIME_RUNNING_OUT: (
        "Little of the planned time was left.",
        "With ten minutes to go, ask what must be said before you part.",
    ),
    MomentKind.AGENDA_MISSING: (
        "The call had begun without saying what it is for.",
        "Open with what you would like to reach together, and ask what they would add.",
    ),
    MomentKind.PROBE: (
        "Both sides were silent at the end of a turn.",
        "Nothing: a probe marks pauses, to measure Copilot itself.",
    ),
}
"""What it means, and what to practise: for moments whose rule is gone, or another one now."""
