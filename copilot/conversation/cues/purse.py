"""The buyer's own money in other words than budget: what is laid by, its pot, its ceiling.

People seldom say "budget". They have kept so much for it, are given so much, must not go over so
much, or have little left in the tin.
"""

from __future__ import annotations

from typing import Final

from copilot.conversation.cues.cue import Cue, Phrases

_ONES: Final = "one|two|three|four|five|six|seven|eight|nine"
_TEENS: Final = "ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen"
_TENS: Final = "twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety"
_SCALE: Final = "hundred|thousand|grand|million|k|lakhs?|crores?"
_NUMBER: Final = rf"(?:[$€£₹]?\d[\d.,]*[km]?|{_ONES}|{_TEENS}|{_TENS}|{_SCALE}|a (?:hundred|thousand|million|dollar))"
_MORE: Final = rf"(?: {_NUMBER}| and| a| half| point| odd| flat| dollars| bucks| pounds?| euros?| quid| rupees)*"
_ABOUT: Final = "(?:(?:about|around|roughly|only|just|maybe|like|say|some|up to|another|the|a|an|here|it|this|him|us|me|down|at|for|in|of) ){0,3}"
_POT: Final = (
    "(?:tin|card|account|till|bank|kitty|pot|purse|coffers|jar|piggy bank|pool|fund|funds|treasury|war chest|"
    "(?:capital|budget|cost|spend|spending|expense|opex|capex|software|it|training|marketing) line)"
)
_COIN: Final = (
    "(?:penny|pennies|pence|cents?|pounds?|dollars?|euros?|nickels?|dimes?|rupees?|paisa|kroner)"
)

SAID: Final = (
    rf"\b(?:left|left over|remaining|remains) (?:\w+ )?(?:in|on|of|from) (?:(?:the|our|my|this|that) )?(?:\w+ ){{0,2}}{_POT}\b",
    r"\b(?:in|into) the (?:kitty|coffers)\b",
    r"\b(?:what|all|everything) (?:i|we) (?:have |have got |got |had )(?:got )?to play with\b",
    r"\b(?:has|have|need|needs|got|would have) to (?:all )?(?:come|be found|be paid|fit) (?:from|out of|in|into|inside|within) (?:inside |within )?(?:that|the same|existing|what (?:we|i) (?:have|get))\b",
    r"\b(?:meant|supposed|got|has|have|need|needs|told|want|wants|like|ought|trying|expected|asked)(?: \w+){0,2} to (?:come in|land|be not|stay|be|keep it|keep this) (?:at or )?(?:under|below|beneath|above|inside|not above|not over|no more than) (?:it|that|last year|last time|what (?:we|i) (?:paid|spent|had))\b",
    r"\b(?:merit|pay|salary|spend|spending|capex|capital|purchasing|procurement|discretionary|expense|travel|cost|budget) freeze\b|\bfreeze on (?:\w+ )?(?:spend|spending|purchases|purchasing|capex|software|tools|suppliers|vendors|anything new)\b",
    rf"\b(?:watch|watching|count|counting|mind|minding|pinch|pinching|save|saving) (?:every|the|our|each|all our|my) {_COIN}\b|\bevery (?:single )?(?:penny|cent|dollar|pound|euro|rupee) (?:counts|is counted|matters|has to)\b|\b(?:belt tightening|tighten(?:ing|ed)? (?:our|my|the|their) belts?)\b",
    r"\b(?:capex|opex|cap ex|op ex|capital expenditure|operating expenditure)\b|\b(?:grant|subsidy|subsidies|funding) (?:\w+ ){0,3}(?:covers?|pays?|ends|expires|runs out|closes|must be)\b",
    r"\bin (?:this|next|our) (?:(?:years?|quarters?) )?(?:number|numbers|figures)$",
    r"\b(?:our|my|his|her|their|the) (?:\w+ )?(?:allocation|allowance|appropriation) (?:for|is|was|of|covers|this|runs)\b|\b(?:the|our|my) whole (?:pot|kitty|fund) (?:for|is)\b|\bline in (?:the|our|my) (?:spreadsheet|ledger|books|accounts)\b",
    r"\bin the (?:teapot|biscuit tin|cookie jar|sock drawer|mattress|piggy bank|rainy day (?:fund|account)|tea tin|swear jar)\b",
)
"""The pot it comes from, a ceiling that was named just before, or that money is tight."""

