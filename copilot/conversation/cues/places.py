"""Places in a sentence where the name of a company stands, and a person's or a town's rarely does.

A clause is looked at with each name in it written as `NAME`, so a place tells of the words around a
name alone: who came by, sent us a sheet, came up at ten eight; whom we are with, pay, or gave notice.
"""

from __future__ import annotations

from typing import Final

NAME: Final = "\N{SECTION SIGN}"
"""What stands for a name that is judged: no word has it."""

_N: Final = f"(?P<name>{NAME})"
_SO: Final = r"(?:also |just |already |actually |only |still |always |all |mostly |mainly |basically |both |really |currently |ever |never |even |then |have |has |had )*"
_DIGITS: Final = r"[$€£₹]?\d[\d.,]*k?"
_COUNT: Final = r"(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)"
_SUM: Final = rf"(?:{_DIGITS}|{_COUNT} (?:{_COUNT}|hundred|thousand|grand|percent|something|and a half|a \w+|per \w+)|a (?:hundred|thousand)|half|double|nothing|zero|less than|cheaper|dearer)"
_SOMEBODY: Final = r"(?:boy|lad|lads|fella|fellow|feller|guy|guys|bloke|chap|man|woman|lady|girl|gentleman|rep|reps|salesman|salesperson|someone|somebody|people|folks|person|team|fellas|consultant|engineer|surveyor|estimator)"
_PAPERS: Final = r"(?:quotes?|quotation|price|pricing|prices|offer|bid|proposal|tender|estimate|numbers?|figures?|rate|rates|deal|demo|pitch|invoice|bill|bills|contract|agreement|renewal|subscription|licen[sc]es?|add on|app|connector|fee|fees|brochure|sheet|account manager|rep|reps|salesman|sales guy|people|lot|guys|crowd|boys|lads)"
_AIM: Final = r"(?:when|who|which|what|because|and|but|so|for|since|last|this|until|till|at|right|now|today|too|as|is|was|are|were|do|did|does|they|it|you|we|over|all|if|about|by|in|on|through)"

