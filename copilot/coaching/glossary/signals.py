"""Signals: what an utterance can tell, with its details. The definitions that the whole house works by."""

from __future__ import annotations

from typing import Final

from copilot.coaching.glossary.entry import Entry
from copilot.coaching.pick import DETAILS
from copilot.kinds import SignalDetail, SignalKind

_OF_WORDS: Final = "in every call, from the words"
_Told = tuple[str, tuple[str, ...], str]

_SIGNALS: Final[dict[SignalKind, _Told]] = {
    SignalKind.BUDGET: (
        (
            "The buyer's own money for this: asked for, stated, called tight, or a price placed inside or "
            "outside it. Never our price alone."
        ),
        ("buyer: We have forty thousand set aside in the budget for this.",),
        _OF_WORDS,
    ),
    SignalKind.PRICE: (
        "Our price, quote, fee or plan, asked for or told. Never the buyer's own money.",
        ("rep: The price is forty dollars per user a month.",),
        _OF_WORDS,
    ),
    SignalKind.PRICE_OBJECTION: (
        "The buyer pushes back on price, cost or value for money. Repeating a sum is none.",
        ("rep: The price is nine hundred dollars a month.", "buyer: That is too expensive for us."),
        _OF_WORDS,
    ),
    SignalKind.OBJECTION: (
        "The buyer pushes back on anything else than the price, of the kind in its detail.",
        ("buyer: Honestly, this is not a priority for us right now.",),
        _OF_WORDS,
    ),
    SignalKind.HANDLED: (
        (
            "The rep has met the last objection with value, terms or a question, and the buyer softened or "
            "went on."
        ),
        (
            "buyer: That is too expensive for us.",
            "rep: What are you comparing it with?",
            "buyer: With doing it by hand, I suppose. Fair enough, that makes sense.",
        ),
        "after an objection, once the buyer has spoken again",
    ),
    SignalKind.COMPETITOR: (
        (
            "A rival offer in play: by its name, unnamed (one other vendor), or what the buyer uses now. "
            "Tools to connect with and the buyer's own rivals are none."
        ),
        ("buyer: We are also talking to one other vendor.",),
        "in every call; names are known better if they were told before it",
    ),
    SignalKind.DECISION_MAKER: (
        "Who decides, signs off or must approve. Who merely joins a meeting is none.",
        ("buyer: Our CFO has to sign off on that.",),
        _OF_WORDS,
    ),
    SignalKind.DECISION_PROCESS: (
        "The steps from here to a signature.",
        ("buyer: It has to go through legal and procurement before we can sign.",),
        _OF_WORDS,
    ),
    SignalKind.DECISION_CRITERIA: (
        "What the decision is judged by.",
        ("buyer: The most important thing for us is that it is easy to use.",),
        _OF_WORDS,
    ),
    SignalKind.TIMELINE: (
        (
            "When the buyer decides, starts, signs or needs it live, or a deadline of theirs. Our own time "
            "to roll it out is none."
        ),
        ("buyer: We need this up and running by the end of March.",),
        _OF_WORDS,
    ),
    SignalKind.COMPELLING_EVENT: (
        "Why it has to be by then, and what happens otherwise.",
        ("buyer: Our contract expires in June, so we have to switch before that.",),
        _OF_WORDS,
    ),
    SignalKind.PAIN: (
        "A problem of the buyer's.",
        ("buyer: Planning the vans by hand is a nightmare every morning.",),
        _OF_WORDS,
    ),
    SignalKind.PAIN_NUMBER: (
        "A problem together with a number of time, money, rate or volume that hurts.",
        ("buyer: We lose about ten hours a week on that.",),
        _OF_WORDS,
    ),
    SignalKind.NEXT_STEP_PROPOSED: (
        "Somebody puts forward what should happen next.",
        ("rep: Shall we meet again on Tuesday at three?",),
        _OF_WORDS,
    ),
    SignalKind.NEXT_STEP_AGREED: (
        "It was accepted, and there are an action, somebody who does it, and a day.",
        ("rep: Shall we meet again on Tuesday at three?", "buyer: Yes, Tuesday at three works."),
        _OF_WORDS,
    ),
    SignalKind.NEXT_STEP_VAGUE: (
        "It was accepted without one of these three, or with an if.",
        ("rep: Shall I send you a proposal?", "buyer: Sure, send it over."),
        _OF_WORDS,
    ),
    SignalKind.BRUSH_OFF: (
        "The buyer keeps it open without a reason: I'll reach out if we decide.",
        ("buyer: We will get back to you if we are interested.",),
        _OF_WORDS,
    ),
    SignalKind.WRAP_UP: (
        "The call draws to its end: thanks for the time, one last thing, goodbye.",
        ("rep: Great, thank you so much for your time today.",),
        "in every call, after its first turns",
    ),
    SignalKind.QUESTION: (
        "A question of either side. It is open if it invites an explanation, closed if a word answers it.",
        ("rep: How do you handle that today?",),
        _OF_WORDS,
    ),
    SignalKind.UNANSWERED: (
        "A question of the buyer's that the rep's next turn neither answers nor promises to answer.",
        (
            "buyer: Is it encrypted?",
            "rep: Let me show you the calendar first.",
            "buyer: I would rather hear about the encryption.",
        ),
        "once the buyer has spoken again, and dated back to the question",
    ),
    SignalKind.EVADED: (
        "A question of the buyer's that was answered with nothing in it.",
        (
            "buyer: How long does it take to set up?",
            "rep: It depends, every customer is different.",
            "buyer: I see, so what would it be for us?",
        ),
        "once the buyer has spoken again, and dated back to the question",
    ),
    SignalKind.OVERVIEW: (
        "The rep tells about the own company or product at length.",
        (
            (
                "rep: So we were founded in 2009 and our company has offices in twelve countries. "
                "We have four hundred employees and our platform serves two thousand customers. "
                "Our team has built the product from the ground up and we are the market leader. "
                "We won the innovation award last year and our investors are very proud of us. "
                "Our solution has three modules and our engineers release a new version each month."
            ),
        ),
        "in every call, from the words of one long stretch",
    ),
    SignalKind.BUYING_SIGNAL: (
        "The buyer asks how to go on, or about use after a purchase.",
        ("buyer: How would we get started?",),
        _OF_WORDS,
    ),
    SignalKind.CONCESSION: (
        "The rep offers a lower price or better terms.",
        ("rep: I can give you a ten percent discount.",),
        _OF_WORDS,
    ),
}

