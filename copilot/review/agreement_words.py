"""The words by which `agreement_check` tells an outcome from a wish and from a chore."""

from __future__ import annotations

import re
from typing import Final


def _any(*phrases: str) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(phrases)})(?![\w])", re.IGNORECASE)


COUNT: Final = (
    r"(?:\d[\d.,]*k?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty"
    r"|thirty|fifty|a hundred|both|half|no|each|every|all)"
)
CALLS: Final = (
    r"(?:calls?|demos?|meetings?|conversations?|negotiations?|discoveries|renewals?|openings?"
    r"|presentations?|rounds?|role-?plays?|times|pitches|reviews?|consultations?|objections?|one-call closes?)"
)

_ITEMS: Final = (
    r"(?:(?:phone |cold |outbound |sales )?calls|dials|e-?mails|mails|(?:linkedin )?messages|tasks|to-?dos|activities|touches|touch-?points|voicemails|follow-?ups|check-?ins|letters|newsletters"
    r"|decks|slides|notes|reports|recaps|proposals|(?:every|each) (?:\w+ )?(?:call|dial|e-?mail|mail|message|task|activity|follow-?up))"
)
"""What can be counted of a day's work, whether or not anybody answers."""

_DONE_TO: Final = r"(?:called(?! together)|e-?mailed|phoned|dial+ed|contacted|visited|messaged|mailed|written to|touched|approached|researched|updated|logged|worked|reached out to)\b(?! (?:me|us|back|to|on|in|with)\b)"
_WITH_ANYBODY: Final = r" with (?:all|every|each)(?: of)?(?: my| our| the)? (?:\w+ )?(?:accounts?|customers?|clients?|leads?|prospects?|contacts?|deals?)\b"