ASKED: Final = (
    r"\b(?:what|which|is there|do you have|have you) (?:\w+ ){0,4}(?:envelope|bracket|order of magnitude|spending frame|financial frame|price frame|threshold)\b",
    r"\b(?:how|where) (?:does|do|is|would|will|did) (?:that|this|it|the number|the price|the figure) (?:\w+ )?(?:sit|compare|land|line up|stack up|square|fit|lie) (?:\w+ )?(?:with|to|against|within|inside) (?:what you (?:\w+ )?(?:had|have|planned|expected|allowed|foresaw|were)|your (?:plans?|numbers?|expectations?|planning|figures?))\b",
    r"\b(?:figure|number|sum|amount|total) (?:\w+ ){0,3}(?:gets?|makes?|keeps?|would get|would make|would keep) (?:\w+ ){1,3}(?:nod|nods|nodding|happy|smile|smiling|quiet|to sign|to say yes|over the line)\b",
    r"\b(?:figure|number|sum|ceiling|limit|cap|amount|allowance)\b(?: \w+){0,6} (?:hold|holds|holding|held|keep|keeps|keeping|tie|ties|tied) you (?:to|under|within|at)\b",
    r"\b(?:is there|have you|had you|has (?:he|she|it)|did you have|do you have|are you under|are you on) (?:got )?(?:an?|any|some) (?:\w+ )?(?:(?:ceiling|upper limit|spending cap|sum|allowance|allocation) (?:in mind|for|on|to)|(?:figure|number|amount) in (?:mind|your head))\b",
    r"\b(?:what|how much) (?:\w+ ){0,4}in (?:the|your) (?:\w+ )?(?:fund|pot|kitty|tin|jar|purse|treasury|reserve|allocation)\b",
    r"\bhow much (?:is|have you|do you have|will be|would be|does that leave) (?:\w+ )?(?:left|remaining|to spare)(?:$| (?:after|in|for|over|from|to|now)\b)",
    r"\byou (?:\w+ ){0,2}(?:hope|hoped|hoping|thought|thinking|reckoned|expect|expected|expecting|imagined?|planned|planning|meant)(?: \w+){0,2} (?:to|of|on) (?:spend|spending|pay|paying|put in|putting in|part with|parting with|be at|invest|investing)\b",
)
"""A frame or a pot for the sum, what was hoped to be spent, or how a price sits with what was planned."""

SPENDING_ASKED: Final = (
    r"\b(?:what|how much) (?:\w+ )?(?:are|do|were|did) (?:you|you guys|they|your \w+) (?:giving|give|handing|hand|laying out|lay out|shelling out|shell out)\b",
    r"\bwhat did (?:\w+ ){1,4}(?:come to|add up to|run to) (?:\w+ ){0,2}last (?:year|time|season|quarter)\b",
)
"""What is paid for it today, asked in other words."""

