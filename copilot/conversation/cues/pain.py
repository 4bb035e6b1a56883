"""What hurts the buyer: a problem, time or money that goes into it, what is lost, what gets worse.

Words of trouble alone are cheap ("no problem", "that was hard to beat"), so what denies them stands
here too; a number counts only beside one of these moves.
"""

from __future__ import annotations

from typing import Final

from copilot.conversation.cues.cue import Cue, Phrases

_CHORE: Final = (
    r"(?:admin\w*|paperwork|manual\w*|emails?|reports?|reporting|spreadsheets?|data entry|follow ?ups?|scheduling|invoic\w+|"
    r"meetings|crm|updates?|updating|qualification|research\w*|calls|tickets|cleaning|cleanup|reconcil\w+|chasing|copying|copy|paste|pasting|"
    r"fixing|driving|travel\w*|waiting|searching|looking for|typing|entering|rework|payroll|onboarding|training|planning|support|"
    r"processing|checking|correcting|formatting|compiling|tracking|putting together|trying to|dealing with|just)"
)
_BAD: Final = (
    r"(?:wrong|late|missed|lost|rejected|returned|abandoned|delayed|broken|incomplete|duplicates?|errors?|mistakes?|fail(?:s|ed|ing|ures?)?|"
    r"no shows?|damaged|defective|spoiled|unanswered|ignored|overdue|bounced?|cancel(?:s|led|ed|lations)?|complain(?:s|ed|ts)?|drop(?:s|ped)? off|churn(?:s|ed|ing)?|defects?|"
    r"unused|wasted|empty|behind|quit|left|leave|leaving|turn ?over|never (?:get|come|hear|reach|make|close)\w*|do not (?:get|come|hear|reach|convert|make|close|show|answer|finish|work|pay)\w*|"
    r"go(?:es)? (?:missing|unanswered|to waste|cold|dark|nowhere|to voicemail)|fall(?:s|ing)? through|slip(?:s|ping)? through|get(?:s)? (?:lost|missed|dropped|stuck)|to voicemail|in the (?:trash|bin))"
)