OUTCOME: Final = _any(
    # somebody on the other side does something, or has
    r"agree[sd]?(?! with myself)", r"accept(?:s|ed)?", r"sign(?:s|ed)?(?: up| off)?", r"countersign(?:s|ed)?",
    r"confirm(?:s|ed)?", r"approve[sd]?", r"commit(?:s|ted)?", r"decide[sd]?", r"choose[s]?|chosen|chose",
    r"yes or no", r"said yes", r"says yes", r"yes or a no", r"renew(?:s|ed)?", r"introduce[sd]?(?: me)?",
    r"tells? (?:me|us)", r"told (?:me|us)", r"gives? (?:me|us)", r"gave (?:me|us)", r"names? (?:a|the|their|his|her)",
    r"named", r"chose[n]?", r"presents? our", r"presented our", r"sends? (?:me|us|back)", r"sent (?:me|us|back)",
    r"invite[sd]? (?:me|us)", r"pays?", r"paid", r"buys?(?! in)", r"bought", r"order(?:s|ed)(?! form)",
    r"upgrade[sd]?", r"expand[s]? from", r"expanded", r"switch(?:es|ed)? (?:on|to|over)", r"starts? the (?:trial|pilot)",
    r"(?:has|have) started", r"(?:is|are|was|were|gets?|got) (?:passed|closed|completed|signed|approved|booked|held|confirmed|done|live|resolved|settled)",
    r"(?:has|have) (?:completed|seen|met|passed|tried|used|replied|answered|asked|read|shared|taken|joined|moved|shown)",
    r"completes", r"complete (?:the|an?|our|their)(?= )", r"passes", r"joins?", r"joined", r"moves? (?:to|from)", r"says so", r"answers? (?:my|our|the)",
    r"shares? (?:their|the|with)", r"attends? (?:the|our)(?= (?:demo|meeting|review|workshop|call))", r"shows? up",
    r"goes live", r"go live", r"went live", r"replies", r"replied", r"extends?", r"extended", r"reference(?= (?:call|customer))",
    # or the rep reaches something that can be seen on the day
    r"(?:in the (?:calendar|diary)|on the books)", r"verbal", r"go(?: or |/)no-?go", r"testimonial", rf"(?:has|have|get|gets|book|booked|books|land|set up|schedule|secure|win|arrange)s? (?:a|an|the|one|two|three|four|five|six|\d+|in)?(?: ?[\w-]+){{0,3}} (?:(?:meetings?|appointments?|demos?|visits?)(?: booked)?|calls?(?= (?:booked|with|from|at|in|on)\b))(?!{_WITH_ANYBODY})",
    r"(?:booked|scheduled|arranged)", r"book(?:s)? [\w ]{0,20}meetings?", r"close (?:the|(?-i:[A-Z])\w*|one|two|three|\d+|several|a)", r"close[sd]? [\w ]{0,24}(?:deals?|renewal|contract|accounts?|business)", r"win (?:the|back|one|two|three|\d+)", r"won", r"wins? (?-i:[A-Z])\w+",
    r"dated next step",
    r"next step that has", r"next step with a (?:day|date)", r"I (?:know|have met|have|have got|hold|own) [\w ]{0,30}(?:by name|who|budget|decision|met|signed|plan|two|one|three|contact|meeting|criteria|process|map)",
    r"joint plan", r"mutual (?:action )?plan", r"letter of intent", r"purchase order", r"in writing", r"take[ns]? a (?:first )?(?:meeting|call)", r"get a yes", r"get a no", r"get an answer",
    r"(?:has|have) been (?:passed|signed|closed|approved|agreed|introduced|held|sent|paid|won)", r"decision date", r"done (?:at|by|with|before)",
    rf"(?:{COUNT}|(?-i:[A-Z])\w+) (?:[\w-]+ ){{0,4}}?(?:contacts|people|prospects|customers|companies|buyers|accounts|leads|directors|managers|logos|users|deals|partners) (?:have|has|had|are|were) (?!(?:been |got )?{_DONE_TO})\w+",
    r"get (?:an?|the|one|two|three) [\w -]{1,24}?(?:out of|back from|from) (?-i:[A-Z])\w+", r"(?:we are|we're|we have been) (?:on|in|through|among|listed|shortlisted|approved)(?= (?:the|their|its|to|for|by|with|at))",
    r"(?:an|'s|their|the|has|have) (?:answer|consent|approval|go-ahead|signatures?)(?! the| to call)", r"signatures? on", r"(?:is|are|was|were|result) (?:known|handed|granted|decided)",
    r"took place", r"in the room", r"(?:was|were) (?:there|present)", r"with a dated", r"meeting date", r"(?:have|get|got|set) (?:a|the) (?:date|day)(?= (?:with|for|at|from))", r"meetings? held", r"has heard",
)  # fmt: skip
"""Somebody else's yes, or a fact that both can see."""

SUBJECT: Final = re.compile(
    r"^(?:by [^,]{1,24}, |on [^,]{1,24}, )?(?:the |their |its |an? |both |two |three )?(?P<who>(?:[\w&.'-]+ ){1,6}?)"
    r"(?P<does>\w{2,}(?<!ss)s|has|have|had|is|are)\b(?P<rest>(?: \S+){2,})",
    re.IGNORECASE,
)
"""A sentence about somebody: `who` must hold a name or a role for it to be about the other side."""

SCOPE: Final = re.compile(
    rf"\b(?:{COUNT}(?: of)?(?: of)?(?: my| the| our)?(?: (?:next|last|coming|following|first|new))?(?: \d+| {COUNT})?(?: [\w-]+){{0,3}}? {CALLS}"
    rf"|(?:my|the) next(?: {COUNT})?(?: [\w-]+){{0,2}}? {CALLS}"
    r"|in a row|(?:once|twice|five times|three times|each time|every time)|role-?play|practice (?:rounds?|runs?))\b",
    re.IGNORECASE,
)
"""On how many calls, or which: what makes a skill something that one can have done."""

