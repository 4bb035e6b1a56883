"""Pushing back on the price: what it costs, what it costs elsewhere, what it is worth.

"Expensive" is said of much that is not ours: hiring, the last supplier, a mistake. And a sum is
repeated, or found too low. So what pushes back stands beside what only looks like it.
"""

from __future__ import annotations

from typing import Final

from copilot.conversation.cues.cue import Cue, Phrases

_DEAR: Final = r"(?:expensive|pricey|pricy|costly|steep|overpriced|exorbitant|extortionate|outrageous|astronomical|prohibitive|unaffordable)"
_PRICE: Final = r"(?:price|prices|pricing|price tag|price point|cost|costs|quote|quotation|fee|fees|rate|rates|number|numbers|figure|total|proposal|premium|premiums|investment|spend|expense|subscription|bill|invoice|estimate|bid|offer|payment|payments|deposit|commission|retainer|surcharge|margin on (?:it|this))"
_EXPECTED: Final = r"(?:expect(?:ed|ing)?|hop(?:ed|ing)|thought|anticipat(?:ed|ing)|plann(?:ed|ing)|budget(?:ed|ing)?|think(?:ing)?|imagin(?:ed|ing)|bargained|prepared|comfortable|envision(?:ed|ing)|assum(?:ed|ing)|guess(?:ed|ing)|used to|looking|pay|paying|spend|spending|in mind|allocated|set aside|approved|have|had|can|could|wanted|want|would like)"

