"""Rival offers in play: unnamed, in use today, or named, found by what stands around the name.

Names in a call are names that nobody has heard of, so a lead ("X quoted us", "switching from X")
marks the place of one and `copilot.conversation.names` judges the word that stands there. Tools to
connect with, the buyer's own market and suppliers of other things are no rivals.
"""

from __future__ import annotations

from typing import Final

from copilot.conversation.cues.cue import Cue, Phrases

NAME: Final = r"(?P<name>\w+(?: \w+){0,2})"
"""Where a lead expects the name; that it is one, is judged apart."""

_SELLERS: Final = (
    r"(?:vendors?|providers?|suppliers?|companies|company|agenc(?:y|ies)|firms?|contractors?|quotes?|bids?|offers?|proposals?|"
    r"solutions?|platforms?|tools?|systems?|products?|options|alternatives?|competitors?|players?|insurers?|brokers?|carriers?|"
    r"dealers?|dealerships?|builders?|installers?|realtors?|agents|consultants?|consultanc(?:y|ies)|banks?|lenders?|software packages|packages|"
    r"outfits?|shops?|partners?|manufacturers?|estimates|ones|programs|candidates|finalists|demos|services)"
)
_ORIGIN: Final = r"(?:chinese|italian|german|polish|turkish|indian|dutch|french|spanish|danish|swedish|japanese|korean|american|czech|swiss|austrian|belgian|portuguese|brazilian|taiwanese|finnish|norwegian|greek|romanian|irish|scottish)"
_OTHERS: Final = (
    r"(?:one|two|three|four|five|six|\d|several|a few|few|a couple(?: of)?|couple(?: of)?|multiple|various|a number of|a bunch of|a lot of|lots of|a ton of|a handful of|"
    r"another|other|others|different|some|all the|a different|any|many|plenty of|half a dozen|your)"
)
_OTHERS_THAN_YOURS: Final = _OTHERS.removesuffix("|your)") + ")"
_SHOPS: Final = (
    r"(?:look(?:ing|ed)? (?:\w+ )?(?:at|into|around at)|evaluat(?:e|ing|ed)|consider(?:ing|ed)?|talk(?:ing|ed)? (?:\w+ )?(?:to|with)|speak(?:ing)? (?:\w+ )?(?:to|with)|"
    r"spoke (?:\w+ )?(?:to|with)|spoken (?:\w+ )?(?:to|with)|compar(?:e|ing|ed)|seen|seeing|saw|met (?:with)?|meet(?:ing)? with|review(?:ing|ed)?|shortlist(?:ed|ing)?|trial(?:l?ing|l?ed)?|"
    r"test(?:ing|ed)|demo(?:ing|ed)|reached out to|contacted|interview(?:ing|ed)|explor(?:e|ing|ed)|check(?:ing|ed) out|pitch(?:ed|ing)|"
    r"approached by|quotes? from|proposals? from|demos? (?:from|with|of)|calls? with|bids? from|offers? from|weigh(?:ing)?|choos(?:e|ing) between|narrowed (?:it )?down to|down to|vetting|piloting|shopping|assess(?:ing)?|"
    r"waiting (?:on|for)|put (?:it|this) out to)"
)
_HOLDER: Final = r"(?:vendor|provider|supplier|agency|insurer|insurance company|broker|carrier|contractor|partner|bank|lender|firm|dealer|installer|consultant|consultancy|integrator|realtor|accountant|advisor|adviser|financial advisor|lawyer|attorney|trainer|reseller|manufacturer|msp|it company|phone company|cleaning company|company|guy|guys)"
_SYSTEM: Final = r"(?:tool|tools|system|platform|software|solution|crm|erp|product|app|service|setup|stack|package|policy|plan|subscription|contract|cover|coverage|one)"
_NOW: Final = (
    r"(?:currently|right now|today|at the moment|already|now|for now|presently|these days)"
)
_YEARS: Final = r"(?:for (?:\w+ ){0,4}(?:years?|months?|decade|while|long time|ages)|since (?:\w+ )?(?:\d\d\d\d|\w+)|forever)"

_BUYING: Final = (
    r"(?:evaluat(?:ing|ed)|consider(?:ing|ed)|comparing(?: you (?:to|with|against))?|trialing|trialling|piloting|demoing|demoed|shortlisted|"
    r"(?:demo|demos|quote|quotes|bid|bids|proposal|proposals|offer|offers|trial|pitch) (?:from|with|of|by)|leaning (?:towards?|to)|down to you (?:guys |folks |all )?(?:and|or|versus)|between you (?:guys |folks |all )?(?:and|or)|"
    r"choosing between|deciding between|torn between|up against|stacks? up (?:against|to|with)|going with|went with|go with|"
    r"signed with|sign with|also (?:\w+ )?(?:looking at|looked at|talking (?:to|with)|speaking (?:to|with)|spoke (?:to|with)|met with|meeting with|seeing|reviewing|testing|checking out|seen|saw|got|have|had|using|like|considering|evaluating)|"
    r"(?:looking|looked) (?:\w+ )?at|(?:look|looks) at|checking out|in talks with|negotiating with|invited|short list (?:is|has|with))"
)
_SELLER_LIKE: Final = r"(?:competitors?|vendors?|others?|companies|players|providers?|alternatives?|options|guys|solutions|rivals?|firms|agencies)"