BEHAVIOUR: Final = _any(
    r"ask(?:s|ed)?", r"wait(?:s|ed)?", r"pause[sd]?", r"listen(?:s|ed)?", r"summari[sz]e[sd]?", r"repeat(?:s|ed)?",
    r"open(?:s|ed)?", r"close[sd]?", r"end(?:s|ed)?", r"stop(?:s|ped)?", r"let(?:s)?", r"offer(?:s|ed)?", r"name[sd]?",
    r"mention(?:s|ed)?", r"agree[sd]?", r"confirm(?:s|ed)?", r"check(?:s|ed)?", r"say(?:s)?|said", r"tell(?:s)?|told",
    r"talk share", r"talk(?:s|ed)?", r"speak(?:s)?|spoke|spoken", r"monologues?", r"questions?", r"stretch(?:es)?", r"share",
    r"handle[sd]?", r"answer(?:s|ed|ing)?", r"record(?:s|ed)?", r"show(?:s|ed)?", r"use[sd]?", r"quantif(?:y|ies|ied)", r"get(?:s)?",
    r"time", r"keep(?:s)?|kept", r"give(?:s)?|gave", r"begin(?:s)?", r"start(?:s|ed)?", r"set(?:s)?", r"find(?:s)?|found", r"write(?:s)?",
    r"cover(?:s|ed)?", r"qualif(?:y|ies|ied)", r"paraphrase[sd]?", r"put(?:s)?", r"hold(?:s)?|held", r"learn(?:s|ed)?", r"know",
    r"discounts?", r"interrupt(?:s|ed)?", r"speak", r"describe[sd]?", r"explain(?:s|ed)?", r"bring(?:s)?", r"leave(?:s)?", r"reframe[sd]?",
    r"lasts?|lasted", r"without (?:a|an|the|any|my)", r"under \d+ (?:minutes|seconds|%)", r"at most \d+ (?:minutes|seconds)",
)  # fmt: skip
"""What can be heard on a call, or seen on its page."""

ON_CALL: Final = re.compile(
    r"\bI \w+|\b(?:the )?(?:customer|buyer|prospect|client|other side|they)s?\b", re.IGNORECASE
)
"""With a scope, whoever does something on those calls."""


WISH: Final = _any(
    r"try(?:ing)? (?:to|harder|my)", r"trying", r"do(?:ing)? (?:my|our) best", r"work (?:harder|smarter|on)", r"working on",
    r"focus(?:ing|ed)? (?:more )?on", r"be(?:ing|come)? (?:more|better|a better|less|on top)", r"get(?:ting)? better", r"improve[sd]?", r"improving",
    r"step (?:it )?up", r"push (?:\w+ ){0,4}(?:forward|harder|on)", r"push(?:ing)?", r"move (?:\w+ ){0,3}(?:along|forward)", r"stay (?:close|on top)",
    r"keep (?:at|going|pushing|trying)", r"think(?:ing)? about", r"look(?:ing)? into", r"look at", r"deepen", r"strengthen", r"boost", r"grow (?:the|my|our)? ?(?:territory|pipeline|business|network|relationship)",
    r"increase (?:my |the |our )?(?:pipeline|activity|revenue|sales|numbers|conversion)", r"build (?:more |up )?(?:my |the )?(?:pipeline|rapport|relationships?)", r"hit (?:my|the) (?:number|target|quota)s?",
    r"give it", r"manage (?:my|your|the) (?:time|pipeline|territory)", r"be on top", r"aim (?:to|for)", r"hope(?: to)?", r"want to", r"would like to", r"plan to", r"intend to", r"strive", r"endeavou?r",
    r"as soon as", r"get (?:on|back) (?:it|track)", r"more discipline\w*", r"more confident", r"pay (?:more )?attention", r"be aware", r"keep in mind", r"remember to", r"nurture", r"progress (?:the|my)", r"drive",
    r"see (?:if|whether|where|that)",
)  # fmt: skip
"""Intentions: nobody can say on the day whether they came true."""