PHRASES: Final = (
    Phrases(
        Cue.PRICE_REFUSED,
        "A plain push against price, cost or value for money, whatever was said before.",
        (
            rf"^(?:\w+ ){{0,4}}{_DEAR}$",
            rf"\b(?:it|that|this|which|you|you guys|your \w+|your \w+ \w+|package|plan|plans|option|license|licenses|version|one|product|software|tool|{_PRICE}) (?:\w+ ){{0,6}}{_DEAR}\b",
            rf"\b(?:too|so|that|way|a bit|bit|little|quite) {_DEAR} (?:for (?:us|me|what|a|our|my|the|something)|right now|at the moment|compared|considering|given|if|honestly|to be|i)\b",
            r"\b(?:too|so|way too) much (?:money|to (?:pay|spend|ask)|for (?:us|me|what (?:it|we|i|you)|our|my|a (?:company|business|team|tool|small)))\b",
            rf"\b{_PRICE} (?:\w+ ){{0,3}}(?:is|are|was|were|seems?|feels?|looks?|sounds?|comes?|came) (?:\w+ ){{0,4}}(?:too (?:much|high|rich)|high|higher|a lot|an issue|a problem|a concern|the (?:issue|problem|concern|blocker|sticking point|hold up|holdup|hang up|main (?:thing|issue|concern))|a (?:blocker|sticking point|stretch|barrier|hurdle|deal breaker|dealbreaker|big (?:jump|ask|concern|issue))|hard to|tough to|difficult to|holding|killing|what is (?:holding|stopping|bothering)|crazy|insane|ridiculous|nuts)\b",
            r"\b(?:price|prices|pricing|cost|costs|payments?|fees?|rates?|premiums?|quote|number|figure|total|deposit|bill) (?:(?:is|was|are|seems|feels|looks) )?(?:(?:just|way|a bit|much|a little|far|simply) )*too (?:high|much|steep|rich)\b",
            rf"\b(?:concern(?:s|ed)?|worr(?:y|ied)|issue|issues|hesita\w+|push ?back|problem|struggl\w+|hung up|hang up|sticking point|stuck|nervous|uncomfortable|not (?:\w+ )?(?:comfortable|happy|thrilled|okay)|trouble|objection|surprised|shocked|balk\w*|balking) (?:\w+ ){{0,4}}(?:about|with|over|on|around|is|by|at|was|for me is) (?:\w+ ){{0,3}}{_PRICE}\b",
            r"\b(?:justify|justifying|defend|sell|swallow|stomach|rationali[sz]e) (?:\w+ ){0,4}(?:price|pricing|cost|costs|spend|spending|expense|expenditure|investment|money|paying|fee|fees|difference|premium|increase|budget)\b",
            r"\b(?:hard|tough|difficult|harder|tricky|struggling|struggle|impossible) (?:\w+ ){0,3}(?:to )?(?:justify|swallow|stomach)\b",
            r"\b(?:can|could|would|will|do) not (?:\w+ ){0,3}(?:justify|swallow|stomach) (?:it|that|this|spending|paying|the)\b",
            r"\b(?:not|never|hardly|barely) (?:\w+ ){0,4}(?:money is worth|moneys worth|money worth|worth (?:the (?:money|price|cost|extra|premium|expense|investment)|what (?:we|i) (?:\w+ )?(?:pay|are paying|am paying|would)|paying|that (?:much|kind|amount)|[$€£₹]?\d|it (?:for (?:us|me)|at that|for what|for that)))\b",
            r"\b(?:is|are|was) not (?:\w+ )?worth (?:it|that|this)$",
            r"\b(?:do|did|can|could|am|are) not (?:\w+ ){0,2}(?:see|seeing|get|getting|feel|feeling|think|understand) (?:\w+ ){0,6}(?:value|roi|return|worth it|worth that|worth the|worth what)\b",
            r"\b(?:where|what) is the (?:value|roi|return)\b",
            r"\bpaying for (?:\w+ ){0,4}(?:do not|does not|never|not) (?:\w+ )?(?:use|need|want)\b",
            r"\b(?:what|why) (?:am i|are we|would i be|would we be) (?:\w+ )?paying (?:for|so much|that much|this much|extra|more)\b",
            r"\b(?:can|could|will|would|do) not (?:\w+ )?(?:pay|spend|stretch to|commit to|swing|cover) (?:that (?:much|kind|amount|price)|this (?:much|kind|price)|that$|anything (?:like|close)|so much|more than)\b",
            r"\b(?:not|never|nobody|no one) (?:\w+ ){0,3}(?:pay|paying|pays|spend|spending) (?:that|this|so much|that much|[$€£₹]?\d\w*|\w+ thousand|\w+ hundred|\w+ grand|these|your)\b",
            r"\b(?:can|could|do|would|are) not (?:\w+ ){0,3}(?:afford) (?:it|that|this|you|the price|the (?:monthly|cost|fee|payment|full)|your|something|those|these|[$€£₹]?\d\w*|\w+ (?:thousand|grand|hundred|dollars|k))\b",
            r"\b(?:can|could|do|would) not (?:\w+ ){0,2}afford$",
            rf"\b(?:[$€£₹]?\d[\d.,]*|\w+) ?(?:%|percent|per cent|k|grand|thousand|dollars|times|hundred|bucks|pounds|euros) (?:\w+ )?(?:higher|more expensive|more than (?:\w+ ){{0,3}}(?:{_EXPECTED}|quoted|proposed|offered|competit\w*|other)|above (?:the|your|other|what|their|our)|over (?:the other|your|what|our|budget|their)|dearer|pricier)\b",
            r"\b(?:you are|you guys are|you come out|you came in|your (?:price|quote|offer|bid|proposal|pricing|fee|rate|number)s? (?:is|are|was|were|came|comes)) (?:\w+ ){0,5}(?:higher|more|above|most|high|highest|over|double|twice|dearer|on the high)\b",
            r"\b(?:twice|double|triple|three times) (?:\w+ ){0,3}(?:price|cost|what (?:we|i) (?:pay|are paying|am paying|spend|were|was|had|expected)|as (?:much|expensive)|what (?:they|others?|everyone|the other))\b",
            r"\b(?:get|got|find|found|buy|have|offered|offering|do|doing|done) (?:\w+ ){0,6}(?:cheaper|for (?:a lot |much |way |far |significantly |considerably )?less|at a lower (?:price|cost|rate)|for half|half the (?:price|cost))\b",
            r"\b(?:is|are|was|were|come out|came in|came out|comes in|significantly|considerably|much|lot|way|far|somewhat|bit|little) (?:\w+ )?(?:cheaper|less expensive|lower in price|less money)\b",
            r"\b(?:something|anything|any|a|an|the|other|another|some|with) (?:\w+ )?(?:cheaper|less expensive|lower priced|lower cost|more affordable) ?(?:\w+ )?(?:option|options|plan|plans|version|package|tier|alternative|alternatives|way|one|ones|solution|vendor|provider|tool|offer|quote|that|out there|to|$)",
            r"\b(?:something|anything) (?:\w+ )?(?:cheaper|less expensive|more affordable|lower)\b",
            r"\b(?:need|want|like|expect\w*|hop\w+|looking|get|have|give|do|make) (?:\w+ ){0,6}(?:a (?:\w+ )?(?:better|lower|bigger|deeper|further) (?:price|number|deal|rate|discount|offer|figure|quote)|the (?:price|cost|number|fee) (?:\w+ )?(?:down|lower|lowered|reduced))\b",
            r"\b(?:come|go|bring|get|drop|move|budge|work) (?:\w+ ){0,4}(?:down (?:on|in|a (?:bit|little|touch)|at all|to (?:\w+ )?(?:[$€£₹]?\d|\w+ (?:hundred|thousand|grand|k)\b)|any|some|further)|lower|down$|on (?:the|your) (?:price|pricing|number|fee|rate))\b",
            r"\b(?:lower|reduce|cut|drop|trim|slash) (?:\w+ )?(?:the|your|that|this|our) (?:\w+ )?(?:price|pricing|cost|costs|fee|fees|rate|quote|number)\b",
            r"\b(?:wiggle|wriggle) room\b",
            r"\b(?:flexib\w+|room|negotiat\w+|movement|give|leeway) (?:\w+ ){0,3}(?:on|in|with|around|about) (?:\w+ ){0,2}(?:price|prices|pricing|number|fee|fees|cost|rate)\b",
            r"\b(?:price|pricing|rate|fee|quote|number) (?:\w+ ){0,2}(?:negotiable|flexible|set in stone)\b",
            r"\b(?:is|be) (?:that|this|it) (?:\w+ )?(?:your|the) (?:best|lowest|final) (?:price|offer|number|rate|you can do|deal)\b",
            r"\b(?:best (?:price )?you can do|do any better|do (?:a (?:little|bit) )?better (?:on|than|with)|sharpen (?:your|the) pencils?|sticker shock|rip ?off|daylight robbery|highway robbery|arm and a leg|break(?:s|ing)? the bank|money grab|nickel and dim\w+|price gouging|gouging)\b",
            rf"\b{_PRICE} (?:\w+ ){{0,3}}(?:went up|gone up|going up|increase|hike|jumped|jump)\b",
            r"\b(?:you|you have|you are|they) (?:\w+ ){0,2}(?:raised|raising|increased|increasing|hiked|jacked up|put up|bumped) (?:\w+ ){0,2}(?:price|prices|pricing|rate|rates|fee|fees|cost)\b",
            r"\bprice (?:increase|hike|rise|jump)\b",
            r"\b(?:out of|outside|above|over|beyond|exceeds?|not within|not in|not fit|not fit in|not fit into|not fit within|past|bigger than|more than|higher than|blows?|stretch\w*) (?:\w+ ){0,2}(?:our|my|the|what our|your) (?:\w+ )?(?:budget|price range|range|means|reach|league|price point|spending limit|limit|ceiling|pay grade for)\b",
            r"\b(?:over|above|beyond|outside|out of) budget\b",
            r"\b(?:more|higher|above|over|beyond|north of) (?:than )?(?:what )?(?:we|i) (?:can|could|would|will|want to|wanted to|are willing to|am willing to|are able to|am able to|have to|had to|like to) (?:\w+ )?(?:spend|pay|afford|invest|commit|put|go)\b",
            rf"\b{_PRICE} (?:\w+ ){{0,5}}(?:tough|hard|difficult|tricky|big|impossible) (?:sell|pill|ask|conversation|number|to (?:sell|get|explain|defend|take))\b",
            r"\b(?:do|doing|work with (?:me|us|you)|talk|movement|budge|help (?:me|us)(?: out)?) (?:\w+ )?(?:about|on|with) (?:the|that|your) (?:\w+ )?(?:price|pricing|number|cost|fee|rate)\b",
            r"\b(?:could|can) (?:\w+ )?(?:buy|hire|lease|rent|pay|build|get) (?:\w+ ){1,6}for (?:that|this|that much|less|that price|that money|the same)$",
            r"\b(?:no way|not|never) (?:\w+ ){0,3}paying\b",
            r"\b(?:could|can|would|will|if) you (?:\w+ ){0,3}(?:knock|take (?:\w+ ){0,3}(?:percent|%|hundred|thousand|something|bit|more|\d\w*) (?:\w+ )?off|shave|come down|lower|reduce|waive|throw in|match|beat|do (?:any |a (?:little|bit) )?better|go (?:any )?lower|drop (?:the|it|your)|meet (?:us|me) (?:half|in the)|work with (?:us|me) on)\b",
            r"\b(?:struggl\w+|hard|harder|difficult|trouble|fail\w*|tough) (?:\w+ )?(?:to )?(?:see|seeing|find|finding) (?:\w+ ){0,3}(?:value|return|roi|worth)\b",
            r"\b(?:do not|does not|doubt|not sure|no way|never|not) (?:\w+ ){0,6}(?:go for|approve|sign off on|accept|agree to|swallow|green light|okay) (?:\w+ ){0,3}(?:number|price|amount|figure|quote|cost|that kind|that much|sum|spend)\b",
            r"\b(?:that|this) (?:kind|sort|amount|type|level) of (?:money|spend|spending|budget|cash|price|prices|investment|pricing|expense|outlay)\b",
            r"\bnot (?:\w+ ){0,3}(?:get|getting|see|seeing|got) (?:\w+ ){0,3}(?:what )?(?:we|i) (?:\w+ )?(?:pay|paying|paid|am paying|are paying) for\b",
            r"\b(?:price|prices|cost|costs|bill|rate|rates|fee|fees|premium|invoice|quote) (?:\w+ )?(?:go|going|gone|went|goes|jump\w*|creep\w*|doubl\w*|increas\w*) ?(?:\w+ )?(?:up|so much|again|by)\b",
            r"\b(?:for|at) (?:that|this|those) (?:price|money|kind of money|rate|cost|prices|number)\b(?: \w+){0,8}?\b(?:expect|expected|want|should|better|more|could|not|rather|would have to|no)\b",
            r"\b(?:most|more) expensive\b|\b(?:price|cost) (?:is|are) (?:\w+ )?(?:prohibitive|not (?:competitive|right|workable))\b|\bnot (?:\w+ )?(?:competitive|affordable|cheap|worth the)\b",
            rf"\b(?:do not|not|never) (?:\w+ ){{0,2}}(?:like|love|agree with|comfortable with|happy with|okay with|thrilled (?:with|about)) (?:the|that|your|this) (?:\w+ )?{_PRICE}\b",
            rf"\b(?:shocked|surprised|floored|blown away|choke\w*|choking|gulp\w*|blanch\w*|wince\w*|laugh\w*|balk\w*|fell off|freak\w*) (?:\w+ ){{0,5}}(?:at|by|when|chair)? ?(?:\w+ ){{0,4}}{_PRICE}\b",
            r"\b(?:cut|reduce|trim|lower|slash|cutting|reducing|keep|keeping) (?:\w+ )?(?:our|my|the) (?:\w+ )?(?:spend|spending|software spend|outgoings|expenses|costs) ?(?:down|this year|right now|across|by|$)",
        ),
    ),
    Phrases(
        Cue.PRICE_DOUBTED,
        "A push against the price where a price is what is talked of.",
        (
            rf"\b{_DEAR}\b",
            rf"\b(?:higher|more|above|over|beyond|steeper|bigger|pricier|outside|north of|exceeds|double|twice|triple|out of|different|off|upwards?)(?: than| of| from)? (?:\w+ ){{0,2}}(?:i|we|we have|i have|my boss|the boss|our (?:\w+ )?(?:team|board|cfo|director)) (?:\w+ ){{0,3}}{_EXPECTED}\b",
            r"\b(?:that|it|this|which|that all|still|seems|sounds|looks|feels|is) (?:\w+ ){0,4}(?:a lot|an awful lot|a bit much|a little much|quite a lot|quite a bit|a bit high|a little high|too high|too much|too rich|pretty high|really high|very high|quite high|so high|on the high (?:side|end)|kind of high|sort of high|a stretch|a hefty|hefty|a big (?:number|jump|investment|commitment|ask|chunk|expense|increase|difference|outlay|spend|sum|leap|step)|a significant (?:investment|amount|sum|number|expense|jump|increase|cost|difference|commitment|outlay|spend)|a (?:large|huge|massive|major|considerable|substantial|serious|sizable|sizeable|chunky|decent|hell of a|heck of a) (?:investment|amount|sum|number|expense|jump|increase|cost|commitment|outlay|chunk|price|difference|spend|lot)|real money|serious money|big money|more than|way more|a tough sell|a hard sell|out of reach|way up there|up there|rough|insane|crazy|ridiculous|nuts|wild|painful|no small)\b",
            r"\b(?:a|whole|awful|lot) (?:lot|chunk|ton|heap|pile|deal) of (?:money|cash|change|dough)\b",
            r"\b(?:ouch|yikes|geez|gosh|jeez|whoa|oof|blimey|crikey|good grief|holy|my goodness|my god)\b",
            r"^(?:oh )?wow$|\bwow (?:that|it|this|okay|really|that much)\b",
            r"\b(?:that much|how much did you say|for (?:just )?(?:that|one|a)\b.*\bper month)\b",
            r"\b(?:thought|expect\w*|hop\w+|figured|assumed|guessed|imagin\w+|thinking|looking for|budgeted|prefer\w*|rather) (?:\w+ ){0,6}(?:cheaper|less|lower|half (?:that|of)|more like|closer to|nearer|in the range|around [$€£₹]?\d\w*|under [$€£₹]?\d\w*|below [$€£₹]?\d\w*)\b",
            r"\b(?:maybe|perhaps|only|unless|if) (?:\w+ ){0,3}(?:it|that|you|this) (?:\w+ ){0,3}(?:was|were|is|came|could do|did it|do it) (?:\w+ ){0,3}(?:[$€£₹]\d\w*|\d\w* (?:dollars|a month|per|bucks|pounds|euros)|cheaper|half|less|lower|\w+ (?:hundred|thousand|grand|bucks|dollars))\b",
            r"\b(?:any|have|do|offer|got|a|there) (?:\w+ ){0,2}(?:smaller|lower|lighter|stripped down|basic|reduced|slimmed down) (?:\w+ )?(?:plans?|packages?|tiers?|version|option|options|subscription)\b",
            r"\b(?:need|have to|got to|going to|gonna|will) (?:\w+ ){0,3}(?:be|come|see|get|do) (?:\w+ ){0,3}(?:lower|better|cheaper|less|under that|below that|discount)\b",
            r"\b(?:that is|it is|that|which is) (?:\w+ ){0,3}(?:\d+|\w+) ?(?:%|percent) (?:\w+ )?(?:more|increase|higher|up|above|uplift)\b",
            r"\b(?:do|did|would|could|can|will) not (?:\w+ ){0,3}(?:go (?:for|over|well|down well)|fly|work (?:for us|with our)|get (?:approved|past|through)|pass|be approved) ?(?:\w+ ){0,2}(?:at that|for that|with that|this year|price|number|cfo|finance|board|boss|me|us|it|$)",
            r"\b(?:hard|tough|difficult|not easy) (?:\w+ )?(?:sell|pill|ask|number|one)\b",
            r"\b(?:premium|price difference|extra cost|additional cost|difference in price)\b(?: \w+){0,5} (?:hard|tough|difficult|worth|justify|explain|why|where)\b",
            r"\b(?:other|others|everyone|everybody|another|last) (?:\w+ ){0,3}(?:said|say|charge|charges|charged|do|does|quoted|quote|want|wanted|told (?:us|me)|offered|is|are|was|were) (?:\w+ ){0,2}(?:\d\w*|[$€£₹]\d|one|two|three|four|five|six|seven|eight|nine|ten|twelve|fifteen|twenty|thirty|forty|fifty|half|less|lower|a (?:hundred|thousand))\b",
            r"\b(?:that|it|this) (?:adds up|would add up|really adds up|is too much|will not fly|stings|hurts|kills|makes it (?:hard|tough|difficult))\b",
            r"\bwhat (?:do|would|will|are) (?:we|i) (?:\w+ )?(?:get|getting) for (?:that|it|this|all that|the extra|the money)\b",
            r"\bwhy (?:is|are|does|would|should|do) (?:\w+ ){0,3}(?:cost|costs|so (?:high|much)|more|that much|that high|higher)\b",
        ),
    ),
    Phrases(
        Cue.NO_MONEY,
        "There is no money for it: told of a price that is known, it pushes back.",
        (
            r"\b(?:no|not|without|zero|do not have|does not have|did not get|never) (?:\w+ ){0,4}(?:budget|money|funds|funding|cash) ?(?:\w+ )?(?:for (?:it|this|that|something|anything)|right now|this (?:year|quarter)|available|left|at the moment|currently|there|$)",
            r"\b(?:budgets?|money|cash|funds|funding) (?:is|are|has been|have been|was|were|got) (?:\w+ ){0,3}(?:tight|tighter|frozen|cut|slashed|gone|limited|spent|short|used up|constrained|an issue|a problem|maxed out|exhausted)\b",
            r"\b(?:tight|limited|small|no|shoestring|frozen|reduced|fixed) (?:\w+ )?budgets?\b",
            r"\bbudget (?:constraints?|cuts?|freeze|pressure|issue|issues|problem|limits?|limitations?)\b",
            r"\bfor (?:our|my) budget\b",
        ),
    ),
    Phrases(
        Cue.BARE_PRICE,
        "The price and little else: what is in the way, where that was the question.",
        (
            r"^(?:(?:\w+) ){0,4}(?:price|pricing|cost|costs|money|budget|budgets|affordability|the (?:price|cost|money|number|numbers|budget)|pricing|roi|value)(?: (?:mainly|mostly|really|honestly|primarily|probably|i guess|i think|i suppose|i would say|for (?:us|me|now)|to be honest|side|part|piece|point|thing|and \w+(?: \w+)?|is (?:it|one|the (?:one|main|big)\b.*)|of (?:it|course)))*$",
        ),
    ),
    Phrases(
        Cue.PRICE_PLEASES,
        "The price is taken well, or found too low.",
        (
            r"\b(?:too|so|really|pretty|quite|very|surprisingly|that|dirt) (?:cheap|low|affordable|inexpensive|reasonable)\b",
            r"\b(?:not|never|hardly|less|nothing|neither) (?:\w+ ){0,3}(?:expensive|pricey|costly|steep|bad|unreasonable|a problem|an issue|a concern|too much|too high|complaining|out of (?:line|range|budget))\b",
            r"\b(?:reasonable|affordable|competitive|good value|great value|fair price|great price|good price|good deal|great deal|bargain|no brainer|worth every|well worth|definitely worth|totally worth|fair enough|very fair|within (?:our|my|the) (?:\w+ )?(?:budget|range)|in (?:our|my) (?:\w+ )?(?:range|ballpark)|in budget|doable|manageable)\b",
            r"\b(?:cheaper|less|lower|better|less expensive|under|below) (?:\w+ ){0,3}(?:than|what) (?:\w+ )?(?:i|we|our|my|the (?:last|other|current))\b",
            r"\b(?:charge|ask|charging|asking) (?:for )?more$",
        ),
    ),
    Phrases(
        Cue.DEAR_ELSEWHERE,
        "It is something else that costs too much, a fear of it, or a question whether it does.",
        (
            rf"\b(?:hiring|hires?|recruit\w+|turnover|staff|salar\w+|labou?r|people|agencies|agency|consultants?|contractors?|lawyers?|overtime|downtime|mistakes?|errors?|outages?|rework|churn|returns|shipping|freight|fuel|energy|electricity|rent|housing|houses|living|travel|flights|insurance claims|ads|advertising|marketing|materials?|parts|repairs?|training|machines?|trucks?|vehicles?|competitors?|tickets|acquisition|leads|inventory|waste|everything else|everything|mortgage|groceries|gas|healthcare|tuition|manual \w+|doing (?:it|this|that) \w+) (?:\w+ ){{0,5}}(?:is|are|was|were|get|gets|got|getting|been|be|become|becoming|becomes) (?:\w+ ){{0,4}}(?:{_DEAR}|high|higher|cheaper)\b",
            rf"\b(?:they|those|these) (?:are|were|get|got|can be|have gotten) (?:\w+ ){{0,2}}{_DEAR}\b",
            rf"\b(?:last|previous|old|current|existing|other|former) (?:\w+ ){{0,2}}(?:vendor|provider|supplier|tool|system|agency|contractor|solution|software|platform|one|company|contract|crm|setup|quote|quotes|ones|process) (?:\w+ ){{0,5}}(?:{_DEAR}|high|higher)\b",
            rf"\b{_DEAR} (?:\w+ )?(?:mistakes?|errors?|problems?|downtime|delays?|lessons?|staff|equipment|process|part of|habit|people|hire|hires|outages?|repairs?|rework|materials?|machines?|consultants?|agency|agencies|lawyers?|learning curve|climb|hill|drop|decline|incline|increase in)\b",
            rf"^(?:(?:so|and|but|okay) )?(?:is|are|will|would|was) (?:it|that|this|they|you)(?: \w+){{0,3}} {_DEAR}\b",
            r"\b(?:rather than|instead of|more) (?:the )?(?:expensive|costly) (?:\w+ )?(?:than|way|route|ones?) ?(?:what|we|i)?\b(?: \w+){0,3} (?:now|today|currently)\b",
            rf"\b(?:because|since) (?:they|it) (?:was|were|got) (?:\w+ )?(?:too )?{_DEAR}\b",
            r"\b(?:they|competitors?|he|she) (?:\w+ ){0,3}(?:raised|increased|hiked|put up) (?:\w+ ){0,2}(?:price|prices|rates?|fees?)\b",
            r"\b(?:lot|lots|amount|waste|bit|much|chunk|ton|deal) of (?:\w+ )?(?:time|work|effort|hours|days|people|patience|data|stuff|things|information|calls|emails|paperwork|steps|manual|tickets|customers|leads|options|features|questions|risk|pressure|headcount|training|moving)\b",
            r"\b(?:rising|energy|electricity|fuel|utility|labou?r|shipping|material|freight|housing|living|heating|gas|healthcare|insurance|operating|operational|staffing|overtime|hiring|recruiting|acquisition|advertising|ad|maintenance|repair|travel) (?:\w+ )?(?:costs?|bills?|prices?|expenses?|rates?)\b",
            r"\bour (?:prices?|pricing|rates?|fees?|costs?|premiums?) (?:\w+ ){0,4}(?:too high|high|higher|went up|going up|gone up|increase)\b",
            r"\b(?:our|my|the) (?:customers?|clients?|members?|patients|guests|tenants|buyers|shoppers|users|students|parents|people) (?:\w+ ){0,6}(?:expensive|cheaper|pricey|afford|price|prices|pricing|pay)\b",
            r"\b(?:premiums|rent|energy|utility|electricity|fuel|interest|material|labou?r|shipping|gas|power|insurance|heating|raw material|freight) ?(?:\w+ ){0,2}(?:bills?|costs?|prices?|rates?|premiums)? (?:\w+ ){0,2}(?:keep|keeps|kept|are|is|have|has|went|gone|going|rising|climbing|doubled)\b",
        ),
    ),
)