LEADS: Final[tuple[tuple[str, bool, bool], ...]] = (
    # pattern, whether it is what the buyer uses now, whether a lower-case word will do
    (rf"\b(?:{_BUYING}) (?:both )?{NAME}", False, False),
    (r"\b(?:evaluat(?:ing|ed)|comparing you (?:to|with|against)|quote from|bid from|proposal from|demo (?:from|with) ?(?:of)?|leaning (?:towards?|to)|between you (?:guys |folks |all )?and|down to you (?:guys |folks |all )?and|up against|stacks? up (?:against|to)|stack up against) (?:both )?" + NAME, False, True),
    (r"\balso (?:\w+ )?(?:looking at|talking (?:to|with)|considering|evaluating|reviewing|spoke with|speaking (?:to|with)) (?:both )?" + NAME, False, True),
    (r"\b(?P<name>\w+) (?:also |already |just |actually |only |has |had |have |is |are |was |were )*(?:quoted (?:us|me|it|around|about|like|\d|[$€£₹]|a|less|much|something|half|significantly|\w+ (?:thousand|hundred|grand))|came (?:in|back) (?:\w+ )?(?:at|with|under|lower|cheaper|below|around|much|about)|undercut|pitched us|charges? (?:us |me )?(?:less|half|\d|[$€£₹]|only|about|around|\w+ (?:thousand|hundred|dollars|percent))|offer(?:ed|s|ing) (?:us|me|the same|it for|a (?:\w+ )?(?:discount|deal|lower|better|cheaper))|propos(?:ed|ing)$|cheaper|less expensive|half the price|can do it for|does it for|does the same|do the same|lower priced)\b", False, True),
    (rf"\b(?:compared? (?:to|with|against)|comparison (?:to|with)|versus|vs|unlike|alternatives? to|instead of|rather than|different (?:from|than|to)|differ from|stack up against|(?:better|cheaper|higher|more|less|lower|more expensive|less expensive|faster|easier) than(?: what)?) {NAME}", False, False),
    (r"\b(?:compared? (?:to|with|against)|versus|vs|different from|differ from|stack up against|alternatives? to) " + NAME + r"(?: (?:and|or|on|is|are|in|at|for|though|here|right|who|which|then|so|because|when|last|this|before|as|too|by)\b|$)", False, True),
    (r"\b(?P<name>\w+) (?:also |just |actually |already |has |have |had )*(?:gave|gives|giving|given|sent|promised) (?:us|me) (?:a|an|the) (?:\w+ )?(?:better|lower|cheaper|good|great|competing|similar) (?:\w+ )?(?:number|price|deal|offer|quote|rate|bid|proposal)\b", False, True),
    (r"\b(?P<name>\w+) (?:also |already |actually |just )?(?:does|do|has|have|offers?|can do|had|provides?) (?:\w+ ){0,2}(?:something similar|something like (?:that|this|it)|the same thing|the same for|all of (?:that|this)|most of (?:that|this)|that (?:too|as well|already)|this (?:too|as well|already)|it (?:too|as well|for (?:less|free|half)))\b", False, True),
    (r"\b(?:speaking|talking|looking|spoke|talked|met|meeting|in touch|negotiating) (?:to|with|at) (?P<name>\w+)(?: \w+)? (?:too|as well|also)\b", False, True),
    (r"\b(?P<name>\w+) (?:has|does|had|offers|includes|gives you|comes with) (?:that|this|it|those|these|all that|\w+) (?:built in|out of the box|included|as standard|for free|baked in)\b", False, True),
    (r"\blike (?:what )?(?P<name>\w+) (?:does|do|has|did|offers)\b", False, False),
    (rf"\balso (?:\w+ ){{0,4}}(?:someone|somebody|a rep|a guy|people|folks|the team|a lady) (?:from|at|over at) {NAME}", False, False),
    (rf"\b(?:have|had|got|keep) (?:everything|it all|all (?:of )?(?:our|my) \w+|(?:our|my) \w+|a policy|an account|coverage|insurance) (?:with|through) {NAME}", True, False),
    (r"\b(?P<name>\w+) (?:also |just |already )?(?:told (?:us|me)|said|says|claims|promised|promises|swears) (?:\w+ ){0,5}(?:match|beat|undercut|cheaper|half the price|for less|for free|do it for|lower price)\b", False, True),
    (rf"\byou (?:guys )?over {NAME}", False, False),
    (r"\b(?:talk\w*|speak\w*|spoke\w*|look\w*|met|meet\w*|demo\w*|seen|saw|trial\w*|quotes? from|using|use|with|found) (?:\w+ ){0,4}(?:company|firm|outfit|vendor|startup|start up|tool|product|platform|app|software|place|shop|agency|provider|contractor|dealer) (?:called|named) " + NAME, False, True),
    (rf"\b(?:that|it|this) (?:\w+ ){{0,2}}what {NAME} (?:does|offers|has|did|sells)\b", False, False),
    (r"\b(?:saw|seen|read|heard|noticed|know|thought) (?:that )?(?P<name>\w+) (?:\w+ )?(?:has|does|offers|launched|added|can do|includes|have|do) (?:\w+ ){0,2}(?:same|similar|that|this|it|feature|one)\b", False, False),
    (rf"\b(?:approached|contacted|pitched|called|courted|emailed) (?:\w+ )?by {NAME}", False, False),
    (rf"\b(?:my|our) (?:\w+ )?(?:contract|agreement|account|plan|policy|service|subscription) with {NAME}", True, False),
    (r"\b(?:used|uses|had|ran|worked with) (?P<name>\w+) at (?:her|his|my|their|our|a) (?:last|old|previous|former|other)\b", False, False),
    (r"\b(?:like|liked|prefer|preferred|love|loved) (?P<name>\w+) (?:\w+ ){0,2}(?:better|more)\b", False, False),
    (r"\b(?:use|using|have|got|run|running) (?P<name>\w+) for (?:that|this|it|those)\b", True, True),
    (rf"\b(?:swears? by|fan of|fans of|stick with|familiar with) {NAME}", False, False),
    (rf"\b(?:do|have|offer|better|something|what|anything) that {NAME} (?:\w+ )?(?:does|can|do|did|will|is|are|has) not\b", False, False),
    (rf"\b(?:going|go|went|gone|leaning|moving) with {NAME}", False, False),
    (rf"\b(?:competitive|comparable|on par|in line|neck and neck) (?:\w+ )?(?:with|to) {NAME}", False, False),
    (rf"\b(?:prefer|prefers|preferred|liked?|likes|chose|choose|picked?|pick|choosing|want|wants) (?:\w+ ){{0,5}}over {NAME}", False, False),
    (r"\b(?:higher|more|cheaper|less|lower|more expensive|less expensive|above|over|below|under) (?:than )?(?:what )?(?P<name>\w+(?: \w+)?) (?:\w+ )?(?:quoted|propos(?:ed|es)|offer(?:ed|s|ing)|charg(?:ed|es|ing)|wants?|came in|gave|is at|are at|pricing|price|quote)\b", False, True),
    (rf"\b{_SELLER_LIKE} (?:\w+ )?(?:like|such as|called|named|including) {NAME}", False, False),
    (r"\b(?:competitors?|rivals?|other (?:vendor|provider|supplier|company|agency|option|one)s?) (?:\w+ )?(?:is|are|was|were|like|called|named|being|would be|such as) " + NAME, False, True),
    (rf"\b(?:switch(?:ing|ed)?|migrat(?:e|ing|ed)|mov(?:e|ing|ed) (?:over|away|off|us|everything)|transition(?:ing|ed)?) (?:over |away |off |us |everything )?(?:from|off(?: of)?) {NAME}", True, False),
    (r"\b(?:switch(?:ing|ed)? (?:over |away )?from|migrat(?:e|ing|ed) (?:away |off )?(?:from|of)|mov(?:e|ing) (?:away|off) (?:from|of)|get(?:ting)? off(?: of)?|get(?:ting)? rid of|ripp?(?:ing)? out) " + NAME, True, True),
    (rf"\b(?:replac(?:e|ing)|leaving|(?:to|could|will|would|might|not) leave|left|dropp?(?:ing|ed)?|cancel(?:l?ing)?|ditch(?:ing|ed)?) {NAME}", True, False),
    (rf"\b(?:currently|already|presently) (?:\w+ )?(?:use|using|uses|with|on|work(?:ing)? with|run(?:ning)?(?: on)?|have|has|pay(?:ing)?(?: for)?) {NAME}", True, False),
    (r"\b(?:currently|already|presently) (?:use|using|uses|with|work(?:ing)? with) " + NAME + r"(?: (?:and|but|for|right|at|today|which|so|since)\b|$)", True, True),
    (rf"\b(?:use|used|using|with|on|have|got) (?P<name>\w+(?: \w+)?) (?:\w+ )?(?:right now|today|currently|at the moment|these days|already|{_YEARS})(?:\b|$)", True, False),
    (rf"\bbeen (?:with|using|on|a customer of|customers of|working with) {NAME}", True, False),
    (r"\bbeen (?:with|using|a customer of) (?P<name>\w+(?: \w+)?) (?:for|since)\b", True, True),
    (rf"\b(?:happy|satisfied|unhappy|frustrated|fine|stuck|locked in(?:to)?|okay|content|disappointed|fed up|issues|problems|trouble|sticking|staying|stay|stick|good|comfortable) with {NAME}", True, False),
    (r"\bour (?P<name>\w+(?: \w+)?) (?:contract|renewal|subscription|licen[sc]es?|agreement|rep|account manager) (?:\w+ )?(?:is|ends|expires|runs|comes|renews|are|was|told|said|expire|end|up)\b", True, False),
    (r"\b(?:our )?(?:contract|agreement|renewal|subscription|deal) with (?P<name>\w+(?: \w+)?) (?:\w+ )?(?:is|ends|expires|runs|comes|renews|until|through|up|has|goes|expire|end)\b", True, True),
    (rf"\b(?:current|existing|present|incumbent|our|my) (?:\w+ )?(?:{_HOLDER}|crm|solution|system|platform|tool) (?:right now |today |currently )?(?:is|are|was) {NAME}", True, False),
    (rf"\b(?P<name>\w+) (?:is|are|as) (?:our|my) (?:current|existing|present) (?:\w+ )?(?:{_HOLDER}|{_SYSTEM})\b", True, True),
    (r"\b(?:we|i) (?:have had|have got|have been (?:with|on|using)|have|had|got) (?P<name>\w+(?: \w+)?) (?:\w+ ){0,2}(?:for (?:\w+ ){1,3}(?:years?|months?)|since (?:\w+ )?(?:\d+|two thousand|twenty|last|january|february|march|april|may|june|july|august|september|october|november|december|before|about)|in there|in place|at the moment|on (?:there|all|every|the (?:trucks|vans|machines|laptops|sites)))\b", True, False),
    (rf"^(?:(?:so|well|yes|oh|no|right|and|at the moment|today|right now|currently) )*(?:we|i) (?:have got|have had|have|got|use|run|are on|are with|work with) {NAME} (?:\w+ )?(?:which|that|it|they|but|and it|and they|and that)\b", True, False),
    (r"\b(?:have|got|with|had|put) (?:also )?(?P<name>\w+(?: \w+)?) (?:\w+ ){0,2}(?:in front of (?:me|us)|on (?:my|the|our) (?:desk|table|(?:short ?)?list|screen))\b", False, False),
    (rf"\b(?:seen|saw|see|looked at|look at|tried|tested|test|visited|compared|compare|met|had|got|have|like|liked|prefer|preferred|want|wanted|love|loved) (?:\w+ ){{0,3}}(?:one|ones|machine|offer|quote|quotation|proposal|system|bid|price|demo|version|model|unit|sample|contract|tender|samples|product|solution) (?:of|from|by) (?:the )?{NAME}", False, False),
    (r"\bthe (?P<name>\w+) (?:quote|offer|proposal|bid|tender|quotation|demo|pitch|estimate)\b", False, False),
    (r"\b(?P<name>\w+) (?:is|are) (?:\w+ )?(?:the one|the ones|who|what) (?:we|they|i|my|our)\b", False, False),
    (r"\b(?P<name>\w+) (?:also |just |really |only )?(?:had|has|was|is|did|does|were|are|gave|made|kept|could|would|can|used|took|never|worked|broke|always|ran|went|got) (?:\w+ ){0,10}when (?:we|i) (?:had|used|tried|tested|trialed|trialled|piloted|looked at|were (?:on|with|using)) (?:that|it|them|those|this|him)\b", False, False),
    (r"^(?:(?:and|but|so|because|well|now|today) )*(?P<name>\w+) (?:\w+ )?(?:at|for|around|about) (?:[$€£₹]\d|\d|(?:\w+ ){1,3}(?:hundred|thousand|grand|k)\b)", False, True),
)  # fmt: skip
"""Leads to a name, each with whether it tells what the buyer uses now, and whether its words are
clear enough that a word in lower case will do for a name."""

