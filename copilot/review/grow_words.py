"""The bank that `grow` draws from: goal, reality, options and will, in curious words.

Each question can be asked by a manager or by oneself, takes more than a yes or no, and blames nobody.
The reality of a moment is asked about by its kind; goals and options by its skill.
"""

from __future__ import annotations

from typing import Final

from copilot.kinds import MomentKind
from copilot.review.pipeline import MoveKind
from copilot.review.skills import Skill

GOALS: Final[dict[Skill, tuple[str, ...]]] = {
    Skill.OPENING: (
        "What should a buyer think two minutes into a call with you?",
        "What would a good beginning have made possible here?",
    ),
    Skill.QUESTIONS: (
        "What did you most want to find out on this call?",
        "What would you have liked to know afterwards that you did not?",
    ),
    Skill.LISTENING: (
        "What would you have wanted them to tell you, unasked?",
        "How would a call feel in which they do most of the talking?",
    ),
    Skill.QUALIFICATION: (
        "What must you know to be sure that this deal is real?",
        "What would let you put a date on this deal and mean it?",
    ),
    Skill.PRESENTATION: (
        "What is the one thing they should remember of what you showed?",
        "Which decision should this part have made easier for them?",
    ),
    Skill.COMPETITION: (
        "What do you want them to weigh when they compare?",
        "On what should this be decided, if it were up to you?",
    ),
    Skill.OBJECTIONS: (
        "When they raise this again, where do you want the talk to go?",
        "What would you like to have learnt from their doubt?",
    ),
    Skill.NEGOTIATION: (
        "What would a fair trade look like to both of you?",
        "What do you want to be able to say about the price with a straight back?",
    ),
    Skill.STEERING: (
        "What did you want to have by the end of this call?",
        "Which part of the call mattered most to you?",
    ),
    Skill.CLOSING: (
        "What were they ready for, as far as you could tell?",
        "What would the best possible end have been?",
    ),
    Skill.NEXT_STEPS: (
        "What should happen next on their side, and by when?",
        "If this deal moves, what is the very next thing that they do?",
    ),
}

REALITY: Final[dict[MomentKind, tuple[str, ...]]] = {
    MomentKind.NO_NEXT_STEP: (
        "What was in your mind in the last five minutes?",
        "What do you believe they think will happen now?",
    ),
    MomentKind.NEXT_STEP_VAGUE: (
        "What exactly did each of you promise?",
        "How would you know next week whether it happened?",
    ),
    MomentKind.TALK_SHARE_HIGH: (
        "Which part of what you said did they pick up?",
        "Where did you notice that you were doing the talking?",
    ),
    MomentKind.TALK_SHARE_LOW: (
        "What did you hold back, and why?",
        "Who was steering, as you felt it?",
    ),
    MomentKind.MONOLOGUE: (
        "What were they doing while you explained?",
        "What made it feel right to go on?",
    ),
    MomentKind.FEW_QUESTIONS: (
        "Which question did you think of and not ask?",
        "What did you take as known?",
    ),
    MomentKind.CLOSED_QUESTIONS: (
        "Which of your questions got the longest answer, and how did it begin?",
        "What did their short answers leave out?",
    ),
    MomentKind.INTERRUPTING: (
        "What had they been about to say, do you think?",
        "What pulled you in before they had finished?",
    ),
    MomentKind.BUDGET_SKIPPED: (
        "What do you know today of how they pay for things like this?",
        "What made it hard to bring up money?",
    ),
    MomentKind.PRICE_BEFORE_VALUE: (
        "What had they told you of their problem when the price came?",
        "Who brought up the price, and what were they after?",
    ),
    MomentKind.NEED_UNEXPLORED: (
        "What do you think lies behind the problem that they named?",
        "What did you hear, and what did you make of it?",
    ),
    MomentKind.PAIN_UNQUANTIFIED: (
        "How big is this problem, in their own units?",
        "Who on their side could put a number on it?",
    ),
    MomentKind.AUTHORITY_UNKNOWN: (
        "Who, do you think, will say the last word?",
        "Whom have you not met who could stop this?",
    ),
    MomentKind.PROCESS_UNKNOWN: (
        "What happens on their side between yes and a signature?",
        "How did they buy the last thing of this size?",
    ),
    MomentKind.TIMING_UNKNOWN: (
        "What happens for them if nothing changes this year?",
        "Whose date is the close date in your forecast: theirs or ours?",
    ),
    MomentKind.PRICE_OBJECTION: (
        "Too expensive beside what?",
        "What did you hear under the words?",
    ),
    MomentKind.PRICE_CONCEDED: (
        "What did they give in return?",
        "What did you expect to happen had you said nothing for a moment?",
    ),
    MomentKind.OBJECTION_UNHANDLED: (
        "What is the doubt about, in their words?",
        "Where is that doubt now?",
    ),
    MomentKind.BRUSH_OFF: (
        "What do you think they did when they had hung up?",
        "What would have had to be true for them to want another talk?",
    ),
    MomentKind.COMPETITOR_NAMED: (
        "What do they like about the other offer?",
        "What do you know of where else they look?",
    ),
    MomentKind.QUESTION_UNANSWERED: (
        "What did they want to know, and why that?",
        "What would an honest short answer have been?",
    ),
    MomentKind.OVERVIEW_LONG: (
        "What had they come to the call for?",
        "Which of those sentences were for them, and which for us?",
    ),
    MomentKind.PRESENTATION_UNCHECKED: (
        "Which part made them lean in?",
        "How do you know what they took from it?",
    ),
    MomentKind.BUYING_SIGNAL_MISSED: (
        "What do you think made them ask that?",
        "What did you want to finish before you could answer?",
    ),
    MomentKind.BUYER_QUIET: (
        "What came just before they grew quiet?",
        "What might they have been thinking?",
    ),
    MomentKind.PACE_RISING: (
        "What did their objection do to you in that second?",
        "What would one breath have changed?",
    ),
    MomentKind.TIME_RUNNING_OUT: (
        "What took the time?",
        "What was left unsaid when it was over?",
    ),
    MomentKind.AGENDA_MISSING: (
        "What did they think this call was for?",
        "How did the first two minutes go, seen from their chair?",
    ),
}

