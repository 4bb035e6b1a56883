"""The two trees of `diagnosis`: their questions, answers and endings, in curious words."""

from __future__ import annotations

from typing import Final

from copilot.review.diagnosis import Branch, Cause, Ending, Help, TreeName, branch

_SHOW_ME: Final = Ending(
    cause=Cause.KNOWLEDGE,
    help=Help.SUPPORT,
    says="You had not seen how it is done. Seeing it once is quicker than guessing.",
    rep_tries="Watch it done on one call this week, and note the sentence that you would use.",
    manager_brings="Somebody to listen in on, or a recording of it done well.",
    next_words="By [day] I have heard it done once and have used my own sentence for it on [call].",
)
_FIND_OUT: Final = Ending(
    cause=Cause.KNOWLEDGE,
    help=Help.SUPPORT,
    says="Something about the account or the product was missing.",
    rep_tries="Write down the two facts that you would need, and whom you would ask.",
    manager_brings="The person who knows, and a word to them.",
    next_words="By [day] I know [fact] about [account], and they have heard what follows from it.",
)
_PRACTISE: Final = Ending(
    cause=Cause.SKILL,
    help=Help.SUPPORT,
    says="You know how, and in the moment it does not come yet. That is what practice is for.",
    rep_tries="Two rounds of practice before the next real call, then one call with it in focus.",
    manager_brings="Ten minutes as the buyer, and one thing said afterwards, not five.",
    next_words="On my next [number] calls, by [day], I [one thing that can be heard].",
)
_TRY_BOTH: Final = Ending(
    cause=Cause.BELIEF,
    help=Help.EXPERIMENT,
    says="You doubt that it helps. A doubt is worth a test, and you may turn out to be right.",
    rep_tries="Three calls with it and three without; then say what you saw.",
    manager_brings="An open mind: if your way holds up, it is your way.",
    next_words="By [day] I have tried it on three calls, and I tell what the buyers did.",
)
_OWN_WAY: Final = Ending(
    cause=Cause.BELIEF,
    help=Help.EXPERIMENT,
    says="You see a better way to the same end. Then let the end stand, and choose the way.",
    rep_tries="Your way, on the next two chances, with the same end by the same day.",
    manager_brings="The freedom to do it differently, and a look at the end only.",
    next_words="By [day] [the same outcome], my way.",
)
_SAFE_GROUND: Final = Ending(
    cause=Cause.BELIEF,
    help=Help.SMALLER_STEP,
    says="The stakes felt high. Try it first where little can be lost.",
    rep_tries="The same thing with a friendly account, or at the end of a call that went well.",
    manager_brings="The assurance that a try that fails costs nothing.",
    next_words="By [day] I have tried it once with [a friendly account].",
)
_HALVE_IT: Final = Ending(
    cause=Cause.PLAN,
    help=Help.SMALLER_STEP,
    says="It was a lot for the time there was. Halve it, and keep the day.",
    rep_tries="Name the first piece that would already be worth having.",
    manager_brings="Agreement that the smaller piece counts as done.",
    next_words="By [day] [the first piece] is done.",
)
_GUARD_TIME: Final = Ending(
    cause=Cause.EXECUTION,
    help=Help.SUPPORT,
    says="Something more urgent kept winning. Then it needs a place of its own in the week.",
    rep_tries="Choose one hour for it, and what may be dropped for that hour.",
    manager_brings="Cover for that hour, and one thing taken off the list.",
    next_words="By [day] [the same outcome]; on [weekday] the first hour is for it.",
)
_REMIND: Final = Ending(
    cause=Cause.EXECUTION,
    help=Help.EXPERIMENT,
    says="It slipped out of sight. Tie it to something that happens anyway.",
    rep_tries="Make it the focus of your next calls, so that the overlay has room for it.",
    manager_brings="One question on it halfway, and no more.",
    next_words="By [day] [the same outcome]; I look at it each [weekday].",
)
_OTHER_SIDE: Final = Ending(
    cause=Cause.PLAN,
    help=Help.SMALLER_STEP,
    says="It hung on the buyer. Agree on the part that is in your hands.",
    rep_tries="Find what you could have in their hands, with a question that takes yes or no.",
    manager_brings="A call to somebody on their side, if that would open the door.",
    next_words="By [day] [person] at [account] has said yes or no to [question].",
)
_WHY_IT_MATTERS: Final = Ending(
    cause=Cause.WILL,
    help=Help.EXPERIMENT,
    says="It never felt like yours. What would, and would lead to the same place?",
    rep_tries="Put it into your own words, or trade it for something that you would choose.",
    manager_brings="What it is for, told plainly, and room to say no.",
    next_words="By [day] [an outcome that I would choose].",
)
_BREATHE: Final = Ending(
    cause=Cause.WILL,
    help=Help.SMALLER_STEP,
    says="There was little left to give these weeks. That is worth a talk of its own first.",
    rep_tries="Say what would make next week lighter. One small thing is enough for now.",
    manager_brings="Time, an ear, and work moved elsewhere if need be.",
    next_words="By [day] [one small thing].",
)
_CLEAR_THE_WAY: Final = Ending(
    cause=Cause.SYSTEM,
    help=Help.SUPPORT,
    says="A tool, a rule or another team stood in the way. That is not yours to carry alone.",
    rep_tries="Say in one sentence what is stuck, since when, and with whom.",
    manager_brings="Getting it unstuck, by a day that you both write down.",
    next_words="Once [blocker] is gone, by [day] [the same outcome].",
)
_WORK_AROUND: Final = Ending(
    cause=Cause.SYSTEM,
    help=Help.EXPERIMENT,
    says="It will not change soon. Try one way around it, and see what that costs.",
    rep_tries="The simplest way around that a buyer would not notice.",
    manager_brings="Leave to do it differently for two weeks.",
    next_words="By [day] I have tried [way around] twice, and tell what it cost.",
)