_ALWAYS: Final = r"(?:just |mostly |mainly |still |only |basically |actually |always |usually |all |do |both |really |generally )*"

USED: Final = (
    rf"\b(?:we|i) {_ALWAYS}(?:run (?:everything|it|it all|all of it|the whole \w+|our \w+|all our \w+) (?:on|in|through|off)|run on|use|used|run|are on|are using|am using|are running|subscribe to|are supplied by|are insured with|bank with|are signed up (?:with|to)|are contracted to) {NAME}",
    rf"\b(?:we|i) {_ALWAYS}(?:buy|order|rent|lease|source|purchase|hire|license|get|take|have) (?:\w+ ){{0,4}}(?:from|off|through) {NAME}",
    rf"\bwe are {_ALWAYS}with {NAME}",
    rf"\b(?:type|types|typing|typed|enter|enters|entered|entering|key|keys|keyed|keying|punch|punches|logs?|logging|logged|puts?|putting|goes|go) (?:\w+ ){{0,4}}(?:into|in to) {NAME}",
    rf"\b(?:everything|it all|all of (?:it|that)|all our \w+|that|it) (?:is|goes|runs|sits|lives|happens|comes) (?:\w+ )?(?:on|in|through|via|off|out of) {NAME}",
    r"\b(?P<name>\w+) (?:also |just |always |already |still |only )?(?:bills?|invoices?|supply|supplies|hosts?|services) (?:us|our|all our|it for us)\b",
    rf"\b(?:still |tied |signed |under contract |locked )(?:on|in with|in to|with|to|up with|up to) {NAME}",
    r"\b(?:in|out|off|away from|rid of) (?:of )?(?:the|our|that) (?P<name>\w+) (?:contract|agreement|deal|licen[sc]e|subscription|plan)\b",
)
"""Leads to what the buyer uses now that are said of much else too: of a program known to everybody
they tell nothing, and a name must be written as one."""