RIVALS: Final = (
    # what it asks, gave or sent
    rf"{_N} {_SO}(?:quoted|undercut|outbid|underbid|pitched|quotes|charges?|charged|bids?)\b",
    rf"{_N} {_SO}(?:(?:is|are|was|were|sits|sit|comes out) (?:in )?)?(?:at|around|about|under|below) {_SUM}",
    rf"{_N} {_SO}(?:is|are|was|were|do|does|did|doing|offer|offers|offered) (?:(?:it|them|this|that|everything|the \w+|\w+ \w+) )?(?:for |at |only |just )?(?:{_DIGITS}|{_COUNT} {_COUNT}\b)",
    rf"{_N} {_SO}(?:come|came|comes|coming|been) (?:in|up|out|back) (?:\w+ )?(?:at|with|around|about|under|below|lower|cheaper|higher)\b",
    rf"{_N} {_SO}(?:wanted|wants|want|asked|asks|asking) (?:(?:for|me|us) )?(?:about |around |only |just )?{_SUM}",
    rf"{_N} {_SO}(?:is|are|was|were|comes?|came) (?:\w+ )?(?:cheaper|dearer|pricier|less expensive|more expensive|in the (?:mix|running)|out of the (?:running|mix)|on the (?:\w+ )?list|at the table|the other one)\b",
    rf"{_N} {_SO}(?:gives|gave|given|giving|sent|sends|sending|offers?|offered|offering|showed|shown|threw|throws|throwing|promised|pitched|charged|billed|bills|mailed|emailed) (?:us|me|in|you|it in|everybody|our)\b",
    rf"{_N} (?:people |lot |lads |guys |boys )?{_SO}(?:came|come|been) (?:out|round|around|by|over|along|to (?:see|visit|us))\b",
    rf"{_N} (?:who|they) {_SO}(?:quoted|came|come|bid|pitched|sent|looked|tendered)\b",
    rf"\b(?:the |that |their |this |have |got |had |a ){_N} {_PAPERS}\b",
    rf"^(?:(?:and|but|so|well|because|now) )?{_N} (?:rep|reps|salesman|sales guy|quote|quotation|price|pricing|offer|bid|proposal|estimate)\b",
    rf"{_N} (?:who |which )?they {_SO}(?:say|said|do|did|give|gave|make|made|want|wanted|come|came|charge|charged|quoted|offer|offered|sent|told)\b",
    rf"{_N} {_SO}(?:is|are|was|were|be) (?:\w+ ){{0,2}}(?:percent|%|lower|higher|below|under|above|cheaper|faster|quicker|slower|dearer)\b",
    rf"{_N} {_SO}(?:(?:can |could |will |would )?(?:deliver|delivers|delivered|ship|ships|shipped|supply|supplies|supplied|install|installed|cost|costs)|made (?:us|me) |makes (?:us|me) |give us|let (?:us|me) down|went (?:bust|under)|put (?:up|their|the) |raised|do(?:es)? not (?:answer|reply|return|pick up|call back)|(?:never|keep|keeps|kept) (?:answer|call|reply|ring|pick|return|com|email)\w*)\b",
    rf"{_N} {_SO}(?:say|says|said|told us|tells us|tell us|claims?|promised|promises) (?:that )?(?:they|it can|it will|their|you)\b",
    rf"{_N} {_SO}(?:has|have|got|had) (?:only |just )?(?:one|two|three|four|five|six|ten|\d+|a hundred|hundreds|what) (?:\w+ )?(?:bloke|guy|guys|man|men|people|rep|reps|engineers?|technicians?|drivers?|fella|branch|branches|depot|depots|offices?|clients|customers|members|shops|locations|\w+ people)\b",
    rf"\b(?:you (?:guys |folks )?(?:and|or|against|versus)|either you or|between you and|it is you and|down to) {_N}(?: {_AIM}|$)",
    rf"{_N} (?:and|or) (?:you|yourselves)(?: guys| folks)?$",
    rf"\b(?:people|guys|folks|friends|colleagues|gentlemen|lot|crowd|rep|salesman|salesperson|consultant) (?:at|over at|of) {_N}",
    # whom they sent, and who had them in
    rf"\b(?:a|an|the|that|one|two|your|this|young|nice|\w+) {_SOMEBODY} (?:called \w+ )?(?:from|over at|out of|of) {_N} (?:\w+ )?{_SO}(?:come|came|been|comes|rang|ring|rings|ringing|called|calls|call|quoted|left|stopped|dropped|popped|showed|visited|pitched|emailed|sent|gave|offered|told|told)\b",
    rf"\b(?:had|have|having|got) {_N} (?:in|out|round|over)(?: (?:here|to|last|for|the|yesterday|on|and|as|too|already)|$)",
    rf"\b(?:had|have|having|got|put|is|with) {_N} (?:\w+ )?(?:at the table|on (?:the|our|my) (?:\w+ )?(?:list|panel|table|desk|tender|framework)|in the (?:running|mix|frame)|lined up)\b",
    rf"\b(?:did|has|have) {_N} (?:\w+ )?(?:call|called|come|came|ring|rung|reply|replied|get|got|send|sent|quote|quoted) (?:you|us|me|back|in|out|over|round|anything|a)\b",
    # who else has it, and what it is held against
    rf"\b(?:{_SOMEBODY}|batchmate|friends?|neighbou?rs?|cousin|mate|brother|sister|buddy|they|he|she|everybody|everyone) (?:of (?:mine|ours) )?(?:\w+ )?(?:in (?:\w+|{NAME}) )?(?:is |are |was |were )?{_SO}(?:using|uses|use|used|has|on|with|swears by|went with) {_N}(?: {_AIM}|$)",
    rf"\b(?:against|versus|vs|instead of|rather than|compared to|compared with|comparing (?:you|it) (?:to|with)|up against|than|unlike|over to|going over to|not like|away to) {_N}(?: {_AIM}|$)",
    rf"\b(?:went|gone|go|going|go ahead|sign|signed|signing|leaning|moving) (?:\w+ )?(?:with|towards?) {_N}(?: (?:when|who|which|because|instead|last|this|if|for|in the|before|three|two|four|five|\w+ years?)|$)",
    rf"\b(?:chose|picked|shortlisted|trial+ed|tested|evaluated|demoed|considered|considering|trialling|trialing|demoing|evaluating|tried|trying) {_N}(?: {_AIM}|$)",
    rf"\b(?:{_PAPERS}|letter|call|email|visit|brochure|leaflet) (?:from|by|of) {_N}",
    rf"^(?:(?:and|but|so|well|now|yes|oh|because) )*there is (?:also )?the {_N}(?: (?:in|down|over|at|just|up|they|which|who|too)|$)",
    rf"\b(?:that|this|the other) {_N} (?:lot|crowd|outfit|mob|bunch|company|firm|place|people|guy|fella|thing)\b",
    rf"^(?:(?:no|yes|so|okay|and|but|well|then) )*{_N} (?:is |are )?(?:out|off the (?:list|table)|no longer in it|out of it)$",
)
"""Of another offer."""

