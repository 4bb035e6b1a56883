"""Pushing back on anything but the price: not now, no need, no trust, not mine to say, no fit.

Each is said of buying. The same words said of the work ("my team has no time for admin") are a pain
and no objection, so the patterns want the buyer, the offer or the talk itself beside them.
"""

from __future__ import annotations

from typing import Final

from copilot.conversation.cues.cue import Cue, Phrases

_PEOPLE: Final = (
    r"(?:boss|manager|wife|husband|spouse|partner|partners|business partner|director|cfo|ceo|cto|coo|cio|vp|"
    r"president|owner|board|head of \w+|supervisor|superintendent|committee|procurement|finance|legal|"
    r"purchasing|headquarters|head office|corporate|leadership|management|executive team|co founder|cofounder|"
    r"father|mother|dad|mom|brother|sister|son|daughter|family|accountant)"
)
_TEAM: Final = (
    r"(?:team|colleagues?|people|group|guys|internally|staff|department|folks|crew|others)"
)
_CREW: Final = r"(?:guys|girls|boys|lads|men|women|subs|crew|crews|drivers|staff|reps|techs|fitters|chefs|waiters|nurses|customers|clients|patients|operators|foremen|managers|workers|ladies|fellas|engineers|mechanics)"
_LATER: Final = (
    r"(?:next (?:month|quarter|year|spring|summer|fall|autumn|winter|week|season|fiscal)|later|later on|in (?:a|an|the|about|another|like)? ?"
    r"(?:\w+ )?(?:few |couple of |couple |six |three |two |four |nine |twelve )?(?:weeks?|months?|quarters?|years?|new year|spring|summer|fall|autumn|winter)|after the \w+|"
    r"after (?:christmas|easter|summer|budget|year end|january|q\d)|down the (?:road|line|track)|another time|some other time|"
    r"q[1-4]|january|february|march|april|june|july|august|september|october|november|december|the new year)"
)
_THING: Final = r"(?:one|insurance|cover|coverage|someone|somebody|something|a \w+|an \w+|our own|(?:\w+ ){1,3}(?:vendor|provider|supplier|system|tool|solution|software|platform|agency|guy|company|product|contract|subscription|policy|insurance|cover|coverage|plan|service|setup|package|broker|agent|rep|partner|crm))"