OURS: Final = r"\b(?:it is|this is|i am|here is|my name is|name is|\w+) (?:\w+ )?(?:from|with|here at|over at|over here at|calling from) (?P<name>\w+)\b"
"""How the seller's side says who it is."""

PHRASES: Final = (
    Phrases(
        Cue.RIVALS,
        "The buyer looks at other offers, or holds one, without a name.",
        (
            rf"\b{_SHOPS} (?:\w+ ){{0,3}}{_OTHERS} (?:(?:other|different|more|good|strong|similar|local|potential|competing|bigger|smaller|alternative|of your|of the|of|cheaper|comparable|\w+) ){{0,2}}{_SELLERS}\b",
            rf"\b(?:get(?:ting)?|got|gotten|received|have|having|had|see(?:n|ing)?|saw|need|want) (?:\w+ ){{0,3}}{_OTHERS_THAN_YOURS} (?:(?:other|different|more|competing|similar|comparable|cheaper|lower|better|local|good) ){{0,2}}(?:quotes?|bids?|offers?|proposals?|estimates?|demos|vendors|providers|finalists)(?: from| already| so far| to (?:compare|look|choose|consider)| lined up| coming| in| on (?:the|my|our)| lower| cheaper| before| with| for| that|$)",
            rf"\b(?:have|having|had|got|seen|saw|met) (?:\w+ ){{0,2}}{_OTHERS} (?:other|different|competing) (?:\w+ )?{_SELLERS}\b",
            rf"\b{_SHOPS} (?:\w+ ){{0,2}}(?:(?:a few|a couple of|some|several|two|three|one|the|any) )?(?:others|other people|other folks|other guys|your competition|your competitors?|the competition|competing \w+|someone else|somebody else|anyone else|one other|others like you|alternatives)\b",
            rf"\b(?:one|two|three|four|\d|several|a few|a couple of|couple of|some|another|other|multiple|both|the other|your|most) (?:of )?(?:your |the |these |those )?(?:other |more |different |competing )?{_SELLERS} (?:\w+ )?(?:quoted|offered|offers|proposed|came (?:in|back)|pitched|gave us|sent us|are (?:bidding|competing|in the running|on the (?:short)?list|offering|cheaper|charging)|in the running|under consideration|bidding|we (?:are|have been) (?:looking|talking|evaluating|considering|comparing)|(?:is|are|was|were) (?:\w+ )?(?:cheaper|less expensive|lower))\b",
            rf"\b(?:the|a|an|another|one|two|three|some|that) (?:\w+ )?(?:{_ORIGIN}|cheaper|bigger|smaller|second|third|competing|rival) (?:compan(?:y|ies)|suppliers?|firms?|manufacturers?|producers?|offers?|quotes?|quotations?|vendors?|bidders?|brands?|distributors?|competitors?|proposals?|tenders?|providers?|importers?)\b",
            r"\b(?:two|three|four|five|several|all|both|other|more) (?:\w+ )?(?:offers|quotes|quotations|bids|bidders|tenders) (?:on (?:my|our|the)|in (?:my|our|the|hand)|here|so far|to compare|i have|we have|are|were|already|lower|below)\b",
            r"\b(?:one of |some of )?your competitors?\b|\ba competitor of yours\b|\bthe others? (?:two |three )?(?:quoted?|offer(?:ed|s)?|bid|came in|gave (?:us|me)|include[sd]?|charged?|did not charge|are cheaper|were cheaper|is cheaper|was cheaper|wanted)\b",
            r"\bthe other (?:guy|guys|lot|finalists?|bidders?|people|fella|fellow|crowd|outfit|firm|place|shop|company|vendor|bloke|mob|quote|bid|offer) (?:\w+ )?(?:told|said|says|say|has|have|had|came|come|quoted|gave|give|gives|wants|wanted|is|are|was|were|does|do|did|charges?|threw|sent|would|will|can|could) ?(?:us|me|\w+)?\b",
            r"\bthere is (?:a|an|one|another|this|also) (?:\w+ )?(?:place|company|firm|outfit|crowd|agency|mob|supplier|vendor|dealer|shop|guy|fella|fellow|lad|bloke|man|contractor|startup|website)\b(?: \w+){0,5} (?:came|come|coming|been ring\w+|been call\w+|ringing|calling|rang|called|offer\w*|given?|gave|quoted?|charges?|does|do|sells?|use|uses|cheaper|wants?|down the road|in town)\b",
            r"^(?:(?:and|but|so|wes|because|well|no|yes|look|also|now) )*there is (?:one|another|a different|also one) (?:\w+ )?(?:place|company|firm|outfit|agency|supplier|vendor|dealer|contractor)\b",
            r"\b(?:had|have|got|having) (?:someone|somebody|another (?:firm|company|lot|crowd|outfit|guy|man|fella)) (?:else )?(?:in|out|round|over|look|come|coming|quote)\b",
            r"\b(?:a|an|one|another|different) (?:\w+ )?(?:place|company|firm|outfit|supplier|vendor|dealer|agency) (?:\w+ ){0,3}(?:gave|given|quoted|offered|pitched|rang|approached|contacted) (?:us|me)\b",
            r"\b(?:firm|company|place|agency|supplier|outfit|vendor|shop) (?:that |who )?(?:they|we|he|she|our \w+|head office|corporate|the parent) (?:\w+ )?(?:use|uses|used|like|likes|prefer|prefers|work with|works with|go to|goes to|buy from)\b",
            r"\b(?:the|an|that|this) (?:other|competing|rival|alternative) (?:\w+ )?(?:vendors?|providers?|suppliers?|company|companies|agency|agencies|firms?|contractors?|quotes?|bids?|offers?|proposals?|competitors?|insurers?|brokers?|dealers?|installers?|one we|guys we|product we|solution we|tool we|platform we|option we)\b",
            r"\b(?:between )?you (?:guys |folks )?and (?:another|one other|two others?|one more|the other|a couple|three others?|a few|someone else|somebody else)\b",
            r"\b(?:the|your) competition (?:is|are|was|will|can|could)? ?(?:\w+ )?(?:offer\w*|charg\w+|quot\w+|has it|does it|does that|giv\w+|cheaper|lower|throw\w+ in)\b",
            r"\bthere (?:is|are) (?:\w+ )?(?:another|other|one other|two other|a few other|several other|plenty of other|lots of other|also (?:another|other)) (?:\w+ )?(?:vendors?|providers?|suppliers?|company|companies|agency|agencies|firms?|contractors?|players?)\b",
            r"\b(?:second|third|fourth|fifth|last|first|next) (?:demo|vendor|company|quote|bid|pitch|provider|estimate) (?:\w+ ){0,2}(?:this week|today|this month|so far|we|i|of (?:the|three|four|five))\b",
            r"\b(?:one|two|three|four|couple|few|several|some) (?:of )?(?:more|other) (?:demos|vendors|quotes|bids|pitches|providers|estimates|proposals|companies)\b",
            r"\b(?:give|giving|send|sending|do|doing) (?:me|us) (?:a|an|another|their) (?:quote|bid|estimate|proposal|price|demo) (?:\w+ )?(?:too|as well|also)\b",
            r"\b(?:shopping|shop|shopped|looking|look|asking|asked) around\b",
            r"\b(?:you are|you guys are|one) one of (?:the )?(?:two|three|four|five|six|several|a few|\d) (?:\w+ )?(?:on|in|that|who|we|i|finalists|vendors|companies|options)\b",
            r"\b(?:compare|compared|stack up|different|differ) (?:\w+ )?(?:to|with|against|from) (?:the |all the |those )?(?:big|bigger|other|larger|well known|cheap|cheaper|major) (?:guys|players|ones|names|tools|vendors|companies|brands|providers)\b",
            r"\b(?:quotes?|bids?|estimates?|prices|proposals?) from (?:\w+ ){0,3}(?:other|others|different|another|somebody else|someone else)\b",
            r"\b(?:dealership|dealer|store|shop|place|gym|guys?|contractor|bank|clinic|studio|school) (?:across town|across the street|down the (?:road|street)|up the road|around the corner|in the next town|next door)\b",
            r"\b(?:getting|get|got|have|waiting (?:on|for)|received|collecting|gathering|need|want|asked for|requested|comparing|compare) (?:\w+ ){0,3}(?:competing|other|more|several|multiple|three|two|a few|a couple of|a couple|second|third|different|comparable) (?:\w+ )?(?:quotes?|bids?|proposals?|offers?|estimates?|opinions? from)\b",
            r"\b(?:one of your|your|a) (?:direct |main |big |bigger |close )?(?:competitor|rival)s? (?:of yours|offered|quoted|told|called|reached|approached|gave|came|pitched|already|said)\b|\b(?:competitors? of yours|your (?:main |biggest |direct )?competitors?|your competition|one of your competitors)\b",
            r"\b(?:different|differ|better|unique|stand|compare[sd]?|stack|apart|set you apart|makes you) (?:\w+ ){0,4}(?:from|than|to|with|against|over) (?:\w+ ){0,3}(?:the competition|your competitors?|your competition|(?:the |all the )?(?:other (?:vendors|providers|companies|solutions|options|tools|platforms|products|agencies|guys|players|ones)|others)(?: out there| (?:that )?(?:we|i) (?:are|have)| in (?:the|this))?)\b",
            r"\b(?:you are (?:not )?(?:the only|one of|up against|competing)|we are (?:also )?(?:comparing|deciding between|choosing between|torn between)|(?:on the|our|a) (?:short ?list|rfp|tender|bake off|bakeoff)|side by side|apples to apples)\b(?: \w+){0,8}?\b(?:vendors?|providers?|suppliers?|companies|others|options|two|three|four|ones|with|against|you and|bids?|proposals?|finalists)\b",
            r"\b(?:rfp|tender|short ?list|bake off|beauty contest) (?:\w+ ){0,4}(?:other|two|three|four|five|several|vendors?|companies|suppliers|candidates)\b",
            r"\b(?:keep|keeping) (?:our|my) options open\b.*\b(?:others?|vendors?|companies)\b|\bwe have (?:an|another|a better|a cheaper|a lower|a competing) (?:\w+ )?(?:offer|quote|bid|proposal)\b|\bgot (?:another|a better|a cheaper|a lower|a competing) (?:\w+ )?(?:offer|quote|bid|proposal)\b",
            r"\b(?:going|went|go|gone|moving|leaning|decided to go) (?:\w+ )?(?:with|towards?) (?:someone else|somebody else|another|a different|a competitor|your competitor|the other|one of the other)\b",
            r"\b(?:someone|somebody|anyone|another company|other people|others|they) (?:else )?(?:\w+ )?(?:quoted|offered|came in at|pitched|undercut)\b",
            r"\b(?:cheaper|better|same|similar|lower|less) (?:\w+ ){0,4}(?:elsewhere|somewhere else|from (?:someone|somebody) else|from another|with another|at another)\b",
        ),
    ),
    Phrases(
        Cue.INCUMBENT,
        "What the buyer uses now, where somebody could take its place.",
        (
            r"\b(?:the|our|your|my) incumbents?\b",
            r"^(?:(?:so|well|yes|oh|no|right|and|but|i mean|look|honestly|at the moment|today|right now|currently) )*(?:we|i) (?:have got|have|got|use|work with) (?:a|an|our own|one|two|three) (?:\w+ ){0,2}(?:agency|vendor|provider|supplier|contractor|broker|carrier|haulier|msp|reseller|distributor|wholesaler|cleaning company|insurer|installer|integrator)$",
            r"\b(?:stay|stick|staying|sticking|continue|keep going|carry on) with what we (?:have|got|know|use|have got|do)\b",
            rf"\b(?:with|using|use|have) (?:my|our) (?:old|usual|regular|same|own) (?:\w+ )?{_HOLDER}\b",
            rf"\b(?:have|got|have got) (?:a|an|my own|our own) (?:\w+ ){{0,2}}{_HOLDER} (?:\w+ ){{0,3}}already\b",
            rf"\b(?:our|my|your|the|their) (?:current|existing|present|incumbent|regular|usual|previous) (?:\w+ )?{_HOLDER}\b",
            rf"\b(?:have|has|got|with|use|using|work with|working with|through|from|under|by|via) (?:(?:a |an |the )?(?:another|different|other|existing|current)|(?:a|an|the) (?:local|big|large|good)) (?:\w+ )?{_HOLDER} ?(?:{_NOW}|for|that|who|in place|we|i|and|at|$)",
            rf"\b(?:with|through|using|from|by|via) another (?:\w+ )?(?:{_HOLDER}|{_SYSTEM})\b",
            rf"\b(?:already|currently) (?:\w+ )?(?:have|has|got|use|using|work with|working with|work|are with|pay|paying|outsource|contract with) (?:a|an|another|our|one|some|with|someone|somebody) ?(?:\w+ ){{0,3}}(?:{_HOLDER}|{_SYSTEM}|someone|somebody|insurance|place|for that|for this)\b",
            rf"\b(?:we|i) (?:have|have got|got) (?:a|an|our own) (?:\w+ ){{0,2}}{_HOLDER} (?:\w+ ){{0,2}}(?:for|that|who|already|in place|we|i)\b",
            rf"\b(?:already|currently) (?:\w+ )?(?:have|has|got|use|using|with) (?:\w+ ){{0,2}}(?:{_HOLDER}|insurance|coverage|cover)\b",
            r"\b(?:already|currently) (?:\w+ )?(?:have|has|got|use|using) (?:one|someone|somebody|something|insurance|coverage|cover|it covered|one in place|something in place|that covered)\b",
            rf"\b(?:happy|satisfied|content|pleased|fine|unhappy|frustrated|dissatisfied|disappointed|stuck|comfortable|issues|problems|trouble|fed up|locked in|stay\w*|stick\w*) (?:\w+ )?with (?:our|my|the|who|them|your) ?(?:\w+ ){{0,2}}(?:{_HOLDER}|{_SYSTEM}|we have|we use|we are with|we are using|i have|i use|i am with|people we)\b",
            r"\b(?:happy|satisfied|content|pleased) with (?:them|who we|who i|what we have|what i have|what we (?:are )?us\w+|where we are)\b",
            rf"\b(?:switch\w*|mov(?:e|ing)|chang\w+|replac\w+|leav\w+|get(?:ting)? (?:rid|out|off|away)|drop\w*|cancel\w*|terminat\w+|renew\w*|break\w*) (?:\w+ ){{0,2}}(?:from|of|with|off|out of|away from)? ?(?:our|my|your|the) (?:current|existing|old|present|other|legacy) (?:\w+ )?(?:{_HOLDER}|{_SYSTEM})\b",
            r"\b(?:our|my|your) (?:\w+ )?contract with (?:them|our|the|another|my)\b|\b(?:under contract|in a contract|locked in|locked into|tied in|tied into) (?:\w+ )?(?:with|to) (?:\w+ )?(?:them|another|someone|our|a) ?(?:current|other|different)?\b",
            rf"\bbeen (?:with|using) (?:them|the same|our current|another|the current) (?:\w+ )?(?:{_HOLDER} )?{_YEARS}\b",
            rf"\b(?:compared|compare|versus|vs|than|relative) (?:to |with |what )?(?:\w+ )?(?:our|my|the) (?:current|existing|present) (?:\w+ )?(?:{_HOLDER}|{_SYSTEM})\b",
            rf"\b(?:what|who) (?:we|i) (?:have|use|are using|are with|am with|am using|pay|are paying|currently have|currently use) (?:\w+ ){{0,2}}(?:{_NOW}) (?:is|are|works|does|costs)\b",
            rf"\b(?:{_HOLDER}|{_SYSTEM}) (?:that )?(?:we|i) (?:\w+ )?(?:currently|already) (?:use|have|work with|are with)\b",
        ),
    ),
    Phrases(
        Cue.RIVAL_LEAD,
        "A place where the name of a rival may stand.",
        tuple(
            pattern.replace("(?P<name>", "(?:")
            for pattern in (*(pattern for pattern, _, _ in LEADS), *USED)
        ),
    ),
    Phrases(
        Cue.INTRODUCES,
        "Somebody says who is calling, and from where.",
        (
            r"^(?:(?:hi|hello|hey|yes|good|morning|afternoon|so|well|okay|oh|there|sorry|this|is|it|i|am|my|name|here|speaking|again|\w+) ){0,6}(?:it is|this is|i am|my name is|name is|here is) (?:\w+ ){1,3}(?:from|with|here at|over at|over here at|calling from|at) \w+",
            r"^\w+ (?:\w+ )?(?:from|with|here at|over at|at) \w+(?: \w+){0,2}(?: (?:we do|we are|here|speaking|calling)\b.*)?$",
        ),
    ),
    Phrases(
        Cue.RIVALS_THOUGHT_OF,
        "Other offers that nobody has asked for: a thought, or one given up.",
        (
            r"\b(?:should|shall|ought) (?:we|i|you) (?:\w+ ){0,2}(?:get|ask|look|shop|see|find|talk|call|compare|go out)\b",
            r"\b(?:suppose|guess|know|said|says|told (?:me|us)|supposed) (?:that )?(?:we|i) (?:\w+ )?(?:should|ought to|could|might|have to|am supposed to|are supposed to) (?:\w+ )?(?:get|ask|look|shop|see|find|talk|call|compare)\b",
            r"\b(?:did|do|have|has|will|would|could|am|are) not (?:\w+ ){0,2}(?:bother\w*|ask\w*|got|gotten|get|want|need|feel) (?:\w+ ){0,5}(?:quotes?|bids?|offers?|proposals?|estimates?|vendors?|providers?|suppliers?|others?)\b",
            r"\b(?:instead of|rather than|without|no point|not worth|sick of|tired of|never mind) (?:getting|asking|having|chasing|collecting|looking)\b",
        ),
    ),
    Phrases(
        Cue.RIVALS_ASKED,
        "The rep asks for other offers: what is named in answer is one.",
        (
            r"\b(?:who|what|which|any|anyone|anybody|anything|someone|other|others|else|where|how many|are you|have you) (?:\w+ ){0,7}(?:else (?:are|have|were|did) you (?:\w+ )?(?:look\w*|talk\w*|consider\w*|evaluat\w*|see\w*|spoke\w*|speak\w*|compar\w*|met|meet\w*|quot\w*)|looking at|evaluating|considering|talking to|speaking (?:to|with)|comparing|in the (?:running|mix)|on (?:your|the) (?:short ?)?list|up against|alternatives?|competitors?|other (?:vendors?|providers?|options|solutions|companies|suppliers?|quotes?|bids?|agencies|tools|platforms|estimates?|offers?|proposals?))\b",
            r"\b(?:compare|comparing|compared|shopping|looking|look) (?:\w+ ){0,3}(?:around|with others|to others|with anyone|with anybody|against)\b",
            r"\bwhat (?:else )?(?:have|did) you (?:\w+ )?(?:look(?:ed)? at|see|seen|consider(?:ed)?|found|find)(?: so far| already| before| until now| up to now| yet|$)",
            r"\b(?:who|which \w+) (?:did|do|would|are) you (?:\w+ )?(?:go|going|choose|chose|pick|sign|leaning) (?:\w+ )?(?:with|towards?)\b",
        ),
    ),
    Phrases(
        Cue.INCUMBENT_ASKED,
        "The rep asks whom the buyer has today.",
        (
            r"\bwho (?:have|has) (?:you|your \w+|you guys) (?:\w+ )?(?:got|had|been (?:using|with|buying|working)|used)\b",
            rf"\b(?:who|which|what) (?:\w+ ){{0,3}}(?:{_HOLDER}|vendors?|providers?|suppliers?|companies|insurers?) (?:\w+ ){{0,3}}(?:use|using|with|have|working|today|now|currently|at the moment)\b",
            r"\bwho (?:are|do|is|does|did) (?:you|your \w+|you guys|currently|doing|handling|your) (?:\w+ ){0,3}(?:use|using|with|have|working with|buy|buying|get|getting|through|provider|vendor|supplier|handles?|doing|going through)\b",
            rf"\b(?:who|what) is your (?:\w+ )?(?:current|existing|present) (?:\w+ )?(?:{_HOLDER}|solution)\b|\bwho (?:\w+ )?(?:currently )?(?:provides|supplies|does|handles|looks after|manages) (?:your|that|this|it)\b",
        ),
    ),
    Phrases(
        Cue.USED_ASKED,
        "The rep asks what is used today.",
        (
            r"\bwhat (?:are|were|is|do|does|have|did) (?:you|you all|you guys|your \w+|they|everyone) (?:guys |folks |all |currently |actually |mostly |mainly |still |\w+ )?(?:using|use|running|run|run on|running on|on|got|have|working with|work with|got in place|have in place|relying on|rely on)\b",
            r"\b(?:what|which|who) (?:\w+ ){0,2}(?:are|is) (?:you|your \w+) (?:\w+ )?(?:with|on|using)(?: (?:right now|now|today|currently|at the moment|these days|for \w+|if \w+.*))*$",
            r"\bwhat is (?:\w+ )?(?:in place|in there|on there|running|doing (?:that|it))(?: (?:today|now|right now|currently|at the moment))?",
            r"\b(?:where|who|whom) do you (?:\w+ )?(?:buy|get|order|source|rent|lease) (?:\w+ ){0,3}(?:from|through|off|now|today|at the moment|currently)\b",
            r"\bwho (?:do|are) you (?:\w+ )?(?:go through|deal with|order with|insured with|bank with|signed up with|contracted with)\b",
        ),
    ),
    Phrases(
        Cue.OTHER_TOOLS_ASKED,
        "The rep asks for programs beside which ours would stand.",
        (
            r"\b(?:crm|erp|hris|tech stack|stack|calendar|email (?:client|system|provider)|accounting (?:software|system|package|program)|accounts package|general ledger|ticketing|help ?desk system|identity provider|single sign on|sso|laptops?|operating system|office suite|chat tool|data ?warehouse|cloud|browser|phones?|devices?|databases?)\b",
        ),
    ),
    Phrases(
        Cue.THEIR_MARKET_ASKED,
        "The rep asks for the buyer's own rivals.",
        (
            r"\bwho (?:do|are|would|did|have|else do) (?:you|you guys|they) (?:\w+ ){0,3}(?:come up|came up|run up|bump up|go up|coming up|up) against\b|\b(?:you|you guys|they) (?:\w+ ){0,3}(?:come|run|bump|running|bumping|coming) (?:up )?(?:against|into)\b",
            r"\b(?:you|you guys) (?:\w+ ){0,3}(?:compete|competing|competed|lose (?:\w+ )?(?:deals|business|customers|clients|work|out|jobs)|losing (?:\w+ )?(?:deals|business|customers|clients|work|out|jobs)|sell(?:ing)? against|lose to|losing to) ?(?:to|with|against)?\b",
            r"\bwho (?:am i|do i have|is this|is that|are we|have i|is it)\b",
            r"\byour (?:\w+ ){0,2}(?:competitors?|competition|rivals)\b|\bin your (?:market|space|industry|field|niche|sector)\b",
        ),
    ),
    Phrases(
        Cue.ADMITS_RIVALS,
        "Others, in answer to being asked for them.",
        (
            r"\b(?:one other|two others?|three others?|a couple|a few|couple of|several|a handful|some others|one more|another one|two|three|four|(?:yes|yeah) (?:\w+ )?(?:one|two|three|we are|we have|i am|i have|a few|couple))\b",
        ),
    ),
    Phrases(
        Cue.TOOL_TALK,
        "Tools beside which ours would stand.",
        (
            r"\b(?:integrat\w+|sync\w*|connect(?:s|ed|or|ors|ion|ions)? (?:to|with|into)|plug\w* into|push (?:\w+ ){0,3}(?:to|into)|export\w*|import\w*|api|apis|zapier|webhooks?|single sign on|sso|on top of|alongside|work with your|works with your|compatible|interface with|talks? to|feeds? into|pull (?:\w+ ){0,3}from|for (?:accounting|bookkeeping|docs|documents|documentation|email|emails|chat|messaging|payroll|notes|calendar|storage|file|files|video|meetings|project management|design|spreadsheets|everything else|invoicing))\b",
        ),
    ),
    Phrases(
        Cue.OWN_MARKET,
        "The buyer's own market: whom the buyer sells against, sells to, or sends to us.",
        (
            r"\b(?:refer(?:red|ring)?|recommend(?:ed|ing)?|introduc(?:e|ed|ing)|mention(?:ed|ing)?) you (?:guys )?to\b|\b(?:make|making|made|do|send|sending) (?:\w+ ){0,3}(?:introductions?|intros?|referrals?)\b|\b(?:put|putting) you (?:guys )?in (?:touch|contact)\b",
            r"\b(?:tell|telling|told) (?:\w+ ){1,4}about you(?: guys| all| lot)?$",
            r"\b(?:our|my) (?:\w+ ){0,2}(?:competitors?|competition|rivals?)\b",
            r"\b(?:talk|speak|walk|tell|take|show) (?:to |through |with )?(?:me|us)\b",
            r"\b(?:when|whenever|if|every time|detect\w*|track\w*|flag\w*) (?:\w+ ){0,4}(?:competitors?|rivals?) (?:\w+ )?(?:is|are|gets?|comes?|mention\w*|name\w*)\b|\bcompetitors? (?:mentions?|names?|tracking|analysis|intelligence|research|pricing data)\b",
            r"\bnot (?:\w+ ){0,2}(?:evaluating|looking|talking|considering|speaking|comparing|shopping|seeing) (?:\w+ ){0,3}(?:anyone|anybody|anything|any|other|others|around|else)\b",
            r"\b(?:(?:you|you guys) are (?:the |really |basically |honestly |still )*only (?:one|ones|vendor|company)|no (?:one|other|competitors?|competition)|nobody) (?:\w+ ){0,5}(?:talking|looking|considering|evaluating|spoken|else|vendors?|options?)\b",
            r"\b(?:their|his|her|the customer|customers|clients) (?:\w+ )?competitors?\b",
            r"\b(?:we|our (?:company|team|reps|business)|i) (?:\w+ )?(?:compete|competing|competed|lose|losing|lost|win|won|beat|sell|selling|sold) (?:\w+ ){0,4}(?:with|against|to|from|over)\b",
            r"\b(?:market share|in our (?:market|industry|space|niche)|comparison (?:guide|page|article|post)|domain authority|rank(?:s|ing|ed)? (?:for|on|above)|(?:customers|clients|people|buyers|patients|guests|shoppers|leads|prospects) (?:\w+ )?(?:compare|comparing|choose|leave|go to|went|switch|shop|are looking|look))\b",
            r"\b(?:our|manage|managing|pay|paying|onboard\w*|track\w*|all) (?:\w+ ){0,2}(?:suppliers|vendors) (?:\w+ ){0,2}(?:invoices?|payments?|contracts|list|database|management|onboarding|portal|send|deliver|ship|late|data)\b|\b(?:vendor|supplier) (?:onboarding|management|invoices?|payments?|portal|list|master|risk)\b",
        ),
    ),
)