SOFT: Final = _any(
    r"hopefully", r"ideally", r"maybe", r"perhaps", r"probably", r"if possible", r"where(?:ver)? possible", r"when(?:ever)? possible",
    r"as (?:\w+ ){1,3}as (?:possible|i can)", r"as much as", r"a few", r"several", r"many", r"most(?: of)?(?= (?:of|my|calls|the|discovery|demos))", r"usually", r"often", r"mostly", r"regularly", r"sometimes", r"generally", r"consistently",
    r"about(?= (?:\d|two|three|four|five|six|seven|eight|nine|ten|twenty|thirty|fifty|half))", r"around(?= (?:\d|two|three|four|five|six|seven|eight|nine|ten|twenty|thirty|fifty|half))", r"roughly", r"approximately", r"or so", r"more or less", r"some(?= (?:calls|deals|meetings|customers|accounts|prospects|new))",
    r"(?:one|two|three|four|five|\d+) or (?:two|three|four|five|six|\d+)(?! %)", r"continue to", r"keep on", r"enough", r"a couple(?: of)?", r"at least try", r"should", r"might", r"could", r"a bit", r"a lot(?: of)?", r"various", r"whenever i can",
)  # fmt: skip
"""Words that leave it open: at the day the answer would be "sort of"."""

COMPARED: Final = re.compile(
    r"(?<!the )(?<!or )(?<!no )\b(?:more|less|fewer|better|faster|longer|shorter|higher|lower|stronger|harder|smarter|calmer|slower|sharper)\b"
    r"(?! than (?:\d|half|one|two|three|four|five|ten|twenty|thirty))(?! or less)"
    r"(?!(?: [\w-]+){0,3} than (?:I|me|we|us|mine|ours|my|the (?:buyer|customer|rep|prospect)s?|they|them)\b)",
    re.IGNORECASE,
)
COUNT_BEFORE: Final = re.compile(rf"\b{COUNT}%? $", re.IGNORECASE)

CHORE: Final = _any(
    r"(?:make|do|place|have) (?:\w+ ){0,3}(?:calls?|dials?|touches|activities)(?: (?:a|per) (?:day|week))?(?! (?:in|on) which| where| that)", r"cold[- ]?call(?:s|ing)?(?= |$)", r"dial(?:s)?", r"phone", r"ring",
    r"send(?:ing)?(?: out)?", r"e-?mail(?:s)?(?: out)?", r"message(?:s)?(?= )", r"log(?:ging)?", r"update[sd]?(?= )", r"keep (?:the |my |our )?(?:crm|salesforce|hubspot)", r"crm",
    r"research(?:ing)?", r"prospect(?:ing)?(?!s)", r"attend(?:ing)?", r"watch(?:ing)?", r"read(?:ing)?(?= )", r"prepare", r"preparing", r"write(?= )", r"draft", r"post(?= )", r"reach(?:ing)? out", r"follow(?:ing)?[- ]?up",
    r"check(?:ing)?[- ]ins?", r"fill(?:ing)? (?:in|out|up)(?= )", r"touch(?:ing)? base", r"give (?:\d+|two|three|four|five|ten) (?:demos?|presentations?|pitches)", r"(?:run|do|hold) (?:\d+|two|three|four|five|ten) (?:demos?|presentations?|pitches)", r"visit(?= )", r"(?<!new )(?<!our )(?<!my )(?<!the )(?<!first )contact(?= )", r"connect with", r"block (?:\w+ ){0,3}(?:hours?|time)", r"spend (?:\w+ ){0,4}(?:hours?|minutes|days|time)",
    r"listen to (?:\w+ ){0,3}(?:recordings?|calls?)", r"(?:take|do|finish) (?:\w+ ){0,3}(?:training|course|webinar)s?", r"clean up", r"organi[sz]e my", r"hours? (?:a|per) day", r"knock on", r"hand out", r"call(?= (?:\d|all|every|(?-i:[A-Z])|the|my|back|through|\w+ (?:leads|prospects|customers|accounts)))",
    r"I(?:'ve| have| had| will have)? (?:called(?! (?:off|out))|e-?mailed|phoned|dial+ed|contacted|visited|logged|updated|messaged|researched|watched|listened to|prepared|prospected|followed up|checked in|reached out|attended)",
)  # fmt: skip
"""Things that one does whether or not anything comes of it."""