PHRASES: Final = (
    Phrases(
        Cue.PAIN_ASKED,
        "Asking for the problem.",
        (
            r"\b(?:what|which|where|how|any|tell \w+|biggest|hardest)(?: \w+){0,8} (?:challenges?|challenging|problems?|pain points?|pains?|frustrat\w+|struggl\w+|hardest|headaches?|bottlenecks?|difficult\w*|issues?|concerns?|stuck|breaking down|broken|not working|slow\w*|worries|worried|keeps? you up|biggest obstacles?|gaps?)\b",
            r"\bwhat (?:\w+ )?(?:prompted|brought|made|led|motivated|triggered) (?:you|this|your|the)\b",
            r"\b(?:what|how) (?:\w+ ){0,3}(?:impact|effect|cost of|consequences?|affect|affects|affecting|hurting|hurt)\b",
            r"\bwhat (?:is|are) (?:\w+ ){0,4}(?:costing|holding|slowing|stopping|preventing|keeping|driving|eating)\b",
        ),
    ),
    Phrases(
        Cue.PAIN_MEASURE_ASKED,
        "Asking how large it is.",
        (
            r"\b(?:how much|how many|how long|what percentage|what percent|what portion|what share|how often|how far)(?: \w+){0,8} (?:time|hours?|days?|minutes|weeks?|spend|spending|spent|lose|losing|lost|cost|costing|costs|wast\w+|miss|missed|missing|waiting|wait|late|manual\w*|errors?|mistakes?|returns?|returned|churn\w*|drop\w*|fall\w*|fail\w*|take|takes|taking|stuck|behind|rework|overtime|leave|leaving|quit|downtime|down|complaints?|no shows?|slip\w*|cancel\w*|tickets|backlog|go cold|admin)\b",
            r"\bwhat (?:is|are|was|does) (?:\w+ ){0,6}(?:cost of|costing|cost you|costs you|cost your|turnover|churn|error rate|downtime|attrition|no show rate|response times?|wait times?|close rate|miss rate)\b",
            r"\b(?:what|how much|how high)(?: \w+){0,5} (?:electric|electricity|energy|power|utility|heating|gas|water|fuel|phone) bills?\b",
            r"\bhow (?:often|frequently|many times)(?: \w+){0,4} (?:go wrong|goes wrong|happen|happens|happening|break|breaks|come up|occur|down|fail)\b|\bwhat does (?:a|one|each|every) (?:\w+ ){1,4}cost (?:you|the \w+|your \w+)\b",
            r"\b(?:put a (?:number|figure|price|dollar)|quantif\w+|ballpark (?:how much|the)|what does (?:that|it|this) (?:\w+ )?cost)\b",
        ),
    ),
    Phrases(
        Cue.SIZE_ASKED,
        "Asking how much or how often, of whatever: of a problem just told it asks how large it is.",
        (
            r"\b(?:how (?:often|many|much|long|bad|big|far|frequently|regularly)|what does (?:a|one|that|each|it) (?:\w+ ){0,4}cost|what (?:does it (?:actually |really )?take|gets|goes|is it (?:costing|running)|percentage|share|portion|kind of numbers?|sort of numbers?|scale|volume)|is that (?:once|every|a|per|weekly|daily|monthly|like|most)|roughly what|any idea what|what (?:happens|is involved|is the damage)|in a (?:week|month|year|day)|every (?:week|day|month) is that|put a number|ballpark|count (?:it|them|up))\b",
        ),
    ),
    Phrases(
        Cue.PER_PIECE,
        "So much for each one: beside a pain it is what one case of it costs.",
        (
            r"\b(?:each|apiece|a piece|per (?:case|order|job|drop|ticket|claim|incident|person|head|visit|site|month|week|day|year)|every (?:single )?(?:time|one|order|week|day|month|night|shift|morning|job|visit)|(?:for|on) (?:one|every|each) \w+|a (?:time|go|pop|night|throw)|at a time)\b",
            r"\b(?:out of|of) (?:that|those|these|them|the|which|i think|about|around|roughly|some|maybe|over|nearly|almost|\d+|\w+ (?:hundred|thousand))(?: \w+){0,4} (?:\d+|one|two|three|four|five|six|seven|eight|nine|ten|only|became|came|turned|made|could|were|are|got|hundred|thousand)\b",
        ),
    ),
    Phrases(
        Cue.PAIN_SAID,
        "A problem of one's own.",
        (
            r"\b(?:it|that|they) (?:just |all )?keeps? (?:on )?(?:happening|going|coming|doing|\w+ing)\b|\b(?:is|are|was|were|been|always|something is|keeps? being) (?:\w+ )?(?:short|missing|late|wrong|disputed|lost|damaged|unpaid|behind|blocked|empty|off|overdue|incomplete|doubled up|double booked)\b",
            r"\b(?:something|stuff|things|bits|parts|half of it) (?:is |are |always |just )*(?:missing|short|wrong|late|broken|lost|off)\b",
            r"\b(?:nobody|no one) (?:is |ever |actually |really )*(?:reads?|reading|uses?|using|answers?|answering|knows?|notices|updates|updating|picks? up|looks?|comes?|listens|does|owns)\b|\b(?:had to|have to|has to) (?:cancel|reschedule|rebook|redo|write off|credit|refund|resend|chase|apologi[sz]e|turn (?:away|down)|send (?:\w+ )?(?:back|home)|stop|close|explain|start (?:over|again)|throw|drive|go (?:out|back))\b",
            r"\b(?:a row|warnings?|fines?|fined|disputes?|disputed|grim|gracious|brutal|shambles|hopeless|useless|rubbish|farce|palaver|faff|wrestling|hassle|pickle|headcount short|at (?:my|our) wits end|up the wall|drives me|loud around here|burnt|burned|allergic)\b",
            r"\btakes (?:(?:me|us|them|him|her) )?(?:ages|for ever|forever|two|three|four|five|half|hours|days|weeks|all|the whole|most of)\b|\b(?:chasing|fishing|digging|hunting|scrabbling|running around|on the phone|ringing round|waiting on|waiting for|babysitting|fixing|correcting|retyping)\b",
            r"\b(?:is|are|it is|those are|they are|does|do|did) not (?:\w+ )?(?:working|helping|converting|selling|arriving|turning up|showing up|picking up|coming (?:in|through|back)|getting (?:done|paid|through)|keeping up|reaching)\b|\bwe (?:could|can) (?:only )?(?:find|account for|trace) (?:only )?\b",
            r"\b(?:(?:real|big|bigger|biggest|huge|main|major|constant|recurring|serious|ongoing|the|a|our|my|core|other|same|have|having|had|got|with|of) (?:\w+ )?(?:problems?|issues?|challenges?|struggles?|headaches?|bottlenecks?|pain points?|pain|frustrations?|nightmares?|hassles?|mess|disasters?|complaints?|gaps?)|problem is|issue is|problem with|trouble with|trouble (?:finding|getting|keeping|tracking|reaching)|(?:complete|total|bit of a|kind of a|such a|absolute|real|huge|hot) (?:mess|nightmare|disaster|pain|headache))\b",
            r"\b(?:struggl(?:e|es|ed|ing)|frustrat(?:es|ed|ing|ion|ions)|annoy(?:s|ed|ing)|overwhelm(?:ed|ing)|drown(?:ing)?|swamped with|buried in|burn(?:ed|t|ing)? out|burnout|exhaust(?:ed|ing)|stress(?:ful|ed|ing)|painful|tedious|cumbersome|clunky|chaotic|chaos|unreliable|inefficient|inefficienc\w+|unsustainable|not scalable|not sustainable|outdated|error prone|depressing|fed up|sick of|tired of|worried (?:about|that)|scramble|scrambling|firefighting|putting out fires|bleeding|suffering|suffers?)\b",
            r"\b(?:takes? (?:forever|ages|way too|too|so|all day|a long|a lot)|took (?:forever|ages|way too|too long|so long)|taking (?:forever|too|so|way)|too (?:slow|long|manual|much time|many (?:errors|mistakes|calls|tools|systems|steps|people|emails|hours|clicks)|few)|(?:so|really|very|pretty|super|painfully|quite|all|still|mostly|completely|entirely|too|incredibly) (?:slow|manual|messy|difficult|stressful|confusing|complicated|disorganized|noisy|hot|cold|drafty|leaky|frustrating|painful|hard to (?:find|track|keep|get|see|know|manage)))\b",
            r"\b(?:(?:keep|keeps|kept|constantly|always|often|frequently|regularly) (?:\w+ )?(?:break\w*|crash\w*|fail\w*|go(?:es|ing)? (?:down|up|out|wrong)|miss\w*|los\w+|forget\w*|running (?:out|behind|late)|late|behind|chasing|asking|calling|down|getting (?:worse|complaints)|having)|breaks? down|broke down|crash(?:es|ed|ing)|going down|goes down|breaking|leak(?:s|ed|ing|y)|falling apart|falls? apart|break completely)\b",
            r"\b(?:(?:fall|falls|falling|fell|slip|slips|slipping|slipped) through(?: the)? cracks|losing (?:\w+ ){0,4}(?:deals?|customers?|clients?|money|sleep|people|business|revenue|leads?|time|track|staff|orders|patients|sales|out|employees|good)|lost (?:\w+ ){0,3}(?:deals?|customers?|clients?|money|business|revenue|leads?|orders|patients|sales|data|track)|wast(?:e|es|ed|ing) (?:\w+ ){0,4}(?:time|hours?|money|days?|effort|budget|food|material|energy|leads?)|a waste of)\b",
            r"\b(?:can not|could not|can not even|unable to|hard to|difficult to|impossible to|tough to|do not have (?:any |a good |a |enough |the )?(?:way|visibility|time|idea|insight|control|people|staff|capacity|bandwidth|to)) (?:\w+ )?(?:keep up|keep track|track|see|find|get|hire|tell|know|scale|manage|trust|measure|reach|rely|review|follow|handle|retain|forecast|report|cope|respond)\b",
            r"\b(?:no visibility|lack of (?:visibility|control|time|data|staff|process)|lacks?|short staffed|understaffed|short handed|overworked|falling behind|fall behind|way behind|running behind|backlog(?:s|ged)?|piling up|piles up|piled up|squeezed|stretched (?:thin|too)|maxed out|at capacity|duplicate (?:data|work|entry|entries|records)|double entry|data entry|silo(?:s|ed)|all over the place|copy past\w+|copying and pasting|copy and paste|(?:by|with the|with my|with our) hands?|manual (?:process|work|reporting|entry|follow|data|copy|tasks?))\b",
            r"\b(?:(?:killing|hurting|costing|slowing|eating|driving|stressing|holding|bugging) (?:us|me|our|my|the|them|into|up)|(?:kills?|hurts?) (?:us|me|our|my)|costs? us|cost us|eats? (?:up|into)|eating up|getting (?:worse|out of hand|squeezed|expensive)|gets? (?:out of hand|lost|missed)|out of control|through the roof|unacceptable|ridiculous|not working (?:for|out|well|any|the)|does not (?:work|scale|talk|integrate|sync|meet)|do not (?:work|scale|talk to each other|integrate|sync)|stopped working|gone dark|stall(?:ing|ed|s)|down ?time|outages?|high turnover|turnover|attrition|churn|no shows?)\b",
            r"\b(?:hates?|nuts|crazy|insane|awful|terrible|horrible|dreadful|worst|worse|sucks?|badly|really bad|so bad|pretty bad|disappoint\w*|unhappy|upset|angry|furious|incidents?|breach(?:es)?|accidents?|theft|stolen|fraud|breaks|broken|breakdowns?|delays?|delayed|slow|slows|slower|stuck|confus(?:ing|ion)|late on|come back|comes back|sent back|sick days|walk(?:ing)? out the door|bounc(?:e|es|ed|ing)|no one (?:answers|picks up)|rejected|overpaying|wasted?)\b",
            r"\b(?:missed (?:calls|deadlines|follow ?ups|appointments|leads|opportunities|orders|shipments|payments|sales|revenue)|miss(?:ing)? (?:calls|deadlines|follow ?ups|appointments|leads|opportunities|orders|shipments|out|targets?)|errors?|mistakes|typos|stockouts?|overstock\w*|late (?:deliveries|payments|shipments|fees)|complain(?:ing|ed|s)?|still (?:no|not|nothing|waiting|have not|has not|is not|broken)|(?:called|emailed|asked|complained) (?:\w+ ){0,4}times|sync (?:issues|failures)|failures|disruption|injur\w+|hurts?|aches?|aching|sore|quit|quits|quitting|shrinkage|spoilage|scrap rate|rework|overtime)\b",
        ),
    ),
    Phrases(
        Cue.NO_PAIN,
        "Words of trouble that tell of none, or of none any more.",
        (
            r"\b(?:no|not|never|without|any|zero|hardly any|few|fewer|less|nothing|not really|not much of|is not|are not|do not have|have not had|avoid\w*|prevent\w*|reduc\w+|eliminat\w+|solv\w+|solves?|fix(?:es|ed)?|takes care of) (?:\w+ ){0,2}(?:problems?|issues?|challenges?|complaints?|trouble|worries|hassle|pain|errors?|mistakes|frustrat\w+|stress\w*|backlog|downtime|struggl\w+|down time)\b",
            r"\b(?:sorry|slow (?:month|week|day|season|time|year|morning)|not (?:too |so |that |all that |half )?(?:bad|slow|crazy|terrible)|like crazy|hard to beat|no rush|lost you|slow down|crazy (?:good|fast|easy)|hates? to)\b",
            r"\b(?:no problem|not a problem|not an issue|no worries|no issue|no trouble|(?:what|that) (?:is|was) not hard|used to be (?:a|an)|not (?:\w+ )?(?:anymore|any more)|problem solved|went (?:\w+ )?(?:well|great|fine|smoothly)|worth it|loved? it|works? (?:fine|great|well|perfectly)|(?:happy|satisfied|pleased) with|sorry to (?:bother|hear)|hate to be|do not want to (?:cause|be))\b",
        ),
    ),
    Phrases(
        Cue.EFFORT,
        "Time or money that goes into it; with a number it is a cost that is felt.",
        (
            r"\b(?:did|do|doing|does|done) (?:\w+ )?(?:nothing else|little else|not much else)\b",
            rf"\b(?:spend|spends|spending|spent|wast(?:e|es|ed|ing)|burn(?:s|ed|ing)?|put(?:s|ting)?|lose|loses|losing|lost|devot\w+|dedicat\w+)(?: \w+){{0,10}} (?:second|minute|hour|day|week|month|time|percent|half|third|%)s?\b(?: \w+){{0,6}} ?(?:on|in|into|for|doing|{_CHORE}|a (?:week|day|month)|per|every|each|of (?:their|our|my|the))\b",
            r"(?:^|\b(?:it|that|this|which|each|every|one|\w+ing|process|\w+s|reports?|order|job|estimate|onboarding|approval|hiring|quote) )(?:\w+ )?(?:takes|take|took|taking|can take|has taken|will take|eats?|eats up|eating up|consumes?|requires?|needs|costs?) (?:(?:us|me|them|him|her|my|our|the|someone|somebody|up|probably|like|maybe|about|around|roughly|at least|almost|nearly|over|more than|anywhere|between|from|close to|easily|up to|team|people|guys|staff|reps|an|a|average|of|full|whole|good|entire|another) ){0,6}(?:\d|half|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty|thirty|forty|fifty|sixty|ninety|several|few|couple|hour|day|week|month|hundred)",
            rf"\b(?:hours?|minutes|days) (?:\w+ ){{0,5}}(?:on|doing|of|in|chasing|for) (?:\w+ )?{_CHORE}\b",
            r"\b(?:people|person|employees?|staff|full time|guys|admins?|clerks?|reps) (?:\w+ ){0,3}(?:just|only|dedicated|whose only job|full time) (?:\w+ )?(?:to|doing|for|on) \w+\b",
            r"\b(?:hours?|minutes|days?)(?: \w+){0,5} (?:just to|only to|chasing|doing|fixing|entering|typing|copying|dealing|waiting|looking|searching|driving|cleaning|correcting|reconciling|sorting|filling|answering|trying|checking|rewriting|redoing|on hold)\b",
            r"\b(?:enter|type|key|copy|reenter|re enter|retype|redo|do|send|explain|call|ask|fill)(?: \w+){0,5} (?:twice|(?:two|three|four|five|six|ten|\d+) (?:different )?times)\b",
            r"\bnothing but\b",
            rf"\bhours? (?:a|per|each|every) (?:day|week|month)(?: \w+){{0,3}} {_CHORE}\b",
            r"\b(?:wait|waits|waiting|waited|on hold|sit|sits|sitting|delayed|behind|overdue|backed up)(?: \w+){0,5} (?:\d+|one|two|three|four|five|six|seven|eight|nine|ten|several|few|couple|half)?(?: \w+){0,2} ?(?:minute|hour|day|week|month)s?\b",
            r"\b(?:response|wait|waiting|turnaround|resolution|lead|hold|cycle|delivery|ramp|load|reply) (?:time|times|up time) (?:is|are|was|were|of|has|have|run|runs|average|averages|sits?|keeps?)\b",
        ),
    ),
    Phrases(
        Cue.LOSS,
        "What is lost or goes wrong; with a number it is counted.",
        (
            r"\b(?:cost|costs|costing|cost of|setting|sets|set) (?:us|me|the company|our|my|them)\b",
            r"\b(?:los(?:e|es|ing|t)|miss(?:es|ed|ing)?|wast(?:e|es|ed|ing)|writ(?:e|ing|ten) off|wrote off|(?:write|writing|wrote) (?:it|them|that) off|leav(?:e|es|ing) (?:\w+ ){0,3}on the table|throw(?:ing|s|n)? (?:away|out)|threw (?:away|out)|toss(?:es|ed|ing)?|refund\w*|leak(?:s|ed|ing)?|forfeit\w*|burn(?:ed|t|ing)? through|bleeding|paid (?:\w+ ){0,3}(?:fines?|penalt\w+|overtime)|(?:in|on|of) (?:\w+ )?(?:fines?|penalt(?:y|ies)|overtime|late fees|rework|lost \w+|waste|downtime|returns|chargebacks?))\b",
            rf"\b(?:of|in|out of|our|my|the|calls|leads|orders|deals|customers|clients|invoices|reps|people|staff|shipments|deliveries|appointments|patients|tickets|emails|candidates|employees|jobs|hires|them|those) (?:\w+ ){{0,5}}{_BAD}\b",
            r"\b(?:turnover|churn|attrition|error|no show|bounce|return|failure|defect|abandonment|absentee\w*|scrap|cancellation|vacancy|drop ?off|shrink\w*|complaint|downtime|rejection|miss) ?(?:rates?|ratio)? (?:is|are|was|of|at|has|hit|hits|went|sits?|runs?|around|about|over)\b",
            r"\b(?:only|just|barely|less than|under|fewer than|maybe) (?:\w+ ){0,4}(?:percent|%|half|third|quarter|one in|two in|\w+ out of)(?: \w+){0,6} (?:get|gets|actually|convert\w*|close\w*|answer\w*|use|uses|show|make|respond\w*|open\w*|reply|complete\w*|come|comes|on|of (?:their|our|the|my))\b",
            r"\b(?:down|outage|outages|offline|crash(?:es|ed)?|breaks? down|broke down|goes down|went down|fails?|failed)(?: \w+){0,5} (?:\d+|once|twice|two|three|four|five|six|times|hours?|days?|minutes|every|a (?:week|month|day))\b",
            r"\b(?:out of|of|for) (?:a |every |the |our |those )?(?:\d+|hundred|thousand|ten|twenty|thirty|forty|fifty|sixty|dozen)(?: \w+){0,5} (?:only|barely|just|maybe)\b",
            r"\b(?:pay|pays|paid|paying|got|hit with|charged) (?:\w+ ){0,6}(?:fines?|penalty|penalties|surcharges?|overages?|late fees?)\b",
            r"\b(?:maybe|only|barely|like|just|get|got) (?:\w+ ){1,5}out of\b",
            r"\bwe (?:can|could|do|did|have) (?:\w+ ){0,3}(?:find|account for|trace|reach|fill|answer|serve|deliver|show)\b(?: \w+){0,2} (?:only|\d+|\w+ hundred)",
            r"\bout of (?:every|each|a|the) (?:\d+|hundred|thousand|ten|twenty|fifty|dozen)\b|\b(?:line|machine|plant|press|shop|site|system|oven|server|van|truck|crew|team|everything) (?:\w+ )?(?:stood|stands|sat|sits|was|were) (?:still|down|idle|dead|dark)\b|\b(?:turn|turns|turned|turning|send|sends|sent|sending) (?:\w+ ){0,3}(?:away|back|home empty)\b|\b(?:eats|swallows|burns|guzzles|devours|chews through|gets through) (?:\w+ ){0,2}(?:\d|hundred|thousand|nine|eight|seven|six|five|four|three|two|twenty|thirty|forty|fifty|[$€£])",
            r"\b(?:percent|%|half|third|most|quarter) of (?:our|my|the|all) (?:\w+ ){0,2}(?:tickets|calls|emails|questions|time|day|returns|orders|cases|requests|visits|jobs) (?:are|is|goes|go|gets|get|end|ends)\b",
            r"\b(?:could|can) not (?:\w+ )?(?:sell|ship|deliver|bill|invoice|serve|take|send out|charge|open|work|run|use)\b",
            r"\b(?:credit(?:s|ed|ing)?|disput(?:e|es|ed)|short ship\w*|short shipped|written down|given away|give away|gave away|compensat\w+)\b",
            r"\b(?:only|barely|hardly) (?:\w+ ){0,4}(?:use|uses|using|used|show|shows|showed|answer|answered|respond|responded|convert|converted|close|closed|got|make it|made it|work|works)\b",
            r"\b(?:hours?|days?|weeks?|dollars|money|thousand|grand|time|percent) (?:\w+ ){0,4}(?:gone|lost|wasted|down the drain|out the (?:door|window)|for nothing)\b",
            r"\b(?:off the road|out of (?:service|order|stock|action)|off sick|out sick|called in sick|idle|unfilled|vacant|unpaid|past due|short|behind|over budget|understaffed|short staffed|backlog|behind on|waiting list|waitlist|off by|under target|below (?:target|quota|goal|plan)|missed (?:quota|target|our))\b",
        ),
    ),
    Phrases(
        Cue.WORSENS,
        "It has got worse: from one number to another.",
        (
            r"\b(?:crept|creep(?:s|ing)?|gone|went|jumped|climbed|grown|grew|risen|rose|increased|ballooned|doubled|tripled|spiked|shot|stretched|slipped|slowed) (?:\w+ ){0,3}(?:up|from|to|by)\b",
            r"\b(?:raised|raises|raising|increased|hiked|bumped|jacked|upped) (?:\w+ ){0,2}(?:our|my|the|their) (?:\w+ )?(?:prices?|premiums?|rates?|rent|fees?|costs?|bills?|subscription)\b",
            r"\b(?:dropped|drop|dropping|fallen|fell|fall|falling|declined|decreased|shrunk|shrank|slid|plummeted|down) (?:\w+ ){0,4}(?:from|to|by|about|around|over|almost|nearly|percent|\d+)\b",
            r"\b(?:bills?|premiums?|rent|costs?|fees|rates?|prices?|electricity|utilities|energy) (?:\w+ ){0,5}(?:went|gone|going|goes|go|keep|keeps|up|jumped|doubled|high|higher|crazy|insane|skyrocket\w*|increas\w+|climb\w*|rising|rose|over|almost|hit|hits)\b",
            r"\b(?:bills?|electricity|utility|energy|power|heating|gas) (?:\w+ ){0,2}(?:bills?|is|are|runs?|was|costs?|comes)(?: \w+){0,6} (?:\d|hundred|dollars|a month|per month)",
            r"\b(?:complaints?|returns?|errors?|cancellations?|churn|turnover|overtime|wait times?|no shows?|incidents?|injuries|claims|downtime|costs?) (?:is|are|have|has|went|go|going|rates?|been|gone|was|were|\w+) (?:\w+ ){0,2}(?:up|doubled|tripled|increased|at)\b",
            r"\b(?:instead of|used to (?:be|take|close|get|have|cost|do)) (?:\w+ ){0,5}(?:\d+|one|two|three|four|five|six|seven|eight|nine|ten|half|twenty|thirty|forty|fifty|a)\b",
        ),
    ),
    Phrases(
        Cue.GAIN,
        "A number that would be won, not one that hurts.",
        (
            r"\b(?:would|could|will|can|might|to|helps?|lets?|projecting|expect|expecting|should) (?:\w+ ){0,3}(?:save|saves|saving|free|increase|boost|improve|gain|grow|double|earn|recover|cut|reduce|win)\b",
            r"\bsave (?:you|us|me|them|about|over|up)\b",
            r"\b(?:sav(?:ed|es|ing)|cut|reduced|improved|increased (?:our|their|your|sales|revenue)|improvement|additional revenue|growth|grew (?:\w+ )?(?:sales|revenue)|went great|more revenue|funding)\b",
        ),
    ),
    Phrases(
        Cue.SPAN,
        "How long it has been going on, which measures nothing.",
        (
            r"\b(?:for|over|in|during|past|last|next|within|after|about|almost|nearly|been|every) (?:(?:the|last|past|next|about|almost|over|nearly|around|like|maybe|a|few|couple|of) ){0,4}(?:\w+ )?(?:weeks?|months?|years?|quarters?|days?) ?(?:now|ago|old)?\b",
            r"\b(?:weeks?|months?|years?|days?) (?:ago|now|old|from now|away|left)\b",
        ),
    ),
    Phrases(
        Cue.A_NUMBER,
        "A number, of whatever: it answers how many.",
        (
            r"\b(?:\d[\d,.]*|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|hundreds?|thousands?|dozens?|half|most of)\b",
        ),
    ),
    Phrases(
        Cue.POINTS_BACK,
        "It speaks of what was said just before it.",
        (
            r"^(?:(?:and|so|but|honestly|yes) )*(?:that|which|it|this) (?:\w+ )?(?:is|was|has been|kills|hurts|costs|makes|drives|gets)\b",
        ),
    ),
    Phrases(
        Cue.RESTATES,
        "Putting what was heard into one figure.",
        (
            r"^(?:(?:okay|right|wow|and|got it|all right) )*so\b",
            r"\b(?:works? out to|comes? (?:out )?to|adds? up to|something like|that is (?:\w+ )?(?:roughly|about|around|nearly|almost|over|like|a|\d+)|that would be|in other words|if i (?:heard|am hearing|understood)|what i am hearing|sounds like|out of (?:a|an|every))\b",
        ),
    ),
    Phrases(
        Cue.CONFIRMS,
        "Yes to what the other side has just put into words.",
        (
            r"^(?:(?:oh|well|and|no|okay|wow|honestly|i mean|sadly|unfortunately) ){0,2}(?:yes|exactly|right|correct|true|that is (?:\w+ )?(?:right|it|correct|true|about right|fair|accurate|exactly|a lot|bad|pretty|the (?:problem|issue))|absolutely|definitely|sounds (?:about )?right|about right|pretty much|at least|easily|more or less|i guess so|when you put it|something like that|more like|probably (?:more|even|about|right)|unfortunately|spot on|bingo|for sure|it is (?:\w+ )?(?:bad|a lot|true|painful|terrible|depressing|crazy)|you are right|i had not|i never|mhm)\b",
            r"\b(?:when you put it (?:that way|like that)|had not (?:\w+ )?(?:thought|calculated|considered|added)|never (?:\w+ )?(?:thought|calculated|added))\b",
        ),
    ),
)
