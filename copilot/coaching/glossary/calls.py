"""What may be known of a call: its kind, its phase, who the buyer is, and how much help the rep wants."""

from __future__ import annotations

from typing import Final

from copilot.coaching.glossary.entry import Entry
from copilot.kinds import CallKind, Persona, Phase, Profile

_SET_UP: Final = "said before the call: in the page, by `--call`, or by the calendar"

CALLS_SAY: Final[dict[CallKind, str]] = {
    CallKind.DISCOVERY: "The first real conversation: finding out what the buyer needs, and why.",
    CallKind.DEMO: "The product is shown to somebody who has said what they need.",
    CallKind.PRICING: "The price and what belongs to it are the subject.",
    CallKind.NEGOTIATION: "Terms are traded: price, length, scope, conditions.",
    CallKind.CLOSING: "The last open points before a signature.",
    CallKind.ONE_CALL_CLOSE: "From the first word to the signature in one call.",
    CallKind.CONSULTATION: "Advice for somebody who is going to buy something, mostly a consumer.",
    CallKind.FOLLOW_UP: "A later call that takes up where the last one ended.",
    CallKind.COLD_CALL: "The rep calls somebody who does not expect it.",
    CallKind.INBOUND_INQUIRY: "Somebody calls, or has asked to be called, with a wish.",
    CallKind.RENEWAL: "A contract that ends is to be continued.",
    CallKind.EXPANSION: "A customer may buy more: seats, modules, places.",
    CallKind.ESCALATION: "A customer is angry, and it is about making good.",
    CallKind.SECURITY_REVIEW: "Questions of security, privacy and compliance are gone through.",
    CallKind.RETAIL: "At a counter or on a shop's telephone.",
    CallKind.CHURN_INTERVIEW: "A former customer tells why they left; nothing is sold.",
    CallKind.PRODUCT_FEEDBACK: "A customer tells how the product does; nothing is sold.",
    CallKind.ONE_TO_ONE: "A manager and a rep by themselves: no rule applies to it.",
    CallKind.UNKNOWN: "Nobody said, and it could not be told from what was said.",
}

PHASES_SAY: Final[dict[Phase, str]] = {
    Phase.OPENING: "Greetings, and what the call is for. A call opens once.",
    Phase.DISCOVERY: "The rep asks, the buyer tells: problems, people, dates, what matters.",
    Phase.PRESENTATION: "The rep shows or tells what the product does.",
    Phase.PRICING: "The talk is of prices, budgets and discounts.",
    Phase.OBJECTION: "The buyer pushes back, or puts it off.",
    Phase.CLOSING: "What happens next, and goodbyes.",
    Phase.UNKNOWN: "None of them stands out. A rule with phases rests meanwhile.",
}

PERSONAS_SAY: Final[dict[Persona, str]] = {
    Persona.ECONOMIC: "Whoever has the money and says the last yes: a director, an owner.",
    Persona.TECHNICAL: "Whoever judges whether it works and is safe: IT, engineering, security.",
    Persona.CHAMPION: "Whoever wants it and speaks for it inside, without deciding alone.",
    Persona.PROCUREMENT: "Whoever buys for a living: terms, comparisons, contracts.",
    Persona.USER: "Whoever would work with it every day.",
    Persona.UNKNOWN: "Nobody said. A rule with personas rests in such a call.",
}

PROFILES_SAY: Final[dict[Profile, str]] = {
    Profile.RAMPING: "New to it: more cards, in the words of `foundational`.",
    Profile.CORE: "The usual: cards in the words of `core`.",
    Profile.SENIOR: "Few cards, in the words of `advanced`.",
    Profile.STRUGGLING: "The rep's own choice, which no rule may name; `ramping` covers it.",
}

CALLS: Final[tuple[Entry, ...]] = (
    Entry(
        name="calls",
        says="The kind of call. `calls: all` means every kind but one_to_one.",
        example=("applies: {calls: [discovery, demo]}",),
        known=f"{_SET_UP}; a rule for all kinds needs no word on it",
        parts=tuple(Entry(name=one.value, says=says) for one, says in CALLS_SAY.items()),
    ),
    Entry(
        name="phases",
        says="Where in its course the call stands just now, with how sure that is.",
        example=("applies: {phases: [pricing, objection]}",),
        known="in every call, from the words; a minute without a sign of it and it is unknown again",
        parts=tuple(Entry(name=one.value, says=says) for one, says in PHASES_SAY.items()),
    ),
    Entry(
        name="personas",
        says="Who the buyer is in this purchase.",
        example=("applies: {personas: [economic]}",),
        known="said before the call, in the page or by `--persona`; never guessed from a voice",
        parts=tuple(Entry(name=one.value, says=says) for one, says in PERSONAS_SAY.items()),
    ),
    Entry(
        name="profiles",
        says="How much help the rep wants.",
        example=("applies: {profiles: [ramping, core]}",),
        known="in every call: the rep's own setting",
        parts=tuple(Entry(name=one.value, says=says) for one, says in PROFILES_SAY.items()),
    ),
)
"""What `applies` may name."""