_WE: Final = r"\b(?:we|i|us)"

USED: Final = (
    rf"{_WE} {_SO}(?:am|are|was|were|been|being) {_SO}(?:on|with|at|using|having|going through|a customer of|signed (?:up )?(?:with|to)) {_N}(?: (?:also|now|with|\w+ing|on|which|who|and|but|for|since|at|right|now|today|\w+ (?:years?|months?)|because|so|until|till|before|they|it|still|eleven|ten|last|all|too|in)|$)",
    rf"{_WE} {_SO}(?:use|used|using|run|rent|lease|pay|paid|paying|hate|hated|like|dropped|quit|cancelled|canceled|ditched|left) {_N}",
    rf"{_WE} {_SO}(?:have|having|have got|got) {_N} (?:\w+ )?(?:on (?:one|two|the|all|every|a|our|each) \w+|for (?:that|this|it|the|our|all|everything)|there|already|right now|at the moment|today|doing|do)\b",
    rf"\b(?:years?|months?|lines|data|everything|records|books|files|orders|parts|all of it|most of it|half of it|the lot|history|stock|bookings) (?:that )?{_SO}(?:is |are |was |were |goes |sits |we have |i have )?(?:there )?{_SO}(?:in|on|with|into|through|inside) {_N}",
    rf"\b(?:(?:looks?|looking|logs?|types?|typed|puts?|enters?|entered|checks?|checked|runs?|sits|lives|goes|go) (?:\w+ ){{0,3}}(?:on|into|via|up on)|(?:goes|go|going|comes|come) (?:\w+ )?(?:through|via|off)) {_N}",
    rf"\b(?:letter to|notice to|years with|months with|rid of|fed up with|stuck with|tied to|tied in with|locked in with|happy with|unhappy with|trouble with|problem with|leaving|cancelling|canceling|cancel|replacing|replace|switching from|switch from|coming off|come off|moving off|move off|paying|pay|paid) {_N}",
    rf"\b(?:give|giving|gave|given|serve|serving|owe|owes) {_N} (?:\w+ )?(?:notice|days|weeks|months|the (?:push|boot|chop|elbow))\b",
    rf"^(?:(?:and|but|so|because|now|well|see|look) )*(?:with|at|on) {_N} (?:you|they|it|we|there)\b",
    rf"\b(?:we|i) {_SO}(?:(?:get|take|buy|order|have|purchase|import|source|rent|lease|work|working|are working|deal|dealing|bank|insure|insured|book|hire) (?:\w+ ){{0,5}}(?:from|through|off)|(?:work|working|are working|deal|are dealing) (?:\w+ ){{0,5}}with) {_N}",
    rf"\b(?:from|by|with|at|through) {_N} (?:we|i) {_SO}(?:get|have|pay|buy|take|order|got|know|work|paid|bought|are|wait|waited)\b",
    rf"\b(?:our|my|the old|the existing|the current) (?:\w+ )?{_N} (?:machines?|system|software|units?|lines?|terminals?|kit|equipment|account|subscription|licen[sc]es?|contract|renewal|agreement|deal|policy|boxes|cards?|tags|printers?|scanners?|tablets?|phones|pumps?|trucks?|vans|rep|guy|man|bill|invoices?|invoice|module|portal|app|stuff|gear)\b",
    rf"\b(?:renew|renewing|extend|stay|staying|stayed|stick|sticking|continue|remain) (?:\w+ )?with {_N}",
    rf"\b(?:go|going|went) back to {_N}(?: {_AIM}|$)",
    rf"\bused to (?:be (?:with|on)|use|have|buy from|go (?:with|through)|work with) {_N}",
    rf"\b(?:before|until) (?:that|you|then|now) (?:it was|we had|we used|there was) {_N}",
    rf"\b(?:was|were|been|is) with {_N} (?:too|as well|before|actually|for|already|until|since)\b",
    rf"{_N} {_SO}(?:is |are |was |were )?(?:month to month|rolling|up for renewal|up in|under contract|out of contract|expires?|expiring|lapsed|lapses)\b",
    rf"{_N} {_SO}(?:says|said|shows|tells (?:us|me)|thinks|reckons) (?:we|i|there is|there are|it is in|zero|none|\d)\b",
    rf"^(?:(?:it is|that is|so|yes|well|\w+) )*{_N} (?:that is|is) (?:the name (?:on|of)|what (?:it is|they) call|who we|what we (?:use|have|are on))\b",
)
"""Of what the buyer has today."""

