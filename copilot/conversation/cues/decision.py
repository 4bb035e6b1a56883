"""Who decides, by which steps, and by what it is judged.

A person who joins a meeting decides nothing, so every pattern holds an act of deciding: to sign
off, to approve, to have the last word, to be asked before it is settled.
"""

from __future__ import annotations

from typing import Final

from copilot.conversation.cues.cue import Cue, Phrases

_PEOPLE: Final = (
    r"(?:ceo|cfo|cto|coo|cio|ciso|cmo|cro|cpo|vp|svp|evp|vps|vice president|chief \w+ officer|chief|directors?|"
    r"board|owners?|founders?|co founder|(?:business )?partners?|husband|wife|spouse|fiance|fiancee|boss(?:es)?|managers?|"
    r"supervisor|president|head of \w+|committee|leadership|(?:upper |senior )?management|controller|treasurer|principal|"
    r"superintendent|dean|mayor|trustees|council|gm|headquarters|hq|corporate|head office|accountant|landlord|mom|"
    r"mother|dad|father|parents|brother|sister|son|daughter|family|executives?|exec team|executive team|c suite|"
    r"investors|shareholders|chairman|chair|bookkeeper|chairman|chairwoman|chairperson|pastor|elders|vestry|hoa|mum|boyfriend|girlfriend|uncle|aunt|cousin|in laws|captain|commander|counsel|administrator|higher ups)"
)
_OFFICES: Final = r"(?:finance|legal|procurement|purchasing|security|compliance|it department|infosec|accounting|operations|hr)"
_ROLE: Final = rf"(?:{_PEOPLE}|{_OFFICES})"
_APPROVAL: Final = r"(?:approvals?|approved|sign ?offs?|signed off|buy in|blessing|green light|go ahead|permission|authori[sz]ation|thumbs up|okay|nod)"
_DECIDES: Final = (
    r"(?:decides?|approves?|approved|approving|signs? off|signed off|signing off|signs? (?:it|this|that|the|these|everything|every|all|any|contracts?|checks?)|"
    r"holds? the purse|controls? the (?:budget|money|purse)|owns? the (?:budget|decision|purse|money)|writes? the che(?:ck|que)s?|"
    r"has (?:\w+ ){0,2}(?:say|veto|authority|vote)|have (?:\w+ ){0,2}(?:the say|a say|some say|final say|veto|authority|vote)|calls? the shots|pulls? the trigger|green ?lights?|gives? the (?:okay|go ahead|green light)|votes?|voted|chooses?|picks?|selects?)"
)
_BODY: Final = r"(?:board|committee|council|trustees|partners|cfo|ceo|coo|cto|cio|leadership|executives?|owners?|directors?|president|investors|head office|headquarters|corporate)"

_SUM: Final = (
    r"(?:[$€£₹]?\d[\d.,]*k?|an?|one|two|three|four|five|six|seven|eight|nine|ten|fifteen|twenty|thirty|forty|fifty|sixty|seventy|"
    r"eighty|ninety|half a)(?: (?:\d+|one|two|three|four|five|six|seven|eight|nine|hundred|thousand|grand|million|k|dollars|euros?|"
    r"pounds?|quid|bucks|years?|months?))*"
)
_HAS_TO: Final = r"(?:has|have|had|is|are|needs?|must|will|would|got|going|wants?|likes?)(?: got)? (?:to )?(?:\w+ )?"