PHRASES: Final = (
    Phrases(
        Cue.BUDGET_KEPT,
        "So much is laid by, given or planned, or is the most: with a number in the clause only.",
        (
            rf"\b(?:set|put|laid|lay|kept|keep|keeping|held|saved|saving|stashed|tucked|squirrell?ed) (?:(?:back|aside|by|away|down|up|apart|in) )?{_ABOUT}{_NUMBER}{_MORE}(?: (?:down|through|aside|by|away|in|up|back))? (?:for|out of|towards?)\b",
            rf"\b(?:set back|set aside|put aside|put by|laid aside|pencill?ed in|ring ?fenced|earmarked|underwritten|underwrote|modell?ed|wrote down|written down|wrote it down|provisioned|accrued|(?:have|had) allowed|banked on|counted on) {_ABOUT}{_NUMBER}\b",
            rf"\b(?:not|never) (?:\w+ ){{0,2}}(?:go|going|spend|spending|pay|paying|stretch|stretching) (?:\w+ ){{0,2}}(?:over|above|past|beyond|more than|north of|higher than) (?:\w+ )?{_NUMBER}\b",
            rf"\b(?:an?|the) (?:{_ONES}|{_TEENS}|{_TENS}|\d+) (?:on|in|at) (?:the |its )?front\b|\b(?:start|starts|begin|begins) with an? (?:{_ONES}|{_TEENS}|{_TENS}|\d+)\b",
            rf"\b(?:gives?|giving|gave|given|allots?|allott?ed|allows?|allowed|sanction\w*|grants?|granted) (?:us|me|my team|our team|the team|the department) {_ABOUT}{_NUMBER}{_MORE} ?(?:lakhs?|crores?|grand|thousand|hundred|k|million|dollars|pounds|euros|quid|bucks|rupees)\b",
            rf"\b(?:i|we|they|he|she|boss|board|owner|director|directors|management|head ?office|headquarters|group|council|finance|cfo|partners?) (?:\w+ ){{0,3}}(?:foresee|foresees|foresaw|foreseen|reserve|reserved|allocated?|approved?|approves|released?|granted|assigned|authori[sz]ed?|envisaged|made available|voted|signed off) (?:\w+ ){{0,4}}{_NUMBER}\b",
            rf"\b(?:i|we|they|he|she|boss|board|owner|director|management|head ?office|headquarters|group|council|finance|cfo) (?:(?:can|could|may|must|should|will|would|want|wants|wanted|need|needs|have|has|had|is|am|are|not|only|to|really|never|be|stay|remain|keep|it|this) ){{1,5}}(?:under|below|within|up to|maximum|max|at most|no more than|not more than|less than|limited to|capped at|exceed) {_ABOUT}{_NUMBER}\b",
            rf"\b(?:i|we|they) (?:can|could) (?:\w+ )?(?:afford|pay|spend|manage|live with|stretch to|reach|accept) {_ABOUT}{_NUMBER}\b",
            rf"\b(?:can|could|might|may|will) (?:\w+ )?(?:find|scrape together|rustle up|lay my hands on|raise|free up) {_ABOUT}{_NUMBER}{_MORE} (?:in|from|out of|for|towards?|somewhere|by)\b",
            rf"\b{_NUMBER}{_MORE} (?:pencill?ed|earmarked|ring ?fenced|put by|set by|put aside|set aside|laid by|stashed|squirrell?ed)\b|\bpencill?ed {_ABOUT}{_NUMBER}\b",
            rf"\b(?:said|says|told|tells|saying) (?:\w+ ){{0,6}}(?:over|above|under|below|up to|past|more than|north of) {_ABOUT}{_NUMBER}{_MORE}$",
            rf"\b(?:company card|credit card|the card|spending authority|signing authority|allowance|allocation)\b(?: \w+){{0,3}} (?:up to|of|under|is) {_ABOUT}{_NUMBER}\b",
            rf"\b(?:top|ceiling|limit|max|maximum|tops|most|cap) (?:\w+ ){{0,4}}(?:is|was|would be|at|of) {_ABOUT}{_NUMBER}\b",
        ),
    ),
    Phrases(
        Cue.PRICE_SUM,
        "A sum that a total comes to, though no currency is said: the rep tells a price.",
        (
            rf"\b(?:comes?|coming|came|works?|working|brings? (?:it|you|us|that|the total)|takes? (?:it|you|us|that)|puts? (?:it|you|us)) (?:in |out |up |down |back )?(?:at|to) {_ABOUT}{_NUMBER}{_MORE}(?:$| (?:a|an|per|plus|ex|all|with|including|before|after|monthly|annually|outright)\b)",
            rf"\b(?:that is|it is|that would be|it would be|you are at|we are at|call it) (?:(?:about|around|just|just under|just over|roughly) )?(?:(?:{_TENS}) (?:{_ONES})|{_ONES}|{_TEENS}) (?:(?:{_ONES})(?: (?:hundred|fifty))?|(?:{_TENS})(?: (?:{_ONES}))?|{_TEENS})(?:$| (?:a|an|per|plus|ex|all in|with|including|outright)\b)",
        ),
    ),
)