OPTIONS: Final[dict[Skill, tuple[str, ...]]] = {
    Skill.OPENING: (
        "Which three openings could you think of, and which is most like you?",
        "What could you send them beforehand, so that it begins by itself?",
    ),
    Skill.QUESTIONS: (
        "What are three questions that only this buyer could answer?",
        "What would you ask if you were allowed only one?",
    ),
    Skill.LISTENING: (
        "What could you do instead of explaining, next time it tickles?",
        "Which question would have handed the floor to them?",
    ),
    Skill.QUALIFICATION: (
        "Where could the question sit so that it feels natural?",
        "Who else could tell you, and how would you get to them?",
    ),
    Skill.PRESENTATION: (
        "What could you leave out, and what would they miss?",
        "Where would a question cut it in two?",
    ),
    Skill.COMPETITION: (
        "Which question would let them tell you how they compare?",
        "What could you praise in the other offer, honestly?",
    ),
    Skill.OBJECTIONS: (
        "What are three ways to answer with a question?",
        "What would you say if you had no need to win the point?",
    ),
    Skill.NEGOTIATION: (
        "What else than the price could move?",
        "What could you ask for, each time you give?",
    ),
    Skill.STEERING: (
        "At which minute could you have turned it, and with which sentence?",
        "What would you move to the front next time?",
    ),
    Skill.CLOSING: (
        "How could you offer the next step in one sentence?",
        "What would the smallest yes have been?",
    ),
    Skill.NEXT_STEPS: (
        "What could you offer that they would gladly put into their calendar?",
        "What if you asked for the next step at half-time?",
    ),
}

WILL: Final = (
    "What will you do, with whom, and by which day?",
    "What will you try on the very next call?",
    "On a scale to ten, how sure are you that you will do it; what would make it a nine?",
    "What will you have in your hands when we meet next?",
    "What could get in the way, and what will you do then?",
)

DEAL_GOALS: Final = (
    "What would you like to be true about this deal in two weeks?",
    "What is a good end for it, even if that is a no?",
)
QUIET_REALITY: Final = (
    "What has changed on their side since you last spoke?",
    "Who else there have you heard from?",
    "If they had decided against it, how would you find out?",
)
MOVED_REALITY: Final[dict[MoveKind, tuple[str, ...]]] = {
    MoveKind.NEW: ("What made them talk to us now?", "What do you know, and what do you guess?"),
    MoveKind.STAGE: ("What did the buyer do that moved it?", "What does it still lack for this stage?"),
    MoveKind.AMOUNT: ("What did they ask for, and what did they give?", "What does the new number stand for?"),
    MoveKind.CLOSE_DAY: ("Who moved the day, and why?", "What has to happen before the new day, in what order?"),
    MoveKind.WON: ("What did you do here that you could do again?", "What would they say made the difference?"),
    MoveKind.LOST: ("When did you first feel it slip?", "What would you like to have known a month earlier?"),
    MoveKind.GONE: ("What became of it?", "What is left of the contact?"),
}  # fmt: skip
DEAL_OPTIONS: Final = (
    "What are three ways to move it that do not need a discount?",
    "Whom could you bring in, on their side or on ours?",
    "What would you do if you could only make one more call?",
)

CAREER: Final = (
    ("goal", "What would you like to be known for here, a year from now?"),
    ("reality", "Which part of last month would you gladly do more of?"),
    ("options", "What could you take on that would teach you that?"),
    ("will", "What is one small thing towards it before we meet next?"),
    ("goal", "Which call of the last weeks are you proud of, and why that one?"),
    ("reality", "What costs you more energy than it should?"),
    ("options", "Whom could you learn it from, or teach it to?"),
    ("will", "What will you ask me for?"),
)

STRENGTH: Final = (
    ("goal", "What would you like to try that you have not tried yet?"),
    ("reality", "What do you do on your calls that makes these numbers stand?"),
    ("options", "Who here could use that, and how would you pass it on?"),
    ("will", "What shall we leave alone, and what would you like from me instead?"),
    ("goal", "If this stays as good as it is, what becomes possible?"),
    ("reality", "Which habit would you hate to lose in a busy month?"),
    ("options", "What could you do with an hour that is not spent with me?"),
    ("will", "When do you want to meet next, and what about?"),
)
