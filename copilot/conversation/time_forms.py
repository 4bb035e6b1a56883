"""The ways to say a day, a deadline or a time of the clock, as a table.

What comes back and what is over stand first, then deadlines, days, spans from now, times of the
clock, and last what is too loose to be held to.
"""

from __future__ import annotations

from typing import Final, NamedTuple

from copilot.conversation.fact import FactKind, Tense
from copilot.conversation.numerals import HOUR, MINUTES, ORDINAL, SMALL

_WEEKDAYS: Final = (
    "monday|tuesday|wednesday|thursday|friday|saturday|sunday|mon|tue|tues|wed|weds|thu|thurs|fri"
)
_DAY: Final = f"(?:{_WEEKDAYS})"
_PLAIN_MONTH: Final = (
    "january|february|april|june|july|august|september|october|november|december|jan|feb|apr|aug|sept|"
    "oct|nov|dec"
)
_MONTH: Final = f"(?:{_PLAIN_MONTH}|march|may)"
WEEKDAYS: Final = frozenset(_WEEKDAYS.split("|"))
MONTHS: Final = frozenset([*_PLAIN_MONTH.split("|"), "march", "may"])

_PERIOD: Final = (
    "(?:week|month|quarter|year|fiscal year|sprint|summer|spring|fall|autumn|winter|q[1-4])"
)
_PART: Final = "(?:morning|afternoon|evening|night|lunchtime)"
_ZONE: Final = "(?: (?:eastern|central|mountain|pacific|est|cst|mst|pst|gmt|cet)(?: time)?)?"

_NO_DATE: Final = (
    "(?! (?:thing|time|one|two|three|part|step|point|floor|century|street|avenue|place|person|party|"
    "quarter|half|year|month|week|call|meeting|option|question|reason|phase|version|round|of all|to "
    "last|hand|class|percentile|rate|level|generation|attempt|attempts|draft|page|line|tier|day)s?\\b)"
)
"""What an ordinal counts when it is no day of the month."""

_CLOCK_ENDS: Final = (
    f"(?= (?:am|pm|at|sharp|eastern|central|pacific|est|or|and|on|tomorrow|today|works?|work|would|is|for|"
    f"that|does|then|if|to|in the|this|next|so|it|we|i|your|my|okay|please|local|fine|good|great|"
    f"perfect|sounds|but|right|with|lets?|yes|no|thanks?|see|{_DAY})\\b|$)"
)
"""What may follow "at three" when it is a time: "at three locations" is none."""


class Form(NamedTuple):
    """One way to say a time; an earlier form beats a later one that begins at the same word.

    `heads` are the words it may begin with; DAY, MONTH, NUM and ORD stand for all of their kind.
    """

    heads: str
    pattern: str
    kind: FactKind = FactKind.DAY
    exact: bool = True
    tense: Tense = Tense.AHEAD