PHRASES: Final = (
    Phrases(
        Cue.DECIDER_ASKED,
        "Asking who decides or must agree.",
        (
            r"\bwho(?: \w+){0,7} (?:decid\w+|decisions?|signs?|signed|signing|approv\w+|final say|last word|final call|the call|say so|(?:pulls?|pulling) the trigger|calls? the shots|weigh in|weighs in|on board|stakeholders?|purse strings|blessing|(?:owns|holds|controls) the (?:budget|money))\b",
            r"\bwho (?:else|all|is|are|would|will|needs|has|should|do)(?: \w+){0,5} (?:involved|be involved|part of (?:this|the|that)|to be (?:part|convinced|comfortable|happy|on board)|(?:need|needs|have|has) to (?:agree|see|look|say|bless|review|okay|be))\b",
            r"\bwho (?:\w+ ){0,4}(?:budget|spending|signing|purchasing|buying) (?:authority|power)\b",
            r"\b(?:do|does|will|would|did) (?:anyone|anybody|someone|somebody|any of|one of)(?: \w+){0,5} (?:approve|sign|sign off|decide|agree|weigh in|okay)\b",
            r"\bis there (?:a|some kind of|also a|any) (?:\w+ )?(?:committee|board|panel|buying group)\b",
            r"\bhow many (?:people|stakeholders|folks|others|signatures|approvals) (?:\w+ ){0,5}(?:decisions?|decide|approve|sign|involved|signing)\b",
            r"\bwhose (?:\w+ ){0,3}(?:decision|call|approval|signature|budget)\b",
            r"\bwho (?:else )?(?:gets|has|have|needs) (?:a|the|to have a) (?:vote|voice|say|look)\b|\b(?:are|would|will) you (?:be )?the (?:one|person)(?: \w+){0,3} (?:sign|signing|signs|decides|deciding|buying|buys|approves)\b|\bwhat does (?:\w+ ){0,3}(?:path|road|way|route) to (?:a |the )?(?:yes|decision|signature)\b",
            r"\bwho (?:\w+ ){0,6}(?:comfortable|onside|in the room|round the table|around the table|at the table|say yes|says yes|yes or no|a yes|agree|agrees|okay (?:it|this|that)|get behind (?:it|this)|be happy with (?:it|this))\b",
            r"\bhow (?:does|do|would|will|is|are) (?:\w+ ){0,6}(?:get (?:bought|approved|signed|a yes|to a yes|through|past|across|over|decided|done|sorted|the nod)|gets? bought|bought|go from here|work on your (?:side|end)|(?:work|happen|run) internally|purchased|signed off)\b",
            r"\b(?:is (?:that|it|this)|are you|would it be|would that be) (?:\w+ ){0,2}(?:you|yourself) (?:\w+ ){0,6}or (?:\w+ ){0,3}(?:somebody|someone|anyone|anybody|there|who|is|does|are|others|them)\b",
            r"\b(?:do|does|would|will|can) you (?:\w+ )?(?:need|have) to (?:\w+ )?(?:run|clear|check|take|show|ask|convince|get)\b(?: \w+){0,4} (?:by|past|with|to|else|anybody|anyone|somebody|someone|upstairs)\b",
            r"\b(?:say so|say yourself|your say|your decision|yours to (?:decide|sign|make)|in your gift|have the final)\b",
            r"\b(?:anyone|anybody|someone|somebody|any other|other) (?:else|people|person|stakeholders?|decision makers?)?(?: \w+){0,6} (?:decision|decisions|decide|approve|sign|signs|sign off|weigh in|consult|run (?:this|it|that) (?:by|past)|involved in (?:this|that|making|the)|part of (?:this|the|that)|have a say|has a say|on board)\b",
            r"\b(?:are|is|will|would) (?:you|it|that|he|she)(?: \w+){0,6} (?:decision makers?|(?:making|makes|make|makes) (?:the|this|that|these) (?:\w+ )?(?:decisions?|call)|final say|sole|signing authority|sign off|signs off|decides|decide|approve this)\b",
            rf"\b(?:do|does|will|would|did) (?:you|this|that|it|something|anything|your \w+)(?: \w+){{0,6}} (?:need|require|have|get)(?: \w+){{0,5}} {_APPROVAL}\b",
            r"\b(?:will|would|do|does|is) (?:your|the) (?:\w+ ){0,3}(?:need|have|want) to (?:\w+ ){0,2}(?:approve|sign|agree|sign off|see it|weigh in|be involved)\b",
            r"\b(?:can|could|are|will|would) you (?:\w+ ){0,5}(?:sign|decide|approve|make (?:the|this|that) (?:\w+ )?(?:decision|call))(?: \w+){0,4} (?:yourself|alone|own|today)\b",
            r"\b(?:your|other|the|all|any|key) (?:\w+ )?(?:decision makers?|buying committee|decision making (?:team|unit|group))\b",
        ),
    ),
    Phrases(
        Cue.DECIDER_WONDERED,
        "The same as a wish to know, which is no question by its form.",
        (
            r"\bis (?:that|this|it) (?:\w+ )?(?:your|his|her|their) (?:\w+ )?(?:call|decision)\b",
            r"^(?:(?:and|so|okay|then|well|also|just) )*who (?:\w+ )?(?:ultimately|usually|normally|typically|actually|finally|really) (?:decides?|signs?|approves?|makes the|has the|pulls the|calls the)\b",
            r"^(?:(?:and|so|okay|then|well|also|just) )*who (?:\w+ )?(?:decides?|signs (?:off|the)|approves?|(?:makes|has|holds|owns|controls|pulls|calls) the (?:\w+ )?(?:budget|final|say|call|decisions?|trigger|shots|purse|authority|money))\b",
            r"^(?:(?:and|so|okay|then|well|also) )*who (?:else )?(?:gets|has|needs) (?:a|the) (?:vote|say|voice)\b",
            r"\b(?:besides|other than|apart from|aside from|in addition to) (?:\w+ ){1,3}who\b",
            r"\bdo you (?:\w+ )?(?:make|decide) (?:\w+ ){1,4}(?:yourself|alone|on your own)\b",
            r"\b(?:understand|know|ask|learn|wondering|curious|tell|share|clarify|confirm|hear|ask you|idea|sense)(?: \w+){0,4} (?:who|whose|anyone|anybody|decision makers?)(?: \w+){0,7} (?:decid\w+|decisions?|signs?|approv\w+|final say|involved|weigh in|on board|stakeholders?)\b",
        ),
    ),
    Phrases(
        Cue.DECIDER_SAID,
        "Telling who decides, signs off or must approve.",
        (
            rf"\b(?:over|above|up to|below|under|beyond|past|until) (?:\w+ |[$€£₹]?[\d.,]+k? ){{1,4}}(?:\w+ ){{0,3}}(?:is|goes|needs|has|wants|signs|decides|comes|lands|ends)(?: \w+){{0,4}} {_ROLE}\b",
            rf"\b(?:over|above|beyond|past|for) (?:that|this|it|more|anything)(?: \w+){{0,4}} (?:it|that|this|everything) (?:goes|has to go|needs to go|is|lands|ends)(?: \w+){{0,3}} (?:{_ROLE}|him|her|them)\b",
            r"\b(?:his|her|my|their|our) (?:own )?signature\b|\b(?:two|both|three|four|all) (?:\w+ )?signatures?\b",
            r"\b(?:can|could|may) (?:\w+ )?(?:do|sign|approve|spend|order) (?:\w+ ){1,6}(?:on my own|by myself|off my own bat|without (?:asking|calling|telling|going to))\b",
            r"\b(?:both|two|three|all|four) (?:of us )?(?:must|have to|has to|need to|needs to|got to|who) (?:\w+ )?(?:say yes|agree|sign|decide)\b|\b(?:must|have to|has to|need to) be (?:the )?(?:two|both|three|all)(?: \w+){0,3} (?:yes|agree|sign|decide)\b",
            r"\b(?:decides?|decided|signs?) (?:\w+ )?(?:alone|on (?:her|his|their) own|herself|himself|themselves)\b",
            rf"\b{_ROLE}(?: \w+){{0,5}} {_DECIDES}\b",
            rf"\b(?:i|we|he|she|they|who|that|which|one|myself|somebody|someone) (?:\w+ ){{0,2}}{_DECIDES} (?:on )?(?:it|this|that|these|those|everything|anything|any|all|the|che(?:ck|que)s?|contracts?|papers?|purchases?|spend\w*|budgets?|deals?|contracts?|over|above|new|for|big|large|most)\b",
            rf"\b(?:i|we|he|she|they|who|{_ROLE})(?: \w+){{0,3}} (?:makes?|make|making) (?:the|that|this|these|all the|all|those|our|most of the|buying|purchasing)(?: \w+)? ?(?:decisions?|call|calls)\b",
            r"\b(?:(?:the|our|my|a|sole|only|main|final|primary|real|ultimate|economic|joint) (?:\w+ )?decision makers?|final (?:say|decision|call|approval|sign ?off|authority|word)|last word|signing authority|signatory|purchasing authority|budget holder|budget owner|economic buyer|authority to (?:\w+ )?(?:sign|approve|decide|buy|spend))\b",
            r"\b(?:has|have|had|needs?|want|wants|will need|would need|going to need|must|got|required|supposed) (?:to )?(?:\w+ )?(?:approve|sign off|okay (?:it|this|that)|bless (?:it|this)|green ?light|rubber stamp|say yes|give (?:the|us the|me the) (?:okay|green light|go ahead|blessing)|agree to (?:it|this|that)|be (?:convinced|on board|sold on))\b",
            rf"\b{_ROLE}(?: \w+){{0,4}} (?:has|have|had|needs?|wants?|will need|would need|going to need|will have|would have|will want|would want|must|got|want) to (?:\w+ )?(?:sign|see|agree|look at (?:it|this)|review (?:it|this)|be (?:comfortable|happy|okay)|like it|approve|decide|buy in)\b",
            rf"\b(?:need|needs|needed|get|getting|got|require|requires|requiring|take|takes|subject to|pending|waiting (?:for|on)|wait (?:for|on)|without|have to have|seek|want)(?: \w+){{0,5}} {_APPROVAL} (?:by|from|of|off|at|with)\b",
            rf"\b(?:need|needs|get|require|requires|takes|wait for|waiting (?:for|on)|pending|without|before|after|once|have|has|until|is|be|with|and|the|a)(?: \w+){{0,4}} {_ROLE}(?: \w+)? {_APPROVAL}\b",
            rf"\b(?:get|getting|have|has to get|needs? to get|got) (?:it|this|that|everything|anything|the \w+|\w+)(?: \w+)? (?:approved|signed off|okayed|cleared|authori[sz]ed|past|signed|by)(?: \w+){{0,3}} {_ROLE}\b",
            rf"\b(?:approved|okayed|authori[sz]ed|signed off|cleared|decided|signed) (?:on )?by (?:\w+ ){{0,3}}{_ROLE}\b",
            r"\b(?:involved in|looped in on|in on|part of|looped into|included in|brought into)(?: \w+){0,2} (?:approv\w+|decisions?|deciding|sign ?offs?)\b",
            rf"\b(?:up to|decided by|rests with|lies with|sits with|comes from|goes (?:up )?to|answer to|defer to|down to|ends? up with|falls to) (?:\w+ ){{0,2}}(?:me|us|him|her|them|both|{_PEOPLE})\b",
            r"\b(?:it is|that is|this is|is not|it would be|would be|is|was) (?:\w+ )?(?:my|his|her|our|their) (?:\w+ )?(?:decision|call)\b",
            r"\b(?:i|we) (?:\w+ )?(?:do not|can not|can|could not) (?:\w+ )?(?:make (?:the|that|this|these|those|any) (?:\w+ )?(?:decisions?|call)|decide (?:on )?(?:it|this|that|alone|anything|myself|without|by)|sign (?:off )?(?:on )?(?:it|this|that|anything) (?:\w+ )?(?:alone|myself|without)|approve)\b",
            r"\bdecisions? (?:\w+ ){0,4}(?:is|are|gets?|will be) (?:\w+ )?(?:made|taken) (?:by|at|in|centrally|locally)\b",
            r"\bmakes (?:the|that|these|those|all|all the|our|most|most of the|any|every)(?: \w+)? ?(?:decisions?|calls?)\b",
            r"\b(?:signatures? (?:from|of|by)|needs? (?:\w+ ){0,2}signatures?|(?:has|have|needs?) to be (?:\w+ )?(?:signed|approved|okayed|authori[sz]ed) by|co ?sign\w*|countersign\w*)\b",
            r"\b(?:call|decision|say) is (?:\w+ )?(?:mine|his|hers|theirs|ours|up to)\b",
            r"\b(?:have|has|got|with|without|lack) (?:\w+ ){0,3}authority\b",
            r"\b(?:decision|call) (?:in the end|to make|ultimately|at the end of the day)\b|\b(?:to|for) a vote\b",
            r"\bultimately (?:\w+ ){0,4}(?:decision|call)\b",
            r"\b(?:it is|that is|comes? out of|from|out of) (?:my|his|her|their|\w+s) (?:\w+ )?budget\b",
            r"\b(?:they|board|committee|partners|members|council|owners|we) (?:\w+ ){0,3}votes?(?: on\b|$)",
            rf"\b(?:goes?|going|went|put|present|presented|presenting) (?:\w+ ){{0,3}}(?:in front of|before|past|up to|to|through) (?:my|our|the|his|her) (?:\w+ ){{0,2}}{_BODY}\b",
            r"\b(?:he|she) (?:will |would )?(?:have|need|has|needs|want|wants|gets?|likes?) to (?:\w+ )?(?:look|see|review|approve|agree|sign|okay|weigh|know about|be asked|be involved|decide)\b",
            r"\b(?:handles?|takes? care of|manages?|looks? after|in charge of|controls?|responsible for) (?:all )?(?:the|our|my|all|any) (?:\w+ )?(?:money|finances|purchasing|buying|budgets?|purchases|spending|contracts|procurement)\b",
            r"\b(?:needs?|has|have|had|must|would|will|can|got|wants?)(?: to)? (?:\w+ )?(?:give|bless) (?:it|this|that|us|me|anything|everything|any|the) ?(?:\w+ ){0,3}(?:thumbs up|okay|green light|go ahead|blessing|nod|touches|new|we)\b",
            r"\b(?:i|we|he|she) (?:\w+ )?decides?$",
            rf"\b(?:convince|persuade|win over|sell (?:it|this|that) to|get (?:\w+ ){{0,2}}on board|get past) (?:\w+ ){{0,3}}{_ROLE}\b",
            r"\b(?:we|i) (?:\w+ )?(?:decide|make (?:\w+ ){0,2}decisions?) (?:\w+ ){0,3}(?:as a|together|jointly|between us)\b",
            rf"\b(?:over|above|past|under|below|beyond|more than|bigger than|up to|until) {_SUM}(?: (?:in total|a year|or so|a month|and|then)){{0,2}} (?:(?:then )?(?:it|that|this|everything) (?:is|goes|sits|lands|ends|needs|has|gets|comes)|goes|sits|lands|needs|has to|she|he|they|we need|i (?:can|just|do|sign|decide|need|have)|[a-z]+ (?:signs?|decides?|approves?|has|needs|wants|looks))\b",
            r"\b(?:it|that|this|everything|they|contract|offer|quote|paper|request|one) (?:then )?(?:goes|went|sits|sat|lands|ends up|stops|gets sent|moves|climbs|has to go) (?:\w+ ){0,3}(?:upstairs|to the top|desk|in(?:to)? \w+ (?:in ?)?tray|up the (?:chain|ladder|line)|in front of (?:him|her|them)|to (?:him|her|them))\b",
            rf"\b(?:he|she|they|who|[a-z]{{4,}}) {_HAS_TO}(?:sign|okay|bless|approve|nod|agree to) (?:it|this|that|off|them|everything|anything|all|every|the (?:order|contract|paper|quote|thing))\b",
            r"\b(?:he|she|who|they|both) (?:\w+ )?(?:signs?|okays?|approves?|blesses) (?:it|this|that|off|them|everything|anything|all|stuff|things|every)\b",
            r"\b(?:when|if|once|until|till|unless|before|whether|then) (?:\w+ )?(?:(?:he|she|they|both|[a-z]{3,}) (?:\w+ )?(?:says|said)|they (?:\w+ )?say|they both say) (?:yes|no|okay|go|it is (?:okay|fine|good)|so)\b",
            r"\b(?:has|have|holds|with|got|gets) (?:\w+ )?(?:the )?(?:last|final) (?:word|yes|no|say)\b|\b(?:nothing|no (?:order|contract|deal|money)) (?:\w+ ){0,2}(?:happens|moves|goes|leaves|is (?:bought|signed)|gets (?:bought|signed)) (?:\w+ ){0,3}without\b",
            r"\bit is (?:only |just |really |mostly )?(?:me|my call|him|her|us) (?:up to|until|and then|and \w+ together|and (?:my|our)|together with|who (?:decides|signs|says))\b|\b(?:me|i) and (?:\w+ ){1,3}(?:together|jointly|both)\b",
            r"\b(?:his|her|their|my|\w+s) (?:name|initials?|pen) (?:\w+ ){0,2}(?:on|at the bottom|under)(?: \w+){0,2} (?:it|contract|order|paper|line|che(?:ck|que))\b|\bit is (?:his|her|their|my|our) (?:money|company|firm|business|shop|practice)\b",
            rf"\b(?:up to|until|under|over|above|below|beyond|past) {_SUM}(?: \w+){{0,3}} (?:after|over|above|beyond|past) (?:that|this|it) (?:it is|it goes|that is|i|we|goes|comes)\b|\b(?:over|after|above|beyond|past) (?:that|this) (?:it is|it goes|it lands|it sits|that is) (?:to |with )?[a-z]{{3,}}\b",
            r"\b(?:it|that|this|everything|all|one) (?:all )?(?:goes|ends up|lands|sits|comes|winds up|gets stuck|stops) (?:\w+ ){0,2}on (?:\w+ ){1,2}(?:desk|table|plate)\b|\b(?:can|could|will|might) (?:still |always |just )?(?:say no|say yes|veto|kill it|stop it|block it|overrule|wave it through|nod it through|pull the plug)\b|\b(?:wave|waves|nod|nods) (?:it|this|that|them|everything) through\b",
            r"\b[a-z]{4,} signs off\b|\b(?:i am|you are (?:talking|speaking) to|he is|she is) (?:\w+ )?(?:the (?:owner|boss|one with the pen|one who (?:decides|signs|pays)|right person|decision maker)|in charge (?:of (?:it|this|that|all))?)\b",
            r"\b(?:go|goes|get|gets|take|takes|sent|pushed|signed off|pass|passes|run) (?:it |this |that |everything )?(?:past|before|up to|in front of) (?:\w+ ){0,3}(?:cfo|ceo|coo|cto|cio|board|owner|owners|director|directors|partners|committee|md|president|headquarters|head office|finance)\b|\b(?:final|last|real) (?:yes|no|okay) (?:\w+ ){0,2}(?:comes|is|lies|sits)\b",
            r"\b(?:i|we) (?:\w+ )?(?:only )?(?:recommend|make the case|write it up|put it forward|propose)(?: \w+){0,8} (?:decides?|signs?|says (?:yes|no)|approves?)\b",
            r"\b(?:above my pay ?grade|not my (?:decision|call)|not up to me|out of my hands|decide together|decide jointly|both (?:\w+ )?(?:have to|need to|must|want to) (?:\w+ )?(?:agree|decide|sign|be (?:okay|on board|happy)))\b",
        ),
    ),
    Phrases(
        Cue.DECIDER_CONSULTED,
        "A person who is to be asked before it is settled: he or she has a say.",
        (
            rf"\b(?:need|needs|have|has|want|wanted|got|going|like|must|should|better|prefer|rather|let me|would|will|gotta|before)(?: \w+){{0,4}} (?:talk|speak|discuss|check|go over|review|think|clear|decide|agree|sit down|chat|consult|confer|ask|see|figure|look)(?: \w+){{0,5}} (?:my|our|the) (?:\w+ ){{0,2}}{_PEOPLE}\b",
            rf"\b(?:discuss|discussing|talk|talking|clear|consult|consulting|check|checking|speak|speaking)(?: \w+){{0,6}} (?:my|our|the) (?:\w+ ){{0,2}}{_PEOPLE}(?: \w+){{0,3}} (?:before|first)\b",
            rf"\b(?:run|take|bring|pass|clear|put|present|pitch|sell|get) (?:it|this|that|everything|these|the \w+)(?: \w+)? (?:by|to|past|before|in front of|with) (?:my|our|the) (?:\w+ ){{0,2}}{_PEOPLE}\b",
            rf"\b(?:can not|will not|do not|never|would not|could not)(?: \w+){{0,6}} without (?:\w+ ){{0,5}}{_PEOPLE}\b",
        ),
    ),
    Phrases(
        Cue.PERSON,
        "Somebody with a say, as an answer names one.",
        (
            rf"\b(?:{_ROLE})\b",
            r"\b(?:me|myself|i do|i am|i will|it is me|just us|both of us|the two of us|only me)\b",
            r"^(?:\w+ ){0,3}(?:it|that) (?:is|would be|will be|goes to|has to be) (?:really |just |always |mostly |only |usually |the \w+ )?(?:the |my |our |mr |mrs |ms |dr )?(?:[a-z]+ (?:committee|board|director|manager|team|owner|office)|me|him|her|us|them|mine|ours)\b",
            r"^(?:(?:well|oh|so|yes|no|mainly|mostly|only|just|probably|ultimately|really|in the end|that is|it is|that would be|you want) )+(?:[a-z]+)(?: and [a-z]+)?$|\b(?:she|he) (?:runs|owns|does|handles|keeps|looks after|is in charge of|heads|leads) (?:the|all|our|it|that|this)\b",
            r"^(?:\w+ ){0,4}[a-z]+ and (?:me|i|myself)\b|\b(?:he|she) is (?:the|our|my|head|in charge|chief)\b",
        ),
    ),
    Phrases(
        Cue.OTHER_APPROVAL,
        "An approval that is no purchase of ours: in the product, of a loan, of a request.",
        (
            r"\b(?:loan|mortgage|credit|permits?|claims?|vacation|time off|leave|timesheets?|expenses?|expense reports?|invoices?|purchase requests?|requests?|posts?|drafts?|refunds?|designs?|fda|visa|zoning|pre approved|preapproved|prior authorization)(?: \w+){0,4} (?:approv\w+|authori[sz]\w+|sign ?off|signed off)\b",
            r"\b(?:approv\w+|authori[sz]\w+|sign ?off|signed off|signs? off) (?:\w+ ){0,4}(?:loans?|mortgage|credit|permits?|claims?|vacation|time off|leave|timesheets?|expenses?|expense reports?|invoices|requests|posts|drafts|refunds|designs|workflows?)\b",
            r"\bapproval (?:workflows?|requests?|chain|queue|button|screen|feature|flow|step|rules?)\b",
            r"\b(?:workflow|app|system|platform|dashboard|software|module|tool) (?:\w+ ){0,5}(?:approv\w+|sign ?off)\b",
        ),
    ),
    Phrases(
        Cue.BEYOND,
        "From a sum on it is somebody else's: that is no sum to spend.",
        (
            rf"\b(?:over|above|beyond|past|more than|bigger than) {_SUM}(?: \w+){{0,2}} (?:(?:it|that|this|everything) (?:\w+ )?(?:is|goes|sits|lands|ends|needs|has|gets|comes)|goes|sits|lands|needs|has to|she|he|they)\b",
        ),
    ),
    Phrases(
        Cue.JOINS,
        "Who joins, comes along or is away: that is no say in it.",
        (
            r"\b(?:join|joins|joining|sit in|sits in|sitting in|comes? along|attend|attends|tag along|dial in|pop in|on the (?:call|line)|listen in|meet people|say hello|says hello)\b",
        ),
    ),
    Phrases(
        Cue.ELSEWHERE,
        "Of a former employer, of years ago: who decided there and what was spent there is no matter here.",
        (
            r"\b(?:my|our|his|her) (?:old|former|last|previous|ex) (?:boss|company|job|place|firm|employer|manager|school|practice|outfit|shop|hotel|group|director|team)\b",
            r"\b(?:i|she|he) used to (?:be|work|run|manage)\b|\bused to (?:decide|sign|approve|pick|choose|handle|have to)\b|\b(?:where|when) (?:i|she|he) (?:was|worked|used to)\b",
            r"\b(?:before i (?:came|joined|started|moved)|back in the day|years back|years ago|over there|back then|in those days|at the time|at another company|at a very big company|in a (?:past|former|previous) life)\b",
            r"\bthis (?:is|was) (?:back in )?(?:twenty|two thousand|20\d\d)\b",
            r"\b(?:i was|i worked|i spent \w+ years) (?:at|in|with|for) (?:the|a|an|my) (?:\w+ ){0,3}(?:before|back then|then|once)\b",
        ),
    ),
    Phrases(
        Cue.PROCESS_ASKED,
        "Asking for the steps to a signature.",
        (
            r"\b(?:what|how|walk|tell|describe|explain|understand|is there|do you have|know)(?: \w+){0,9} (?:decision|buying|approval|procurement|purchasing|evaluation|sign ?off|selection|vendor|decision making|purchase)(?: \w+)? (?:process|steps|criteria|cycle|procedure|works?|path)\b",
            r"\bhow (?:do|does|would|will|are) (?:you|your \w+|the (?:company|board|team|business)|you guys|decisions|a decision|something|things)(?: \w+){0,5} (?:decide|decided|decisions?|buy|purchase|approved?|evaluate|choose|made|bought)\b",
            r"\bwhat (?:\w+ ){0,3}(?:happens|happen|steps|would it take|does it take|else)(?: \w+){0,8} (?:sign|signed|signature|approved|contract|across the line|over the line|internally|deal done|purchase|your side|your end)\b",
            r"\b(?:is there|are there|do you have|will there be|does (?:it|this|that) (?:need|have to|go))(?: \w+){0,5} (?:procurement|legal|security|vendor|compliance|rfp|tender|board)(?: \w+)? (?:review|process|approval|involved|sign ?off|step|requirements?|vote|through)\b",
        ),
    ),
    Phrases(
        Cue.PROCESS_SAID,
        "Telling the steps to a signature.",
        (
            r"\b(?:buying|approval|procurement|purchasing|decision|evaluation|selection|vendor|vetting|bidding|tender|rfp|decision making|sign ?off|internal) process\b",
            r"\b(?:security|legal|procurement|vendor|compliance|finance|risk|architecture|privacy|infosec|contract|technical|management|executive|committee|our it) (?:\w+ )?(?:review|sign ?off|assessment|questionnaire|vote|evaluation)\b",
            r"\bboard (?:\w+ )?(?:approval|vote|meeting|sign ?off|review|meets)\b",
            r"\b(?:go|goes|going|went|gone|run|runs|pass|passes|get|gets|has) (?:\w+ ){0,3}(?:through|past|to|by|before) (?:\w+ ){0,2}(?:procurement|legal|security|finance|compliance|purchasing|it department|our it|infosec|the board|committee|an rfp|a tender|approvals?|the whole process|channels|a vote|accounting)\b",
            r"\b(?:our|the) process (?:(?:from here|here|internally|on our (?:side|end)|usually|normally|for (?:this|that)|would|will) ){0,2}(?:is|involves|includes|be|looks like|starts|takes|requires)\b",
            r"\b(?:rfp|rfi|request for proposal|purchase order|vendor (?:form|registration|onboarding|list)|redlines?|master services? agreement|three quotes|three bids|two quotes|competing (?:quotes|bids)|pilot first|proof of concept first)\b",
            r"\bbefore (?:we|i|they|anyone) (?:can|could|will) (?:\w+ )?(?:sign|buy|move|commit|purchase|go ahead|proceed)\b",
            r"\b(?:last|first|next|final|another|one more) (?:gate|hurdle|stage|step internally|round of (?:reviews?|approvals?|interviews))\b",
            r"\b(?:shortlist|short list|narrow (?:it|them) down|then (?:legal|procurement|finance|security|it goes|the board)|stakeholder demos?|first (?:legal|procurement|finance|security|it) )\b",
            r"\b(?:internal|some|more) (?:\w+ )?(?:sign ?offs?|approvals)\b",
        ),
    ),
    Phrases(
        Cue.CRITERIA_ASKED,
        "Asking what it will be judged by.",
        (
            r"\bwhat(?: \w+){0,6} (?:most important|matters? (?:most|to you|the most)|important to you|must haves?|deal ?breakers?|non negotiables?|criteria|requirements|top priorit(?:y|ies)|looking for|look for|final decision|success look|good look|make or break)\b",
            r"\bhow (?:will|would|do|are) you (?:\w+ ){0,4}(?:judge|evaluate|evaluating|measure|compare|comparing|choose|pick|decide between|score|weigh)\b",
            r"\b(?:your|any|the|specific) (?:\w+ )?(?:must haves?|deal ?breakers?|non negotiables?|decision criteria|requirements|wish ?list)\b",
            r"\bwhat would (?:\w+ ){0,4}(?:make you (?:choose|switch|say yes|pick|go)|need to (?:see|have|do) (?:\w+ ){0,3}to (?:choose|switch|say|pick|move|win))\b",
        ),
    ),
    Phrases(
        Cue.CRITERIA_SAID,
        "Telling what it is judged by.",
        (
            r"\b(?:must haves?|deal ?breakers?|non negotiable|nonnegotiable|make or break|hard requirement|requirement (?:for|on|is)|(?:our|main|key|biggest|decision|selection|evaluation) (?:\w+ )?(?:requirements?|criteria|criterion|factors?)|show ?stopper|table stakes)\b",
            r"\b(?:it|that|this|one|solution|system|tool|product|platform|vendor|whatever we (?:choose|pick|buy)|whoever we (?:choose|pick)|anything we (?:buy|choose)) (?:\w+ )?(?:has to|needs to|must|have to|would need to|would have to) (?:\w+ )?(?:integrate|support|work (?:with|on|in|for)|handle|be (?:able|easy|simple|secure|compliant|reliable|hosted|\w+ compliant)|connect|talk to|have|comply|fit|scale|run|meet|offer|play)\b",
            r"\b(?:comes? down to|coming down to|boils? down to|hinges? on|depends? mostly on|judged? (?:it|this|you|them)? ?(?:on|by)|(?:we will|we are) (?:\w+ )?(?:comparing|scoring|judging|evaluating) (?:\w+ )?(?:on|by))\b",
            r"\b(?:most important|matters most|what matters|number one (?:thing|priority)|top priority|biggest (?:thing|priority|factor)|main thing|first priority|top of (?:our|my|the) list|(?:is|are) (?:really |very |super |so |pretty )?(?:important|critical|crucial|essential|key|mandatory) (?:to|for) (?:us|me|our)|(?:is|are) (?:critical|crucial|essential|mandatory))\b",
            r"\b(?:absolutely|flat out|definitely|really|simply|just) (?:need|have to have|require) (?:a|an|the|something|to be|to have|it to)\b",
            r"\b(?:can not|could not|will not|would not) (?:\w+ )?(?:move forward|go ahead|do it|buy|sign|switch|consider|proceed|live|work) without\b",
            r"\b(?:we|i) (?:\w+ )?(?:care (?:\w+ )?about|value|are looking for (?:something|a (?:solution|tool|system|vendor|partner)|someone)|am looking for (?:something|someone|a)|want something|need something) (?:\w+ )?\w+\b",
            r"\b(?:hoping for|would like to have|nice to have|no exceptions|requires? (?:soc|gdpr|hipaa|iso|sso))\b",
        ),
    ),
    Phrases(
        Cue.OUR_SIDE,
        "Somebody of the speaker's own firm.",
        (rf"\b(?:my|our) (?:\w+ ){{0,2}}{_ROLE}\b",),
    ),
    Phrases(
        Cue.YOURS,
        "It is about the other side.",
        (r"\byou(?:r|rs|rself|rselves)?\b",),
    ),
)