DETAILS_SAY: Final[dict[SignalDetail, str]] = {
    SignalDetail.ASKED: "Somebody asks for it.",
    SignalDetail.TOLD: "Somebody says it.",
    SignalDetail.OPEN: "It invites an explanation: what, how, tell me about.",
    SignalDetail.CLOSED: "A yes, a no or a number answers it.",
    SignalDetail.NAMED: "A rival by its name.",
    SignalDetail.GENERIC: "A rival without a name: another vendor, somebody cheaper.",
    SignalDetail.INCUMBENT: "What the buyer uses now.",
    SignalDetail.TIMING: "Not now: later, next year, a bad moment.",
    SignalDetail.NEED: "No need: it is not a problem, or not a priority.",
    SignalDetail.TRUST: "Doubt whether it works, or whether we can be relied on.",
    SignalDetail.AUTHORITY: "It is not theirs to decide.",
    SignalDetail.FIT: "It does not suit how they work.",
    SignalDetail.STALL: "They put it off without a reason: let me think about it.",
    SignalDetail.HAVE_ONE: "They have something for it already.",
    SignalDetail.NO_TIME: "No time to talk just now.",
    SignalDetail.REFUSAL: "A plain no: not interested.",
}
"""Each detail, in a sentence."""


def details_of(kind: SignalKind) -> tuple[Entry, ...]:
    """The details that a signal of the kind can have, in their order."""
    of_kind = DETAILS.get(kind, frozenset())
    return tuple(
        Entry(name=one.value, says=DETAILS_SAY[one]) for one in SignalDetail if one in of_kind
    )


SIGNALS: Final[tuple[Entry, ...]] = tuple(
    Entry(name=kind.value, says=says, example=example, known=known, parts=details_of(kind))
    for kind, (says, example, known) in _SIGNALS.items()
)
"""Each signal, in the order of `SignalKind`."""