ASKED: Final = (
    rf"\b(?:still|currently) (?:on|with|using|running|at|having|paying|in with)? ?{_N}(?: {_AIM}|$)",
    rf"\b{_N} (?:is )?(?:still )?(?:your|the one you|something you|one you|who you|what you|still your)\b",
    rf"\byour (?:\w+ ){{1,2}}(?:is|are|was|were) (?:still )?(?:on |with |in |through )?{_N}$",
    rf"\bon {_N} (?:when|how|what|do|does|is|are)\b",
    rf"\b(?:contract|agreement|plan|account|renewal|policy|term|subscription|relationship|experience) with {_N}",
    rf"\byou (?:guys |all |folks )?(?:\w+ )?(?:seen|met|looked at|talked to|spoken to|spoken with|trialled|demoed|tried|using|use|considering|comparing us (?:to|with)|happy with|giving|paying|pay|signed with|been with|been on|leaving|left|moved from) {_N}(?: {_AIM}|already|yet|before|$)",
    rf"\b(?:paying|giving|hate about|like about|love about|dislike about|wrong with|leave|come off|switch from) {_N}(?: {_AIM}|$)",
    rf"\bwhat (?:did|do|does|is|are|has) {_N} (?:charge|quote|offer|come|ask|give|want|cost|do for you)\b",
    rf"\b(?:did|does|do|has|have) {_N} (?:quote|quoted|come (?:in|out)|charge|include|offer|do a|give you|gave you|tell you|told you|send you)\b",
)
"""Of what the rep asks of another offer, or of what the buyer has today."""

LOOSE: Final = (
    rf"\b(?:with|from|by|than|against|on|through|using|use|uses|used|had|have|has|got|took|take|buy|bought|saw|seen|pay|paid|at|to) {_N}",
    rf"^{_N} \w+",
)
"""Of any name: told twice in such places, it is somebody who matters to the deal."""