ON_THOSE_CALLS: Final = re.compile(
    rf"^(?:I )?(?:write|read|send|log|draft|update|fill)\b.* (?:in|on) (?:each of |every one of )?{SCOPE.pattern}",
    re.IGNORECASE,
)
"""What is otherwise a chore, done while the buyer is there."""

BUSY: Final = re.compile(
    # I make, made or get done so many of them: as a rep says it of themself, or as a command
    rf"(?:(?:^|\bI (?:will |have |had |will have )?|\bI'(?:ve|ll) |\band (?:I )?|[,;:] )(?:make|made|do|did|done|have|had|get|got|book|booked|schedule|scheduled|set up|arrange|arranged|complete|completed|close|closed|clear|cleared|finish|finished|log|logged|send|sent|leave|left|place|placed|hit|reach|reached|(?:get|got|work|worked) through)"
    rf" (?:(?!and\b)[\w-]+ ){{0,3}}?{_ITEMS}(?! (?:with|where|in which|on which|that end|from|booked|back)\b|'|-)"
    # so many of them are made
    rf"|(?:^|\b(?:{COUNT}|my|the)(?: of)?(?: my| the| our)? )(?:[\w-]+ ){{0,2}}?{_ITEMS} (?:(?:are|is|were|get|got|have been|has been) )?(?:done|made|sent|logged|completed|finished|placed|updated|written)"
    # so many a day
    rf"|\b(?:calls|meetings|demos|conversations|e-?mails) (?:a|per) (?:day|week)(?! with)"
    # everybody is called
    rf"|\b(?:{COUNT}|my|the)(?: of)?(?: my| the| our)? (?:[\w-]+ ){{0,2}}?(?:contacts?|people|prospects?|customers?|clients?|compan(?:y|ies)|buyers?|accounts?|leads?|directors?|managers?|opportunit(?:y|ies)|deals?|partners?) (?:(?:are|is|were|get|got|have been|has been) )?{_DONE_TO})(?!\w)",
    re.IGNORECASE,
)
"""Work that is counted: a chore even beside an outcome, which would be the agreement without it."""

UNPEOPLED: Final = re.compile(
    rf"^(?:by [^,]{{1,24}}, )?(?:I (?:will |have )?)?(?:have|had|get|got|hold|held|do|done|run|(?P<asked_for>book|booked|schedule|scheduled|set up|land|secure|arrange)) (?:{COUNT}|more|some|a few|several) (?:[\w-]+ ){{0,2}}?(?:meetings|appointments|demos|visits|conversations|calls)(?! (?:that|and)\b)(?!.*\b(?:with|at|from|between|where|in which|in a row)\b)(?!\w)",
    re.IGNORECASE,
)
"""So many meetings, with nobody in them; `asked_for` where somebody must have said yes to one."""

OTHERS: Final = re.compile(
    r"^(?:by [^,]{1,24}, )?(?:our |the |my )?"
    r"(marketing|legal|pricing|deal desk|product|engineering|support|customer success|finance|management|manager|boss|ceo|presales"
    r"|pre-sales|solutions? engineer(?:ing)?|sdrs?|bdrs?|ops|operations|team|hr|accounting|somebody|someone|everyone|everybody|we|you)"
    r"(?: team| department)?(?: and [\w ]{1,16})? (?!'s|(?:(?<=we )|(?<=somebody )|(?<=someone ))(?:have|has|hold|know|are) (?!to\b)|with\b|directors?\b|managers?\b|leads?\b|heads?\b|vps?\b|at\b|of\b|people\b|chief\b|officers?\b)\w+",
    re.IGNORECASE,
)
TOLD: Final = re.compile(
    r"(?:(?:^|(?<=[.,;:!] ))you (?:must|need to|have to|should|will|are to|ought to)|\bmake sure (?:that )?you\b|ensure (?:that )?you|make sure(?= (?:to|that|you))"
    r"|is required to|are expected to|i (?:was told|have been told|am told|am required) to)",
    re.IGNORECASE,
)
LATER: Final = _any(
    r"asap", r"as soon as possible", r"soon", r"eventually", r"someday", r"one day", r"next quarter", r"this quarter", r"next month", r"later", r"in the (?:near|coming) (?:future|weeks|months)", r"going forward", r"from now on", r"over time", r"at some point", r"ongoing",
)  # fmt: skip