PHRASES: Final = (
    Phrases(
        Cue.BAD_TIMING,
        "Not now: another time, other things first.",
        (
            r"^(?:(?:no|and|but|so|well|sorry|madam|sir|really|just|love|look|definitely|please) )*not now(?:$| (?:love|mate|hey|please|no|thank|thanks|madam|sir|sorry|we|i|it|not))",
            r"\b(?:am|are|is|will|would|can|do|not) ?not (?:going to |want to |be )?(?:\w+ )?(?:start\w*|bring\w*|tak\w+ on|put\w*|touch\w*|look\w*|sign\w*|buy\w*|chang\w+|pick\w*|commit\w*|do|doing) (?:\w+ ){0,6}(?:till|until|before|while)\b",
            r"\b(?:lot of |other |few |more )?things (?:\w+ ){0,3}(?:come|comes|coming|go|goes) first\b|\bone (?:\w+ )?at a time$",
            r"\b(?:spoken for|booked (?:up|solid|out)|fully booked|full up) (?:\w+ )?(?:till|until|through|to)\b",
            r"\bnobody (?:\w+ ){0,4}(?:look|talk|touch|think|start)\w* (?:\w+ ){0,5}(?:till|until|in peak|before|this (?:month|year|quarter|side))\b",
            r"\b(?:not|never) (?:\w+ ){0,3}(?:good|right|best|great|ideal|perfect) (?:time|timing|moment|quarter|season)\b",
            r"\b(?:not|nothing) (?:(?:really|for us|for me|something (?:we|i) (?:\w+ ){0,3}|looking|looking at (?:this|that|it|anything)|planning|interested|doing (?:this|that|it|anything)|buying|considering|possible|going to happen|happening|able|in a position|a|in) ?){0,2}(?:right now|at the moment|at this (?:time|point|stage|moment)|just yet|this (?:year|quarter|month|season)|until (?:\w+ ){0,3}(?:year|quarter|month|spring|summer|fall|q\d|january|budget))$",
            r"\b(?:not|is not|was not|far from|low on|lower on|bottom of) (?:\w+ ){0,3}(?:a (?:\w+ )?priority|priority|our priorities|top of mind|on our radar|on the radar|on the roadmap|(?:the|our) (?:\w+ )?(?:priority )?list|urgent)\b",
            r"\b(?:other|bigger|different|more (?:urgent|pressing|important)|competing|so many|too many|lot of) (?:\w+ )?(?:priorities|fish to fry|things (?:going on|on (?:our|my) plate|happening|to deal with)|fires|initiatives)\b",
            r"\btoo (?:much|many things) (?:\w+ )?(?:going on|on (?:our|my) plate|happening|change)\b",
            r"\b(?:timing|time) (?:\w+ )?(?:is|is just|feels|would be|could be) (?:\w+ )?(?:not|off|bad|wrong|terrible|tricky|tough|awkward|an issue|a problem|the (?:issue|problem))\b",
            r"\b(?:bad|wrong|terrible|poor|awkward|tough) (?:timing|time|moment)\b",
            r"\b(?:put|putting|place|placing|have|keep|is|on) (?:\w+ ){0,3}(?:on hold|on ice|on pause|on the back ?burner|on the shelf|in the freezer)\b",
            r"\b(?:hiring|spending|budget|purchasing|company wide|it|change) freeze\b",
            r"\b(?:hold off|holding off|hold it off|sit tight|push (?:it|this|that) (?:out|back|off)|park (?:it|this|that)|pause (?:it|this|that)|shelve|postpone|postponing|put (?:it|this|that) off|table (?:it|this))\b",
            rf"\b(?:call|try|check|ping|contact|reach out|reach|get back|circle back|touch base|come back|revisit|talk|speak|look at (?:it|this|that)|pick (?:this|it) up|follow up|reconnect|readdress|do (?:it|this)|consider (?:it|this)|think about (?:it|this)|start looking|ask)(?: (?:me|us|in|it|this|that|to|with|back|again|up|about|on|then|maybe|sometime|perhaps))* {_LATER}\b",
            rf"\b(?:wait|waiting|need to wait|rather wait|have to wait|prefer to wait|better|more like|maybe|perhaps|probably|possibly) (?:\w+ )?(?:until|till|not before|for|sometime|around) (?:the )?(?:\w+ )?{_LATER}\b",
            rf"^(?:(?:maybe|perhaps|probably|possibly|ask me|try|more like|let us say|no) )+{_LATER}$",
            r"\b(?:too (?:soon|early)) (?:for us|for me|to (?:commit|decide|say|buy|switch|think|move|tell)|in the|yet|at this)\b",
            r"\b(?:not|are not|am not|is not) (?:\w+ )?ready (?:yet|to (?:\w+ )?(?:buy|commit|decide|move|sign|make|switch|start|pull|go|invest)|for (?:it|this|that|something like|a (?:change|decision|purchase)))\b|\bnot (?:\w+ )?ready$",
            r"\b(?:just|only) (?:started|starting|begun|beginning) (?:looking|to look|our (?:research|search|evaluation)|the (?:research|search|evaluation))\b",
            r"\b(?:i am|we are|we were|i was) (?:\w+ )?(?:just|only) (?:looking|browsing|gathering information|researching|doing (?:some )?research|kicking (?:the )?tires)\b",
            r"\b(?:no|not in a|not in any|not any) (?:rush|hurry)\b",
        ),
    ),
    Phrases(
        Cue.NO_NEED,
        "No need: it is fine as it is, or more than is wanted.",
        (
            r"\b(?:stay|stick|carry on|go on|keep going|leave it|leave things|keep it|be fine) (?:\w+ )?(?:like|as|how|the way|where) (?:we|i|it|things) (?:are|am|is|were|has been)\b",
            r"\b(?:keep|keeping|stay with|stick with|sticking with|make do with) (?:on with )?what (?:we|i) (?:have|got|have got|know)\b",
            r"\b(?:has|have|had|did) (?:not|never) (?:\w+ )?let (?:us|me) down\b|\bnot see why (?:i|we) (?:would|should|need)\b",
            r"(?:^|\b(?:i|we|our \w+|my \w+|us|honestly|really|just|probably|but|so|and) )(?:really |just |probably |honestly |actually |simply )?(?:do|did|does|would|will) not (?:\w+ )?(?:need|want|require) (?:(?:it|this|that|one|any)(?:$| (?:right now|for|at all|any ?more|now|here|yet|at the moment|today|because|and|but|so|though))|any of (?:this|that|it)|anything|another (?:\w+ )?(?:tool|system|platform|vendor|one|software|app|subscription|login)|a new (?:\w+ )?(?:one|tool|system|platform|vendor|software|provider)|more (?:software|tools)|your (?:\w+ )?(?:help|product|service|services|software)|something like|all (?:of )?(?:this|that|those)|all the (?:bells|features)|what you|anything (?:new|else|like)|to (?:change|switch))\b",
            r"\b(?:do|did|can|could) not (?:\w+ )?(?:see|understand|get|know) (?:\w+ ){0,2}(?:the need|a need|the point|any need|any point|why (?:we|i) (?:would|should|need)|how (?:this|it|that) (?:would |could )?(?:\w+ )?(?:help|helps|is relevant|applies)|what (?:this|it) (?:would|does) for (?:us|me)|a reason|any reason|the benefit|the use|a use)\b",
            r"\b(?:not (?:\w+ )?(?:sure|clear)|no idea|wonder\w*|unclear|question|see) (?:\w+ )?(?:why) (?:we|i) (?:\w+ )?(?:would|should|really|even|actually|could)? ?(?:\w+ )?(?:need|want|use|change|switch|bother)\b",
            r"\bwhy (?:would|should|do) (?:we|i) (?:\w+ )?(?:need|want|change|switch|bother)\b",
            r"\b(?:no (?:real |actual |immediate |current )?need (?:for (?:it|this|that|us|a|another|any|something|your)|to (?:change|switch|replace))|there is no need$|no need for)\b",
            r"\b(?:overkill|more than (?:we|i) (?:\w+ )?(?:need|require)|too (?:much|big|fancy|sophisticated|powerful|advanced) for (?:us|me|what (?:we|i)|our|my|a (?:small|team|company|business))|bells and whistles)\b",
            r"\b(?:not|is not) (?:\w+ )?(?:a (?:\w+ )?(?:problem|issue|concern|pain|pain point)|something) (?:for (?:us|me)|we (?:\w+ )?(?:have|need|struggle|want|do|are looking|would)|(?:i|that we) (?:need|want))\b",
            r"\b(?:not|just not) (?:really )?(?:necessary|needed|relevant|applicable|required) (?:for (?:us|me)|here|right now|at)\b|\b(?:not necessary|not relevant|not needed)$",
            r"\b(?:i|we) (?:\w+ )?(?:do|did) not (?:\w+ )?have (?:that|this|a|any|those) (?:\w+ )?(?:problem|problems|issue|issues|need|use for|pain)\b",
            r"\b(?:what (?:we|i) (?:\w+ )?(?:have|do|use|are using|are doing)|our (?:\w+ )?(?:process|spreadsheets?|system|way|setup|current \w+)|the (?:spreadsheets?|current \w+|old \w+|way (?:we|it)(?: \w+){0,3})) (?:\w+ )?(?:works|work|is working|are working|is good enough|is fine|are fine|are good|does what we need|seems fine)\b",
            r"\b(?:does the job|gets the job done|if it is not broke\w*|is not broken|good enough for (?:us|me|now)|working fine for us|works fine for us|works fine as it is|working well for us|works for us as)\b",
            r"\b(?:we are|i am|we have been|we will be|i will be) (?:\w+ ){0,2}(?:fine|good|okay|all right) (?:as we are|as it is|the way|without|for now|thanks|thank you|how (?:we|things)|on that|right now|doing (?:it|this|that)|here)\b",
            r"\b(?:do not|not (?:\w+ ){0,3})(?:want|need|wish) to (?:\w+ )?(?:change|switch|replace|move away)\b",
            r"\b(?:not|never) (?:\w+ )?(?:looking|wanting|planning|interested in|going|in the market|open|trying|look) (?:to (?:change|switch|replace|move|buy|add|make (?:a|any) changes?)|for (?:a|any|an|another|something|anything) ?(?:\w+ )?(?:new|change|tool|solution|vendor|provider|else)?|changing|switching|replacing|to changing)\b",
            r"\b(?:no|any|without) (?:reason|plans?|intention|desire|appetite|incentive|point) (?:\w+ )?(?:to|for|in) (?:\w+ )?(?:chang\w+|switch\w*|mov\w+|replac\w+|buy\w*)\b",
            r"\b(?:always|we have) (?:\w+ )?(?:done|did|been doing) (?:it|this|things) (?:this|that) way\b",
        ),
    ),
    Phrases(
        Cue.NO_TRUST,
        "Doubt whether to believe it, or whom to trust.",
        (
            r"\bmy (?:(?:only|one|big|biggest|main|real|other) )?(?:worry|concern|fear|hesitation|reservation|doubt|thing) (?:is|was|with|here|would be)\b|\bmy problem is (?:also )?(?:that|with (?:this|that|it|you))\b",
            r"\bwhat (?:\w+ )?(?:worries|bothers|concerns|scares|troubles|frightens|puts) (?:me|us)\b|\bhere is (?:my thing|my problem|my worry|my concern|my issue|where (?:i|you))\b|\bwhere (?:i get (?:off|stuck|itchy|nervous|hung up|a bit)|you lose me)\b",
            r"\b(?:once|twice) (?:burned|burnt|bitten|bit|shy)\b|\b(?:heard|seen|had) (?:\w+ )?(?:a lot of |all )?(?:this|that|it|these|quick|cheap|easy|promises|those) (?:\w+ )?before$",
            r"\b(?:never|not|have not|had not) (?:\w+ )?heard of (?:you|your|this company|it before|this before)\b",
            r"\bhow (?:do|can|could|would) (?:i|we) (?:\w+ )?(?:know|be sure|trust|believe|verify)\b",
            r"\b(?:too good to be true|snake oil|smoke and mirrors|marketing (?:fluff|speak|talk)|is this a scam|sounds like a scam|a scam|take (?:it|that) with a (?:grain|pinch)|buzzwords?|all (?:talk|hype)|just hype)\b",
            r"\b(?:i am|we are|am|are|be|remain|still|little|bit|pretty|very|rather|somewhat|kind of|my \w+ is) (?:\w+ ){0,2}(?:ske?ptical|sceptical|dubious|doubtful|suspicious|wary|leery|unconvinced|on the fence|cynical)\b",
            r"\b(?:not|far from|never) (?:\w+ ){0,3}(?:convinced|persuaded|buying (?:it|that|this)|sold on)\b",
            r"\b(?:i|we) (?:\w+ )?(?:do|did|can|could|would) not (?:\w+ )?(?:trust (?:it|this|that|you|your|these|those|ai|sales\w*|vendors)|believe (?:you|your|those numbers|these numbers|it (?:works|will|would|can)|any of (?:it|that|this))|buy (?:it|that|this)$)\b",
            r"\b(?:hard|difficult|tough) (?:\w+ )?(?:to (?:believe|trust))\b",
            r"\b(?:been|got|get|gotten|were|was) (?:\w+ )?(?:burned|burnt|bitten|stung|screwed|ripped off|let down|disappointed|promised (?:that|this|the)|oversold)\b",
            r"\b(?:had|have|read|seen|saw|heard|got) (?:\w+ ){0,3}(?:bad|terrible|poor|negative|horrible|awful|mixed|rough) (?:\w+ )?(?:experiences? (?:with|before|in the past|last)|(?:experiences?|reviews?)(?: (?:about|of|on) (?:you|your \w+|it|the (?:product|company|tool)))?$|reviews? (?:about|of|on) (?:you|your|it)|things about you)\b",
            r"\b(?:we|i) (?:\w+ )?(?:tried|bought|used|did|had) (?:something (?:like|similar)|(?:this|that|one|it)(?: \w+){0,2} before|a (?:similar|tool like)|similar (?:tools?|products?|things?))(?: \w+)*\b(?:did not|never|failed|disaster|went nowhere|nobody|not work|waste)\b",
            r"\b(?:concern(?:s|ed)?|worr(?:y|ied|ies)|nervous|uneasy|uncomfortable|apprehensive|afraid|scared|anxious|hesitant|hesitation) (?:\w+ ){0,3}(?:about|with|of|over|around|is|that) (?:\w+ ){0,4}(?:security|secure|privacy|data|compliance|reliability|reliable|support|uptime|downtime|lock in|locked in|locking|risk|risks|migration|migrating|disruption|adoption|implementation|integration|integrating|quality|accuracy|accurate|stability|your (?:company|size|team|ability)|you (?:being|are|will|might)|gdpr|hipaa|vendor|switching|the switch|the change|change|track record|hidden|contract|commitment|commit|complexity|scale|scaling|performance|rollout|learning curve)\b",
            r"\b(?:you|your company|you guys|the company) (?:\w+ ){0,3}(?:are|is|being|seem|seems|look) (?:\w+ ){0,2}(?:(?:too |so |pretty |very |quite |still |rather |fairly |a )(?:small|new|young|startup|start up|unproven|unknown)|brand new|unproven|not (?:very |that )?(?:established|proven|big|known))\b",
            r"\b(?:what if|what happens (?:if|when|to)|suppose|say) (?:you|your company|you guys) (?:\w+ ){0,2}(?:go (?:bust|bankrupt|under|out of business|away|belly)|get (?:acquired|bought|hacked|breached)|shut down|disappear|fold|fail|are gone)\b",
            r"\b(?:(?:too|pretty|very|bit|little|quite|rather|kind of|sounds|seems|feels) risky|(?:a |too |bit of a )(?:big|huge|much of a|real|bit of a)? ?risk (?:for (?:us|me)|to (?:switch|take|move|change)|we|i))\b",
            r"\b(?:any|some|have|your) (?:proof|evidence|track record)\b",
            r"\b(?:they all|you all|vendors|salespeople|sales people|everyone|everybody|every vendor) (?:\w+ ){0,3}(?:all |always )?(?:say|says|promise|promises|claim|claims) (?:that|this|the same|so)$",
        ),
    ),
    Phrases(
        Cue.NOT_MINE,
        "It is not mine to decide.",
        (
            r"\b(?:nothing|not|never|no one) (?:\w+ ){0,9}(?:till|until|unless|without) (?:he|she|they|\w+) (?:has |have )?(?:say|says|said|saying|sign|signs|signed|approve|approves|put|agree|agrees|sees|seen|okays)\b",
            r"\b(?:both|all) (?:of us )?(?:have to|has to|need to|got to|have got to|must) (?:\w+ )?(?:say yes|agree|sign|approve|be happy)\b",
            r"\bnot (?:even |just |really |actually )?up to (?:us|him|her|them|[a-z]+)$",
            r"\b(?:not|never) (?:\w+ ){0,3}(?:my (?:call|decision|department|area|place|job|budget)|up to me|mine to (?:make|decide)|the (?:right|best) person|the (?:one|person) (?:who|that|to)|the decision maker|in charge of|authori[sz]ed|involved in (?:that|those|buying|purchasing)|responsible for)\b",
            rf"\b(?:need|needs|have|has|got|want|like|going|will) (?:\w+ )?(?:to )?(?:\w+ )?(?:talk|speak|check|discuss|run|clear|consult|confer|chat|go|take|bring|sit down|ask|get) (?:\w+ ){{0,6}}(?:my|our|the|with|to|past|by) (?:\w+ ){{0,2}}{_PEOPLE}\b",
            rf"\b(?:let me|i will|i would|i should|i can|we will) (?:\w+ )?(?:talk|speak|check|discuss|run|clear|consult|ask|take|bring|show) (?:\w+ ){{0,5}}(?:my|our|the) (?:\w+ ){{0,2}}{_PEOPLE}\b",
            r"\b(?:i|we|i would|we would|i will|we will) (?:\w+ )?(?:need|needs|have|require|can not|could not)(?: \w+){0,6} (?:approval|sign off|signoff|buy in|blessing|permission|the green light|the okay)\b",
            r"\b(?:can|could) not (?:\w+ )?(?:decide|commit|sign|approve|agree|make (?:that|this|the|a|any) (?:\w+ )?(?:decision|call|commitment)|say yes) ?(?:\w+ ){0,3}(?:on my own|alone|myself|without|by myself|anything|today|that|it|$)",
            r"\b(?:above|beyond) my (?:pay grade|paygrade|authority|level)\b",
            r"\b(?:need|have) to (?:\w+ )?get (?:it|this|that) (?:\w+ )?(?:approved|signed off|past|through|by|cleared)\b",
        ),
    ),
    Phrases(
        Cue.NO_FIT,
        "It does not do what is wanted, or is not for such as them.",
        (
            rf"\b(?:they|{_CREW}|(?:my|our|the|these|those|half|half of|half my|most of) (?:\w+ ){{0,2}}{_CREW}) (?:\w+ )?(?:are not going to|is not going to|will not|would not|are never going to|will never) (?:\w+ )?(?:use|like|touch|make|scan|wear|log|remember|bother|do|type|learn|fill|download|carry|want|stand for|go for|accept|answer|read|open|put up)\b",
            r"\b(?:i am|we are|i will|we will|am|are) not (?:going to |gonna )?(?:be )?(?:typ\w+|sit\w*|learn\w*|rebuild\w*|re ?enter\w*|re ?type\w*|fill\w* (?:in|out)|stand\w* there|hand\w* over|pay\w* twice)\b",
            r"\bnot (?:going to |gonna )?(?:sign|signing|do|doing|agree to|accept|accepting|tie|tying) (?:(?:a|any|the|us|me|another|for|in|to|up|myself|our|two|three|four|five|twelve|twenty|thirty|six|\w+ (?:four|six)|\d+) ){1,4}(?:years?|months?|terms?|contract|lock in|minimum|arbitration|deposit|fees)\b",
            r"\b(?:will|would) not work (?:in|at|on|with) (?:my|our|this) \w+\b|\bi do not (?:love|borrow)\b|\bnot (?:love|loving|wild about|thrilled (?:about|with)|keen on|mad about|crazy about) (?:\w+ ){0,2}(?:that|this|it|either|the|idea|two|three)\b",
            r"\b(?:not|never) (?:\w+ ){0,3}(?:the right fit|a (?:\w+ )?fit|a (?:good|great|perfect|right) (?:fit|match)|the right (?:solution|tool|product|one|match|thing)|what (?:we|i) (?:\w+ )?(?:need|want|had in mind|are looking|am looking|were looking|was looking|expected)|suitable|suited|designed for|built for|made for (?:us|companies|a))\b",
            r"\b(?:it|this|that|your (?:\w+ )?(?:product|tool|system|software|platform|solution|service|app)|you|you guys) (?:\w+ )?(?:do|does|did|can|could|would|will) not (?:\w+ ){0,2}(?:support|work with|work for|integrate with|integrate|fit|cover|meet|include (?:the|a|any)|connect to|solve (?:our|my|the)|address (?:our|my|the)|suit (?:us|our|me|my))\b",
            r"\b(?:your (?:\w+ )?(?:product|tool|system|software|platform|solution|service|app)|you|you guys) (?:\w+ )?(?:do|does|can|could) not (?:\w+ )?(?:have (?:a|an|any|the|that|those|enough|what|\w+ (?:support|integration|feature|reporting))|do (?:what|that|the)|offer|handle|scale|allow|talk to)\b",
            r"\b(?:missing|lacks|lacking|no support for|without support for) (?:\w+ ){0,4}(?:feature|features|functionality|integration|piece|capability|capabilities|option|api|sso|offline|reporting|that we|we need|i need)\b",
            r"\btoo (?:complex|complicated|hard|difficult|technical|cumbersome|clunky|basic|simple|limited|rigid|slow|generic) (?:\w+ )?(?:for (?:us|me|our|my|the)|to (?:use|learn|set up|implement|manage|roll out|maintain))\b",
            r"\b(?:we are|i am|we are probably|our (?:company|team|business) is) (?:\w+ ){0,2}(?:too|way too|probably too) (?:small|big|large|early|specialized|niche|unique|different)\b",
            r"\b(?:would|will|could|does|do|might|may|can) not (?:\w+ )?(?:work|fly|fit|scale) (?:for (?:us|me|our|my)|here|with (?:our|us|the way)|in our|at our)\b",
            r"\b(?:our|my|the) (?:team|people|reps|users|staff|guys|folks|drivers|nurses|teachers|technicians|agents|employees|crew|techs) (?:\w+ )?(?:will|would|are going to|is going to|might|may) (?:never|not|hate|resist|refuse|revolt|struggle|push back|fight)\b",
            r"\b(?:is|be|was|as|definitely|probably|that|really|kind of) (?:definitely |probably |really |kind of |just |pretty much )?(?:a |the |our |my )(?:\w+ )?(?:deal ?breaker|deal killer|show ?stopper|non starter|nonstarter)\b|^(?:\w+ ){0,2}(?:deal ?breaker|show ?stopper|non ?starter)",
            r"\b(?:steep|big|huge|long|significant|learning) learning curve\b|\blearning curve\b",
            r"\b(?:our|my) (?:business|industry|situation|company|needs|case|market|process|workflow|setup) (?:\w+ ){0,2}(?:is|are) (?:\w+ )?(?:different|unique|special|too|not like|unusual)\b",
            r"\b(?:hassle|headache|too much (?:work|effort|trouble|disruption|hassle)|a lot of (?:work|effort) to (?:switch|move|change|migrate|set|implement)|painful to (?:switch|move|migrate)|pain to (?:switch|move|migrate|change)|disruptive)\b",
        ),
    ),
    Phrases(
        Cue.THINKS_ABOUT_IT,
        "Putting it off without a reason and without a day.",
        (
            r"\b(?:need|want|have|like|prefer|rather|going|got|time|let me|let us|i will|we will|i should|i would|we would|can i|to) (?:\w+ )?(?:to )?(?:\w+ )?(?:think (?:about (?:it|this|that|all|everything|what)|it over|this over|that over|on (?:it|this|that)|it through|this through|more)|mull|sleep on|consider (?:it|this|that|our|my|all)|digest|weigh (?:it|this|our|my|up|the)|chew on|reflect|ponder|regroup|go over (?:it|this|everything) (?:again|first|some more))\b",
            rf"\b(?:discuss|talk|review|run|take|bring|look at|go over|share|check|go through|socialize|socialise|debrief|huddle|speak|chat) (?:\w+ ){{0,5}}(?:{_TEAM}|amongst ourselves|among ourselves|with each other)\b",
            r"\b(?:need|give (?:me|us)|take|want|like|have) (?:\w+ )?(?:some|a little|more|a bit (?:of|more)|a few|a couple of|a couple|the) (?:more )?(?:time|days|weeks) ?(?:to|before|$|for (?:this|that|it))",
            r"\b(?:i|we) (?:will|would|can|could|shall|am going to|are going to) (?:\w+ )?(?:reach out|be in touch|get in touch|call you|contact you|let you know|get back (?:to you|with you)|circle back|come back to you|follow up with you|give you a (?:call|ring|shout)) ?(?:if|when|once|in|after|about|with|on|at|sometime|later|soon|$)",
            r"\b(?:do not call (?:us|me) (?:we|i)|leave it with (?:me|us)|we will see|let us see (?:how|what)|keep (?:our|my) options open|not ready to (?:commit|decide|make)|before (?:i|we) (?:commit|decide|do anything|make (?:a|any) (?:decision|commitment|move)))\b",
            r"\bjust (?:send|email|shoot|mail|text|drop|forward) (?:me|us|it|over|something|an?|the|some|your)\b",
            r"\b(?:send|email|shoot|mail) (?:me|us) (?:\w+ )?(?:some|an?|the|your|any) (?:\w+ )?(?:info|information|email|brochure|literature|leaflet|flyer|material|materials|details|something)\b",
            r"\b(?:undecided|not (?:\w+ )?(?:decided|made up (?:our|my) minds?)|have not (?:\w+ )?(?:decided|made))\b",
            r"\bif (?:we|i) (?:decide|choose|are (?:still )?interested|am (?:still )?interested|change (?:our|my) minds?|want to (?:move|go|proceed))\b",
        ),
    ),
    Phrases(
        Cue.HAS_ONE,
        "Something or somebody does it already.",
        (
            rf"\b(?:already|currently) (?:\w+ )?(?:have|has|got|use|using|work with|working with|have got|are with|bought|signed|own|pay for|paying for|going with|committed to|locked in|covered|sorted|taken care) ?(?:{_THING}|with|to|of|in place|$)",
            rf"\b(?:we|i) (?:have|have got|got|use|work with|are using|are working with|have been (?:using|working with)) (?:{_THING}) (?:\w+ ){{0,2}}(?:already|in place|for (?:that|this|it)|we (?:are happy|like|love|trust)|that (?:does|handles|works)|(?:that|who) (?:does|handles|takes care)|i (?:like|trust)|under contract)\b",
            r"\b(?:happy|satisfied|content|pleased|fine|good|okay|comfortable|all set|set|covered|sorted|doing well|stick\w*|stay\w*|staying put|loyal) (?:\w+ )?(?:with|to) (?:what|our|the (?:current|existing|one|ones|people|guys|company|vendor|provider|system|way)|who|them|how|my|where|whoever)\b",
            r"^(?:(?:no|thanks|thank you|honestly|yes|oh|i think|actually|well|sorry|but|so|and) )*(?:we are|i am|we should be|i think we are) (?:\w+ )?(?:all set|covered|sorted|all good|taken care of|good to go|all taken care of)\b",
            r"\b(?:we|i|my team|our team|our \w+) (?:\w+ )?(?:do|does|handle|handles|built|run|runs|manage|manages) (?:\w+ ){0,4}(?:in house|inhouse|ourselves|internally|on our own)\b",
            r"\b(?:have|has|got|with|an) (?:\w+ ){0,3}(?:in house (?:team|person|guy|tool|system|solution|people)|internal (?:team|tool|system|solution))\b",
            r"\b(?:we are|i am|still|are|am) (?:\w+ )?(?:under contract|in a contract|in contract|locked in|locked into|tied in|tied into|committed) ?(?:with|to|until|for|through|till)? ?(?:\w+ ){0,3}(?:them|our|another|someone|provider|vendor|contract|year|years|months|next|agreement|january|february|march|april|may|june|july|august|september|october|november|december|the end|\d+)?",
            r"\b(?:just|recently|last (?:month|year|week|quarter)) (?:\w+ )?(?:signed|renewed|bought|switched|implemented|went live|rolled out|invested in|moved) (?:\w+ )?(?:with|a|an|our|another|to|on|something|one|someone|for)\b",
            r"\b(?:have|had|been with|has) (?:\w+ ){0,3}(?:a (?:good|great|long|strong|solid|close) (?:\w+ )?(?:relationship|partnership)|the same (?:guy|vendor|provider|supplier|company|people)) ?\b",
            r"\b(?:someone|somebody|a guy|our guy|my guy|my (?:nephew|cousin|brother|neighbou?r|son|friend)) (?:\w+ )?(?:who |that )?(?:already )?(?:does|handles|takes care|looks after|do) ?(?:it|that|this|of|all|our|my|for)?\b",
        ),
    ),
    Phrases(
        Cue.NO_TIME,
        "No time for this talk, or for taking it on.",
        (
            r"\b(?:i|we) (?:\w+ )?(?:do|did|will|would) not (?:\w+ )?have (?:\w+ ){0,2}(?:time|bandwidth|capacity|resources|a (?:minute|second|moment)|the (?:people|hours)) ?(?:for (?:this|that|it|you|a (?:call|demo|meeting|pitch|new|change|project|migration|switch|rollout)|another|anything|sales|something)|to (?:talk|chat|look|go through|deal|implement|learn|switch|set|take (?:this|it|on)|sit|listen|evaluate|meet|train|migrate)|right now|today|at the moment|now|$)",
            r"\b(?:no|not enough|not got|have not got|little) (?:the )?(?:time|bandwidth|capacity) (?:for (?:this|that|it|you)|right now|to (?:talk|chat|take|look|implement|deal|learn)|at the moment|today)\b",
            r"\b(?:i am|we are|i am a|am) (?:\w+ ){0,2}(?:busy|swamped|slammed|tied up|flat out|snowed under|up to my (?:neck|ears|eyeballs)|underwater|buried|stretched (?:thin|too)|in the middle of (?:something|a|lunch|dinner)|driving|in a meeting|on another call|late for|just (?:heading|walking|stepping|running|about)|about to (?:go|walk|head|step|jump|leave|start|board)|running (?:late|out|into)|heading (?:into|out))\b",
            r"\b(?:caught me|catching me|got me) (?:\w+ ){0,3}(?:at a bad|in the middle|at the wrong|on my way|driving|between)\b",
            r"\b(?:make it quick|be quick|make this quick|in a (?:rush|hurry)|got (?:a|one|two|like|only|about|just) (?:\w+ )?(?:minute|minutes|second|seconds|sec)$|only (?:got|have) (?:a|one|two|\w+) (?:minute|minutes|second|seconds))\b",
            r"\b(?:can|could) not (?:\w+ )?(?:talk|chat|speak) (?:right now|now|at the moment|today)\b",
        ),
    ),
    Phrases(
        Cue.REFUSES,
        "A plain no to the whole.",
        (
            r"\b(?:i am|we are|am|are|probably|really|just|honestly|^)? ?not (?:(?:really|that|very|at all|all that|so|too|particularly|currently|even|actually|personally|super|terribly) ){0,2}interested\b|\buninterested\b",
            r"\b(?:no|zero|any|little|without) (?:real )?interest (?:in|at)\b|\b(?:no interest|lost interest)\b",
            r"^(?:(?:oh|um|yes|well|sorry|hi|i am|okay|but|and|honestly|hey) )*no (?:thank you|thanks|thank)\b",
            r"\b(?:take|remove|delete|scratch) (?:me|us|my \w+|our \w+) (?:off|from)\b",
            r"\b(?:stop|quit) (?:calling|emailing|contacting|bothering|harassing)\b",
            r"\b(?:do not|never) (?:\w+ )?(?:call|contact|email|ring|bother)(?: \w+){0,2} (?:again|anymore|any more|back|here|this number|me|us)\b",
            r"\b(?:i|we) (?:\w+ ){0,3}(?:(?:have to|going to|will|would|rather|need to) pass$|pass (?:on (?:this|it|that|the)|for now|this time)|must decline|have to decline|going to decline|am out$|are out$|rather not$|have to say no|going to say no)|\bhard pass\b",
            r"\b(?:decided|chose|chosen|opted|choosing|deciding|leaning|elected) (?:\w+ )?(?:not to|against|to (?:go|stay|stick|move) (?:with|forward with|ahead with)|to (?:do it|build)|with (?:another|someone|a different|our))\b",
            r"\b(?:going|went|gone|go|moving|sticking) (?:\w+ )?with (?:someone else|somebody else|another|a different|a competitor|your competitor|the other|them instead)\b",
            r"\b(?:going to|want to|would like to|will|have to|need to|planning to|decided to|probably|thinking (?:of|about)|about to) (?:\w+ )?(?:cancel|cancell?ing|terminate|not renew|discontinue|end (?:the|our|my) (?:contract|subscription|agreement))\b|\bnot (?:going to |be )?(?:renew|renewing)\b",
            r"\b(?:just |really |simply )?not for (?:us|me)\b|\bnot (?:our|my) (?:thing|cup)\b",
            r"\b(?:leave me alone|waste of (?:my|our|your) time|wasting (?:my|your) time|not going to happen|no way|forget it|do not bother|i am hanging up|hangs up)\b",
            r"\bnot (?:\w+ )?(?:going to (?:\w+ )?(?:move|go|proceed)|moving|be moving|going|proceeding|want to (?:move|go)) (?:\w+ )?(?:forward|ahead|further|with (?:it|this|that|you))\b",
        ),
    ),
)
