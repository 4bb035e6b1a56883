"""Sums, spans, shares and counts, as people say them: "forty grand", "one in five", "90 calls a day"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, NamedTuple

from copilot.conversation.fact import Fact, FactKind
from copilot.conversation.numerals import DIGITS, NUMBER, SMALL

if TYPE_CHECKING:
    from collections.abc import Iterator

_CURRENCY: Final = (
    "(?:(?:us |canadian |australian )?dollars?|bucks|euros?|pounds?(?! of)|quid|rupees|francs|yen|usd|eur|gbp|"
    "inr|cents|pence|cad|aud)"
)
_UNIT: Final = (
    "(?:month|year|annum|quarter|user|seat|agent|head|person|licen[sc]e|unit|rep|employee|team|site|"
    "location|property|room|minute|hour|day|week|visit|lead|door|square foot)"
)
_RATE: Final = rf"(?: (?:a|per|each|every|an|for each|for every|for the) {_UNIT}\b| (?:monthly|annually|yearly|annual)\b)"
_PERIOD_RATE: Final = r"(?: (?:a|per|each|every) (?:month|year|annum|quarter|user|seat|licen[sc]e|agent|head)\b| (?:monthly|annually|yearly)\b)"
_OFTEN: Final = re.compile(
    r" (?:(?:(?:a|per|each|every|an) (?:single )?(?:minute|hour|way|time|morning|evening|trip|day|night|week|month|quarter|year|shift|person|rep|order|job|call))|daily|weekly|monthly|annually|yearly)\b"
)
"""After a span or a count: how often it comes back."""
_NO_PART: Final = "(?! (?:part|party|parties|option|person|time|one|vendor|call|thing|way|reason|meeting|demo|round|year|location|quarter|world)\\b)"
_FRACTION: Final = (
    rf"(?:(?<!first )(?<!second )(?<!back )half(?= (?:of|the|our|my|their|them|those|these|all|what|your)\b)|(?:a|one|two) thirds?{_NO_PART}|"
    rf"(?:a|one|two|three|four) (?:fifth|tenth|sixth|eighth)s?(?= of)|(?:a|one|three) quarters?(?= of (?!the year|this year|next year))|(?:{SMALL}) (?:in|out of(?: every)?) (?:every )?(?:{SMALL})(?! (?:second|minute|hour|day|week|month|year|quarter)s?\b))"
)
_MANY: Final = rf"(?:(?:a |several |couple )?(?:dozen|dozens of|hundreds of|thousands of)|(?!(?:one|1|24 7)\b){NUMBER}|a (?:couple|few) (?:hundred|thousand))"
_BETWEEN: Final = r"(?:(?!(?:of|in|on|or|to|at|and|for|by|is|are|was|were|that|who|which|am|pm|percent|per|a|the|i|we|you|it|they|but|so|if)\b)[a-z]+ ){0,2}?"
_COUNTED: Final = (
    r"(?:people|staff|men|women|children|(?!(?:is|was|has|does|this|us|yes|as|his|its|thanks|plus|always|perhaps|less|across|seconds|minutes|times|"
    r"hours|days|weeks|months|quarters|years|things|questions|problems|issues|challenges|areas|reasons|options|ways|parts|kinds|types|"
    r"concerns|points|goals|steps|sides|dollars|bucks|euros|pounds|cents|plans|ideas|words|others|pieces|levels|tiers|features|packages|business|process|access|address|"
    r"needs|works|makes|takes|gives|helps|lets|sounds|looks|comes|goes|gets|means)\b)[a-z]{2,}s)"
)
_NO_THINGS: Final = (
    "(?= (?:a|an|per|every|each|for|to|is|was|or|and|but|at|that|if|in|this|next|total|all|max|tops|annually|monthly|"
    "yearly|annual|as|on|would|right|so|we|i|it|plus|range|ballpark|ish|budget|now|then|because|which|"
    "of budget|with|up|maybe|from|by|okay|yes|left|set|available|approved|deal|contract)\\b|$)"
)
"""What may follow a bare "two hundred thousand" when it is money and not a count of things."""


class _Form(NamedTuple):
    pattern: str
    kind: FactKind
    exact: bool = True


_FORMS: Final = (
    _Form(rf"{NUMBER}(?: ?%| per ?cent| percent)", FactKind.PERCENT),
    _Form(_FRACTION, FactKind.PERCENT),
    _Form(rf"[$€£₹]{DIGITS}(?: (?:to )?[$€£₹]?{DIGITS})*(?: (?:thousand|million|billion|grand|k))?", FactKind.MONEY),
    _Form(rf"{NUMBER}(?: or so| something)? {_CURRENCY}", FactKind.MONEY),
    _Form(rf"(?:a quarter|a half|half a|quarter)(?: of a)? (?:million|billion)(?: {_CURRENCY})?|(?:five|six|seven|eight) figures", FactKind.MONEY, exact=False),
    _Form(rf"{NUMBER} grand|(?:a|a few|few|couple) (?:hundred |thousand )?(?:grand|bucks|dollars|quid)", FactKind.MONEY),
    _Form(rf"{NUMBER}(?={_PERIOD_RATE})", FactKind.MONEY, exact=False),
    _Form(rf"(?:{NUMBER} (?:k|thousand|million|hundred)|\d[\d,.]*(?:k|,\d\d\d)){_NO_THINGS}", FactKind.MONEY, exact=False),
    _Form(rf"(?:half an hour|half a day|an hour(?: and a half)?|(?:{SMALL}|{NUMBER}|a|a few|couple of|couple|several|a whole|a full|an entire|a good)(?: and a half)?(?: (?:to|or|maybe|or maybe) {SMALL})?(?: full| whole| solid| extra| man)? (?:second|minute|hour|business day|day|week|month|quarter|year)s?)", FactKind.DURATION),
    _Form(rf"(?:once|twice)(?= (?:a|per|every|each) )|{SMALL} times(?! (?:more|as|faster|better|bigger|larger|the)\b)", FactKind.COUNT),
    _Form(rf"{_MANY} (?:of (?:our|my|the|their|these|those|your) )?{_BETWEEN}{_COUNTED}", FactKind.COUNT),
)  # fmt: skip

_AMOUNT: Final = re.compile(
    "|".join(
        f"(?P<f{index}>(?<!\\S)(?:{form.pattern})(?!\\w))" for index, form in enumerate(_FORMS)
    )
)
_RATE_FOLLOWS: Final = re.compile(_RATE)
_SEED: Final = re.compile(
    r"[$€£₹\d]|\b(?:hundred|thousand|million|grand|k|dollars?|bucks|euros?|pounds|quid|pence|percent|cent|"
    r"monthly|annually|per|a year|a month|hours?|minutes?|days?|weeks?|months?|years?|half|thirds?|fifths?|tenths?|quarters?|one in|out of|once|twice|times|dozens?|hundreds|thousands|"
    r"two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)\b"
)


def amounts_in(text: str) -> Iterator[Fact]:
    """The sums, spans, shares and counts that a clause names, in order, never overlapping."""
    if not _SEED.search(text):
        return
    rated = -1
    for found in _AMOUNT.finditer(text):
        form = _FORMS[int((found.lastgroup or "f0")[1:])]
        start = text.count(" ", 0, found.start())
        if form.kind is FactKind.DURATION and start == rated and found[0].startswith("a"):
            continue  # the "a week" of "three hours a week"
        end = start + found[0].count(" ") + 1
        rate = _comes_back(form.kind, text, found.end())
        rated = end if rate else -1
        yield Fact(kind=form.kind, start=start, end=end, exact=form.exact, rate=rate)


def _comes_back(kind: FactKind, text: str, end: int) -> bool:
    """Whether what stands behind the amount makes it one by the month, user, day."""
    if kind is FactKind.MONEY:
        return _RATE_FOLLOWS.match(text, end) is not None
    return kind is not FactKind.PERCENT and _OFTEN.match(text, end) is not None