_EXECUTION: Final = branch(
    "what_came_between",
    "You knew how, and it made sense to you. What came between?",
    ("urgent", "Something more urgent, again and again", _GUARD_TIME),
    ("forgot", "It slipped my mind in the moment", _REMIND),
    ("too_big", "It was more than fitted the time", _HALVE_IT),
    ("buyer", "It hung on the other side", _OTHER_SIDE),
)
_BELIEF: Final = branch(
    "what_held_you",
    "What did you think would happen if you did it?",
    ("no_use", "Nothing much: I doubt that it helps", _TRY_BOTH),
    ("better_way", "I had a better way in mind", _OWN_WAY),
    ("risk", "It might have cost me the deal or the contact", _SAFE_GROUND),
    ("not_mine", "It never felt like mine", _WHY_IT_MATTERS),
)
_KNOWLEDGE: Final = branch(
    "what_was_missing",
    "What would you have needed to know?",
    ("how", "How it is done, in real words", _SHOW_ME),
    ("facts", "Something about the account or the product", _FIND_OUT),
)
_SKILL: Final = branch(
    "when_it_counts",
    "If you think of doing it right now, in a practice round: how would it go?",
    ("fine_here", "Fine here; it goes when a buyer is on the line", _PRACTISE),
    ("not_seen", "I am not sure what good looks like", _SHOW_ME),
)
_WILL: Final = branch(
    "whose_is_it",
    "How much did you want this one?",
    ("not_mine", "Not much: it never felt like mine", _WHY_IT_MATTERS),
    ("doubt", "I wanted to, and doubt that it helps", _TRY_BOTH),
    ("drained", "I wanted to, and had nothing left", _BREATHE),
)
_SYSTEM: Final = branch(
    "what_stood_there",
    "What stood in the way?",
    ("can_go", "A tool, a rule or a person that could be moved", _CLEAR_THE_WAY),
    ("stays", "Something that will stay as it is for a while", _WORK_AROUND),
    ("buyer", "The other side did not move", _OTHER_SIDE),
    ("time", "There was no time left for it", _GUARD_TIME),
)

TREES: Final[dict[TreeName, Branch]] = {
    TreeName.KNOWLEDGE_BELIEF_EXECUTION: branch(
        "which_of_three",
        "Looking back: which comes closest?",
        ("knowledge", "I was not sure how", _KNOWLEDGE),
        ("belief", "I knew how, and was not sure that it was right", _BELIEF),
        ("execution", "I meant to, and it did not happen", _EXECUTION),
    ),
    TreeName.SKILL_WILL_KNOWLEDGE_SYSTEM: branch(
        "which_of_four",
        "If everything else had been perfect, what would still have been missing?",
        ("skill", "Practice: it does not come by itself yet", _SKILL),
        ("will", "The wish to do it", _WILL),
        ("knowledge", "Knowing what, or how", _KNOWLEDGE),
        ("system", "Something around me", _SYSTEM),
    ),
}