ROLE: Final = _any(
    r"c[efiot]o", r"v\.?ps?", r"heads? of", r"directors?", r"procurement", r"champion", r"sponsor", r"admin", r"finance lead", r"buyer", r"decision maker", r"board", r"economic buyer", r"owner",
)  # fmt: skip
NAMED_AFTER: Final = re.compile(
    r"\b(?:at|with|from|for|of|to|by) (?!my\b|the\b|a\b|an\b|all\b|new\b|more\b|some\b|our\b|their\b|your\b|customers?\b|clients?\b|prospects?\b"
    r"|leads?\b|buyers?\b|people\b|accounts?\b|deals?\b|that\b|this\b|it\b|them\b|me\b|us\b|you\b|each\b|every\b|next\b|any\b|work\b|time\b|monday\b|tuesday\b|wednesday\b|thursday\b|friday\b)[\w&.-]+",
    re.IGNORECASE,
)
SOME_COUNT: Final = re.compile(
    r"\b(?:\d[\d.,]*k?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty|thirty|fifty|both|each|every|all)\b",
    re.IGNORECASE,
)
PLACEHOLDER: Final = re.compile(r"\[[^\]]{1,40}\]")
STARTERS: Final = frozenset((
    "a", "an", "the", "i", "my", "in", "on", "by", "at", "to", "for", "of", "before", "after",
    "until", "get", "have", "has", "had", "book", "close", "win", "make", "send", "write",
    "expand", "both", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine",
    "ten", "no", "each", "every", "all", "half", "record", "call", "do", "give", "keep", "work",
    "be", "try", "ask", "talk", "stop", "follow", "update", "increase", "improve", "build",
    "grow", "more", "less", "new", "some", "we", "you", "they", "it", "he", "she", "someone",
    "somebody", "everyone", "when", "if", "as", "with", "from", "this", "that", "next", "hold",
    "run", "show", "find", "let", "use", "set", "put", "take", "start", "begin", "offer", "name",
    "log", "dial", "email", "visit", "meet", "sign", "agree", "confirm", "push", "move", "sell",
    "eleven", "twelve", "fifteen", "twenty", "thirty", "forty", "fifty", "sixty", "seventy",
    "eighty", "ninety", "hundred", "reduce", "lower", "cut", "hit", "exceed", "beat", "prospect",
    "finish", "generate", "complete", "qualify", "schedule", "secure", "land", "arrange",
    "finalise", "finalize", "deliver", "drive", "present", "negotiate", "convert", "upsell",
    "renew", "introduce", "identify", "reach", "check", "chase", "nudge", "ping", "circle",
    "progress", "polish", "research", "prepare", "create", "double", "warm", "touch", "stay",
    "listen", "speak", "learn", "practise", "practice", "focus", "maintain", "deepen",
    "strengthen", "develop", "contact", "phone", "ring", "invite", "attend", "watch", "read",
    "draft", "post", "fill", "block", "spend", "clean", "organise", "organize", "explore",
    "boost", "pitch", "help", "bring", "leave", "handle", "clear", "place", "hunt", "sharpen",
    "nurture", "return", "respond", "reply", "discuss", "plan", "host", "lead", "open", "source",
    "track", "tidy", "rework", "retain", "protect", "extend", "switch", "train",
))  # fmt: skip
"""A capital at the very beginning says nothing of these."""
NO_NAMES: Final = frozenset((
    "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "january",
    "february", "march", "april", "may", "june", "july", "august", "september", "october",
    "november", "december", "crm", "linkedin", "salesforce", "hubspot", "eur", "usd", "gbp", "i",
))  # fmt: skip