FORMS: Final = (
    # what comes back, and what is over
    Form(
        "every each",
        rf"(?:every|each)(?: other| single)? (?:{_DAY}|day|{_PERIOD}|{_PART})",
        tense=Tense.HABIT,
    ),
    Form(
        "on most mondays tuesdays wednesdays thursdays fridays saturdays sundays",
        r"(?:on |most )?(?:mon|tues|wednes|thurs|fri|satur|sun)days",
        tense=Tense.HABIT,
    ),
    Form("DAY", rf"{_DAY} (?:through|thru|to|till|until) {_DAY}", tense=Tense.HABIT),
    Form(
        "last this back since earlier",
        rf"(?:last|this past|back in|since|earlier this) (?:{_DAY}|{_MONTH}|{_PERIOD}|{_PART}|time)",
        tense=Tense.PAST,
    ),
    Form(
        "NUM a several some",
        rf"(?:{SMALL}|a|a few|a couple(?: of)?|several|some) (?:minute|hour|day|week|month|quarter|year)s? ago",
        tense=Tense.PAST,
    ),
    Form(
        "yesterday the earlier at back",
        r"yesterday|the other day|earlier today|at the time|back then",
        tense=Tense.PAST,
    ),
    Form(
        "shared discussed talked covered said told saw seen showed shown learned heard mentioned went gone spoke spoken walked time conversation here joining call calling doing feeling are meeting agenda goal chat looking",
        r"(?:shared|discussed|talked|covered|said|told|saw|seen|showed|shown|learned|heard|mentioned|went over|gone over|spoke|spoken|walked|time|conversation|here|joining|call|calling|doing|feeling|are|meeting|agenda|goal|chat|looking)(?: (?:about|through|with|me|us|for|here|our|in|your|of))* today",
        tense=Tense.PAST,
    ),
    Form(
        "date born birthday MONTH ORD",
        rf"(?:date of birth|born|birthday)(?: (?:is|was|on|in|of|the|may|your|as))* {_MONTH}(?: (?:the )?(?:{ORDINAL}|\d+))?|{_MONTH} (?:the )?(?:{ORDINAL}|[12]?\d|3[01]) (?:of )?(?:1[89]\d\d|20[01]\d|nineteen)|{ORDINAL} (?:of )?{_MONTH} (?:1[89]\d\d|20[01]\d|nineteen|two thousand)",
        tense=Tense.PAST,
    ),
    # "at the end of the day" is a way to sum up
    Form("at", r"at the end of the day", exact=False),
    # deadlines
    Form(
        "end close",
        rf"(?:end|close) of (?:the |this |next |our |your |that )?(?:day|business|play|{_PERIOD}|{_MONTH})",
    ),
    Form("eod cob eow eom", r"eod|cob|eow|eom"),
    Form("by before", r"(?:by|before) (?:this|next|the following|the) (?:week|month)"),
    # days
    Form(
        "day tomorrow tonight later by this",
        rf"day after tomorrow|tomorrow(?: {_PART})?|tonight|later today|by today|this (?:afternoon|evening)",
    ),
    Form("today this", r"today|this morning", tense=Tense.TODAY),
    Form(
        "MONTH",
        rf"{_MONTH} (?:the )?(?:{ORDINAL}|[12]?\d|3[01])(?![\d%])(?! (?:people|users|percent|of))\b",
    ),
    Form("ORD", rf"{ORDINAL} (?:of )?{_MONTH}"),
    Form(
        "next this coming DAY",
        rf"(?:next |this |coming )?{_DAY}(?: (?:the )?{ORDINAL})?(?: {_PART})?",
    ),
    Form(
        "on by until till before from for",
        rf"(?:on|by|until|till|before|from|for) the {ORDINAL}{_NO_DATE}",
    ),
    Form(
        "or maybe say how what then the",
        rf"^(?:or |maybe |say |how about |what about |then )?the {ORDINAL}(?= (?:works?|is|would|at|then|suits|good|fine)\b|$)",
    ),
    Form(
        "ORD",
        r"^(?:(?:twenty|thirty) (?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth)|\w+teenth|twelfth|eleventh|\d\d(?:st|nd|rd|th))(?= (?:works?|is|would|at|then|suits|good|fine)\b|$)",  # codespell:ignore nd
    ),
    Form("the", r"the (?:1[1-9]|2\d|30|31)(?:th|st|nd|rd)" + _NO_DATE),  # codespell:ignore nd
    Form(
        "the",
        r"the (?:eleventh|twelfth|thirteenth|fourteenth|fifteenth|sixteenth|seventeenth|eighteenth|nineteenth|twentieth|thirtieth|(?:twenty|thirty) (?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth))"
        + _NO_DATE,
    ),
    # so long from now
    Form(
        "in within",
        rf"(?:in|within) (?:the next |about )?(?:an?|{SMALL}|an? (?:few|couple(?: of)?)) (?:hour|business day|day)s?(?! (?:or|to)\b)",
    ),
    # "I have to go in five minutes" is no day; "you will have it in five minutes" is
    Form(
        "in within",
        rf"(?:in|within) (?:the next |about )?(?:{SMALL}|an? (?:few|couple(?: of)?)) minutes",
        tense=Tense.TODAY,
    ),
    Form("within", r"within the (?:hour|day|week)"),
    Form("NUM a", rf"(?:{SMALL}|a|one) (?:day|week|month)s? from (?:now|today|tomorrow|{_DAY})"),
    Form(
        "right straight immediately just after once when as",
        r"(?:right |straight |immediately |just )?(?:after|once|when|as soon as) (?:(?:this|the|our) (?:call|meeting)|(?:we|i) (?:hang up|get off|finish|are done|am done|get back))",
    ),
    Form("right straight", r"right away|straight away|right after this"),
    # times of the clock
    Form("NUM", rf"{HOUR}(?:[:.]\d\d| {MINUTES})? (?:am|pm|clock){_ZONE}", FactKind.CLOCK),
    Form("NUM", r"(?:1[0-2]|[1-9]):[0-5]\d", FactKind.CLOCK),
    Form(
        "half quarter",
        rf"(?:half past|half|quarter past|quarter to|quarter after) {HOUR}{_CLOCK_ENDS}",
        FactKind.CLOCK,
    ),
    Form("NUM", rf"{HOUR} (?:thirty|fifteen|forty five){_CLOCK_ENDS}", FactKind.CLOCK),
    Form(
        "at around by until till",
        rf"(?:at|around|by|until|till) {HOUR}(?: {MINUTES})?{_CLOCK_ENDS}",
        FactKind.CLOCK,
    ),
    Form("NUM", rf"{HOUR} in the {_PART}", FactKind.CLOCK),
    Form(
        "noon midday first",
        r"noon|midday|first thing(?: in the morning)?(?= tomorrow|$| on| in| monday| next)",
        FactKind.CLOCK,
    ),
    # too loose to be held to
    Form("in", rf"in the {_PART}", FactKind.CLOCK, exact=False),
    Form(
        "early late later mid middle beginning start some sometime week this next the",
        rf"(?:(?:early|late|later|mid|middle|beginning|start|some ?time|week) (?:in |of )?)?(?:this|next|the next|the following|the coming|the new|the) {_PERIOD}",
        exact=False,
    ),
    Form(
        "in over within",
        rf"(?:in|over|within) (?:about |the next |the coming )?(?:a|{SMALL}|few|(?:a )?couple(?: of)?|a few|several)?(?: to {SMALL}| or {SMALL})? ?(?:day|week|month|quarter|year)s?(?: or (?:so|two))?",
        exact=False,
    ),
    Form(
        "early mid late by until for of in this next start",
        r"(?:early|mid|late|by|until|for|of|in|this|next|start of)(?: in)? (?:march|may)(?= |$)",
        exact=False,
    ),
    Form(
        "in over within",
        rf"(?:in|over|within) (?:around|roughly|maybe|like|probably|another|say|at most|less than|under) (?:an?|{SMALL}|an? (?:few|couple(?: of)?))(?: (?:to|or) {SMALL})? (?:day|week|month|quarter|year)s?",
        exact=False,
    ),
    Form(
        "by before until till in during over around after this next for early late mid end",
        r"(?:by|before|until|till|in|during|over|around|after|for|early|late|mid|end of)(?: (?:the|early|late|mid|this|next|end of)){0,2} (?:spring|summer|fall|autumn|winter|christmas|xmas|thanksgiving|easter|new year|labor day|memorial day|ramadan|eid|diwali|lent|advent|passover|hanukkah|halloween|bonfire night|boxing day|whitsun|pentecost|michaelmas|carnival|mardi gras|golden week|(?:lunar|chinese) new year|half term|monsoon|harvest|lambing|(?:bank|school|summer) holidays?|holidays|holiday season|year end|fiscal year|season)\b",
        exact=False,
    ),
    Form(
        "first second third fourth last back q1 q2 q3 q4 early late mid middle beginning start",
        r"(?:(?:first|second|third|fourth|last) (?:quarter|half)|back half|q[1-4]|(?:early|late|mid|middle|beginning|start)(?: of)?)(?: of)? (?:the year|this year|next year|the fiscal year|twenty (?:twenty|thirty) ?(?:one|two|three|four|five|six|seven|eight|nine)?|20[2-4]\d)",
        exact=False,
    ),
    Form(
        "first second third fourth",
        r"(?:first|second|third|fourth) quarter",
        exact=False,
    ),
    Form("year", r"year end", exact=False),
    Form(
        "march may probably maybe around ideally about say like",
        r"(?:^|(?:probably|maybe|around|ideally|about|say|like) )(?:march|may)(?= (?:or|maybe|ideally|at the|i think)\b|$)",
        exact=False,
    ),
    Form(
        "in by for until before during of after",
        r"(?:in|by|for|until|before|during|of|after) (?:early |late |mid )?(?:20[2-4]\d|twenty (?:twenty|thirty) ?(?:one|two|three|four|five|six|seven|eight|nine)?)\b(?! (?:people|users|percent|minutes|hours|days|weeks|months|years|dollars|thousand|grand|k))",
        exact=False,
    ),
    Form("MONTH q1 q2 q3 q4", _PLAIN_MONTH + "|q[1-4]", exact=False),
    Form(
        "soon shortly some sometime at eventually down later one whenever in after",
        r"soon|shortly|some ?time|at some point|eventually|down the (?:road|line)|later on|one of these days|whenever|in (?:the )?future|after the holidays",
        exact=False,
    ),
)
