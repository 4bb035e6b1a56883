"""Money: the buyer's own, the seller's price, and all the money that is neither."""

from __future__ import annotations

from typing import Final

from copilot.conversation.cues.cue import Cue, Phrases

_BUDGET: Final = r"(?:budgets?|budgeting|budgeted|budgetary|budget wise)"
_SPEND: Final = r"(?:spend|invest|pay|put (?:in|into|towards|toward)|commit|allocate|part with|shell out|lay out)"

PHRASES: Final = (
    Phrases(
        Cue.BUDGET_ASKED,
        "Asking the other side about its own money for this.",
        (
            rf"\b(?:what|how|is|do|does|have|has|are|did|will|would|could|can|any|which|where|whose)\b(?: \w+){{0,9}} {_BUDGET}\b",
            rf"\b(?:your|a) (?:\w+ ){{0,2}}{_BUDGET} (?:\w+ ){{0,3}}(?:in mind|for this|range|like|look|set|approved|allocated)\b",
            rf"\b(?:tell|share|give|curious|ask|wondering|understand|know|talk)(?: \w+){{0,4}} (?:about )?(?:the|your|a) {_BUDGET}\b",
            rf"\b(?:how much|what|what amount|what number|what figure|what range|what kind of money|how big) (?:\w+ )?(?:are|were|would|do|did|can|could|will|is|had) (?:you|you guys|your \w+|the (?:company|team|board|business)) (?:\w+ ){{0,5}}{_SPEND}\b",
            r"\b(?:how much|what|what money|what funds?|anything|money|funds?|something|amount|number) (?:\w+ ){0,6}(?:set aside|put aside|earmarked|allocated|ring fenced|ringfenced|carved out|reserved|approved|available)\b",
            r"\b(?:is|are|do|have|has|did|was) (?:\w+ ){0,4}(?:money|funds?|funding|dollars|financing) (?:\w+ ){0,3}(?:set aside|available|approved|for this|for that|in place|allocated|there|secured|earmarked)\b",
            r"\b(?:what|which|is there a|do you have a|in a|a) (?:\w+ ){0,3}(?:price range|price point|spending limit|dollar (?:amount|figure)|ballpark|number|figure|range|ceiling|cap|limit|amount) (?:\w+ ){0,4}(?:in mind|comfortable|you are (?:thinking|looking|working)|you were|you want|you need to stay|for this|working with|hoping|you can)\b",
            r"\b(?:what|how much) (?:can|could|would) you (?:\w+ )?(?:afford|be comfortable|be willing)\b",
            r"\b(?:what|which|range|figure|number|ballpark|amount)(?: \w+){0,4} (?:comfortable|working|happy) with$",
            r"\bcomfortable (?:spending|paying|investing|with (?:\w+ ){0,3}(?:price|spend|investment|range))\b",
            r"\b(?:looking|hoping|planning|willing|prepared|able|wanting|expecting|thinking of|ready) (?:to (?:spend|invest|pay)|spending|investing|paying)\b",
            r"\bhow (?:big|large) (?:is|was|would be) the (?:contract|deal|project|investment) you\b",
            r"\b(?:does|would|is) (?:that|this|it|the price|the investment|that number|that figure) (?:\w+ )?(?:fit|fall|fits|within|inside|in line with|work)(?: \w+){0,3} (?:budget|range|what you (?:had|have|were|are|planned|expected))\b",
        ),
    ),
    Phrases(
        Cue.SPENDING_ASKED,
        "Asking what is spent on it at present: half of a budget question.",
        (
            r"\b(?:how much|what) (?:\w+ )?(?:are|do|were|did|is|have) (?:you|you guys|your \w+|the company) (?:\w+ ){0,3}(?:spend|spending|spent|paying|pay|invest|investing)(?: \w+){0,2} (?:on|for|a|per|each|every|in|right now|now|today|currently|annually|monthly|with)\b",
            r"\bwhat (?:is|are) (?:your|you) (?:\w+ )?(?:current )?(?:spend|spending) (?:on|for|with|per|each|a)\b",
        ),
    ),
    Phrases(
        Cue.BUDGET_SAID,
        "The buyer's own money stated, called tight, or a price set inside or outside it.",
        (
            rf"\b(?:our|my|the|this year|a|an|tight|limited|small|big|no|fixed|approved|annual|quarterly|marketing|it|training|total|current|remaining|max|maximum|fixed|strict|own|any|enough|existing|discretionary|departmental|project|next year|last year) {_BUDGET}\b",
            rf"\b(?:budgeted|budgeting|we budget|i budget|budget for (?:this|it|that|up)|budget of|budget is|budget was|budget around|budget approved|budget cycle|budget cycles|budget season|budget constraints?|budget approval|budget cuts?|budget freeze|budget left|budget pressure|budget owner|budget holder|{_BUDGET} (?:is|are|was|will be|gets?|got|has|have|of|for|to))\b",
            rf"\b(?:within|inside|outside|over|above|under|below|beyond|into|in|out of|exceeds?|off|past|on) (?:\w+ )?(?:our|the|my|your|that) (?:\w+ )?{_BUDGET}\b",
            rf"\b(?:within|over|under|on|in|outside) {_BUDGET}\b",
            rf"\b(?:have|have got|got|had|has|do not have|without|find|need|get|secure|free up|requested|request|approve|approved) (?:\w+ ){{0,3}}{_BUDGET}\b",
            r"\b(?:set aside|put aside|earmarked|allocated|ring fenced|ringfenced|carved out|signed off on|approved) (?:\w+ ){0,6}(?:for (?:this|it|that)|\d+k?|thousand|grand|dollars|hundred|money|funds?)\b",
            r"\b(?:have|has|had|got|there is) (?:\w+ ){0,2}[$€£₹]?\w+ (?:\w+ ){0,3}(?:set aside|put aside|earmarked|to spend|to work with)\b",
            r"\b(?:money|funds?|funding|cash|dollars|thousand|grand|hundred|k|capital) (?:\w+ ){0,3}(?:available|approved|allocated|set aside|earmarked|in place)\b",
            r"\b(?:we|i) (?:can|could|would|are able to|am able to|are willing to|am willing to|want to|wanted to|are looking to|am looking to|were looking to|were hoping to|was hoping to|planned to|plan to|are prepared to|were planning to|were going to|do not want to|can not|could not|would not) (?:\w+ ){0,3}(?:spend|invest|pay|go up to|go as high as|go higher than|go above|go over|justify spending|stretch to)\b ?(?:\w+ ){0,4}[$€£₹]?(?:\d+|more than|less than|that much|this much|hundred|thousand|grand|dollars|over|above|around|between|anything like|\w+ thousand|\w+ grand|\w+ hundred|\w+ k)\b",
            r"\b(?:out of|outside|above|beyond|within|in|over) (?:our|my|the|your) (?:\w+ )?(?:price range|range|spend|spending limit|means|price point|limit|reach)\b",
            r"\b(?:more|less|higher|lower|above|over|than|exceeds) (?:than )?(?:what )?(?:we|i) (?:\w+ )?(?:had )?(?:budgeted|planned (?:for|to|on)|allocated|set aside|put aside|can spend|can pay|wanted to (?:spend|pay)|earmarked|have to spend|was (?:looking|hoping|planning) to (?:spend|pay)|were (?:looking|hoping|planning) to (?:spend|pay))\b",
            r"\b(?:come in|be|stay|keep (?:it|this|that)|land|get (?:it|this|that)(?: down)?) (?:at |to )?(?:under|below|within|less than|no more than) (?:\w+ ){0,3}(?:[$€£₹]?\d|hundred|thousand|grand|bucks|dollars|k\b)",
            r"\b(?:i|we) (?:was|were|am|are|had been) (?:\w+ )?(?:thinking|hoping)(?: \w+){0,5} (?:[$€£₹]?\d[\d,.]*k?|hundred|thousand|grand|bucks|dollars|k)\b",
            r"\b(?:can|could) not (?:\w+ )?afford (?:it|that|this|the price|the (?:monthly|cost|fee|payment)|\d|\w+ (?:thousand|grand|hundred|dollars)|[$€£₹])",
            r"\b(?:money|cash|funds|funding|finances) (?:is|are) (?:\w+ )?(?:tight|limited|short|an issue|a problem|not there|frozen|secured|approved|available|in place)\b",
            r"\b(?:no|not have the|do not have|without the|not enough) (?:money|cash|funds|funding)\b",
            r"\b(?:our|my) (?:ceiling|cap|limit|max|maximum|upper limit|spending limit|number|range) (?:is|was|would be) (?:\w+ ){0,3}[$€£₹]?(?:\d|\w+ (?:thousand|grand|hundred|k)\b)",
        ),
    ),
    Phrases(
        Cue.BUDGET_WORD,
        "The bare word; what it means shows in its surroundings.",
        (rf"\b{_BUDGET}\b",),
    ),
    Phrases(
        Cue.PRICE_ASKED,
        "Asking what the seller's thing costs, seldom with the word price.",
        (
            r"\b(?:what|what about|how about|how is|how are|how does|how do|what is|what are|is there|are there|tell me about|talk about|understand|discuss|know|explain|understanding|and|on|for) (?:(?:is|are|the|your|a|an|any|that|this|its|total|monthly|annual|upfront|up front|typical|average|our|overall|list|current|exact|rough|estimated|approximate|licen[sc]e|setup|set up|implementation|installation|subscription|pilot|going|all in|usual|standard|in) ){0,3}(?:pricing|price|prices|cost|costs|fees?|rates?|price tag|price point|pricing model|rate card|subscription)\b",
            r"^(?:\w+ )?(?:pricing|price|cost|the price|the cost|the pricing)(?: \w+){0,2}$",
            r"\b(?:pricing|price|cost|money|fee) (?:wise|structure|structured|model|look like|breakdown|range|options?|tiers?|plans?|sheet|info|information|details)\b",
            r"\bhow much (?:is|are|does|do|would|will|did|was|might|should|could) (?:it|this|that|the|your|a|an|one|everything|all|something|they|each) ?(?:\w+ ){0,6}(?:cost|costs|run|charge|go for|come to|be|per|each|going to|for|total|monthly|now)\b",
            r"\bhow much (?:is|are|would|will|was) (?:it|this|that|the|your|one|an?) ?(?:\w+ ){0,2}$",
            r"\bhow much (?:are we|am i|are you) (?:talking|looking|paying|asking|charging)",
            r"\bhow much (?:would|will|do|does|could) (?:we|i|one) (?:\w+ ){0,3}(?:pay|owe|cost|looking at|spend)\b",
            r"\bhow much (?:do|would|will) you (?:\w+ )?(?:charge|ask|want for|sell|quote)\b",
            r"\bhow much (?:for|per|a month|a year|money (?:is|are|would|will|does|for)|roughly|approximately)\b",
            r"\bhow much$",
            r"\bwhat (?:does|would|will|do|might|did|is) (?:\w+ ){0,6}(?:cost|run (?:us|me|you|per|a|each|for)|set (?:us|me) back|charge|come (?:out )?to|total)\b",
            r"\b(?:what|how) (?:do|would|will) (?:you|you guys) (?:\w+ )?(?:charge|price|bill)\b",
            r"\bwhat (?:i|we) (?:would|will|am|are) (?:\w+ )?(?:pay|be paying|owe|paying)\b",
            r"\b(?:what|what kind of|what sort of|how big|how much|what size|what level of|is the|total) (?:is |of )?(?:the |an |a )?(?:investment|expense|outlay|price|cost|fee|damage)\b",
            r"\bwhat (?:are we|am i|are you) (?:looking at|talking)(?: about)?$",
            r"\bwhat (?:are we|am i|are you) (?:looking at|talking) (?:\w+ ){0,4}(?:price|cost|costs|money|investment|fees?|per|a month|monthly|dollars|wise|here|all in)\b",
            r"\b(?:what|which|do you have|are there|have) (?:\w+ ){0,3}(?:smaller|cheaper|lower|other|different|better) (?:\w+ )?(?:plans?|tiers?|packages?|pricing|options|price)\b",
            r"\b(?:give|get|send|have|see|need|want|like|share|provide) (?:\w+ ){0,4}(?:a quote|quote|price|pricing|quotation|price list|estimate of (?:cost|price)|ballpark)\b",
            r"\b(?:is|are|do|does|can|could|would|any) (?:\w+ ){0,4}(?:discounts?|price break|better price|promotions?|special offers?)\b",
            r"\b(?:do|can|could|get|have|give|make|offer|any) (?:\w+ ){0,3}(?:any|a|better|special|some|good) (?:\w+ )?deals?\b",
            r"\b(?:that|it|this|which|quite|too|very|bit|pretty|little|so|really|is) (?:\w+ )?(?:expensive|pricey|steep|a lot of money|costly|too much money|cheap|cheaper|affordable)\b",
            r"\b(?:your|the|this|that|about the|on the|with the|concerns? about|concerned about|worried about) (?:\w+ )?(?:price|pricing|quote|fee|fees|rate|rates)\b",
            r"\b(?:i am|we are|been) (?:\w+ )?paying (?:you )?[$€£₹\d]",
        ),
    ),
    Phrases(
        Cue.PRICE_WORD,
        "Our own price by name, with a sum or without.",
        (
            r"\b(?:our|list|base|starting|standard|your|my|full|special|discounted|regular|sticker|the (?:\w+ )?) ?(?:price|prices|pricing|fee|fees|rate card|price list|pricing model|price tag|price point)\b",
            r"\bpricing (?:is|starts|depends|would|will|works|for|structure|model|options?|plans?|tiers?)\b",
            r"\b(?:our|the) (?:\w+ )?(?:plan|plans|package|packages|subscription|licen[sc]e|tier|tiers) (?:is|are|costs?|starts?|runs?|comes?|would)\b",
            r"\b(?:you|i|we) (?:\w+ )?quoted\b",
        ),
    ),
    Phrases(
        Cue.PRICE_TOLD,
        "Telling what it costs; with a sum it is a price, without one the word must be ours.",
        (
            r"\b(?:our|the|list|base|starting|standard|total|monthly|annual|yearly|full|special|discounted|regular|retail|unit|sticker) (?:\w+ )?(?:price|prices|pricing|fee|fees|rate|rates|cost|plan|plans|package|packages|subscription|licen[sc]e|quote|tier|tiers|premium|commission|deposit|payment)\b",
            r"\b(?:it|that|this|which|they|we|pricing|price|plan|plans|package|packages|pilot|total|subscription|version|option|licen[sc]e|everything|setup|installation|seat|service|all in) (?:\w+ ){0,4}(?:is|are|be|costs?|comes? (?:out )?to|runs?|starts? (?:at|from)|would be|will be|works out|charge|charges|goes for|quoted|at|from|offer)\b",
            r"\b(?:we|i) (?:can|could|will|do)? ?(?:\w+ )?(?:charge|offer|quote|quoted|do it|do that|give you|knock|take off|discount|price it)\b",
            r"\b(?:you|you are|you will|you would) (?:\w+ ){0,3}(?:pay|paying|be looking at|looking at|investing|charged|get)\b",
            r"\b(?:for|covers|includes|including|per|a|each|every) (?:\w+ )?(?:user|users|seat|seats|agent|agents|team|month|year|licen[sc]e|employee|person|head)\b",
            r"\b(?:discount|off|price|cost|fee|deposit|down payment|upfront|up front|billed|invoice|investment|proposal|quote|quoted)\b",
        ),
    ),
    Phrases(
        Cue.OTHER_MONEY,
        "Money that is not our price: what is saved, earned, lost, paid to others or to staff.",
        (
            r"\b(?:save|saves|saved|saving|savings|earn(?:s|ed|ing|ings)?|revenue|profit|profits|margin|margins|sales|arr|mrr|gross|turnover|income|commission|salary|salaries|wages?|overtime|payroll|raise|bonus|bonuses|funding round|raised|valuation|worth of|losing|lose|loses|lost|loss|losses|waste|wasted|wasting|fines?|penalt(?:y|ies)|in pipeline|pipeline|return on|roi|pays? for itself|paid for itself|payback|deal size|contract value|average (?:deal|order|ticket|sale)|listing price|list (?:it|the house|the home|your) |sell (?:it|the|your|for)|sold|sells|appraised|mortgage|hiring|to hire|hire (?:more|another|someone|people)|recruiting|headcount)\b",
            r"\b(?:cost|costs|costing|price) (?:of|to) (?:\w+ ){0,3}(?:hir\w+|do\w+ nothing|doing|inaction|not|continuing|current\w*|manual|turnover|churn|downtime|waiting|delay|staff|support challenges|acquisition|acquiring|losing|replac\w+|your|errors|mistakes|living|goods|capital|labor|labour|customer)\b",
            r"\b(?:cost|costs|costing|cost us|costs us|costing us|costing you|cost you|costs you) (?:us|you|them|the company|your)\b",
            r"\bcost (?:effective|savings?|reduction|center|conscious)\b",
            r"\b(?:current|our current|existing|other|previous|old|last) (?:\w+ )?(?:vendor|provider|supplier|tool|system|agency|contractor|solution) (?:\w+ ){0,4}(?:cost|costs|charges?|is|was|pay)\b",
            r"\b(?:one of the |best |good |smart |great |solid )+investments?\b",
            r"\b(?:investors?|investment (?:firm|bank|banking|property|properties|fund|portfolio|advisor)|invest in (?:our|the|your) (?:people|team|future|business|growth))\b",
            r"\b(?:interest|tax|conversion|response|close|win|growth|heart|exchange|success|error|open|click|churn|renewal|retention|completion|failure|hit|first|any|accuracy|adoption|occupancy) rates?\b",
            r"\b(?:at any rate|at all costs?|at no (?:\w+ )?(?:cost|charge)|free of charge|no (?:additional |extra )?(?:cost|charge)|pay attention|pay off|pays off|paid off|price to pay|worth it)\b",
            r"\b(?:they|competitor|competitors|others?|he|she|someone|somebody|people|customers|clients|everybody) (?:\w+ )?(?:charge|charges|charged|cost|costs|pay|pays|paid|quoted|spend|spends)\b",
            r"\b(?:spend|spending|spent|spends) (?:\w+ ){0,6}(?:time|hours?|minutes?|days?|weeks?|months?|evenings?|mornings?|weekends?|afternoons?|nights?|years?)\b",
            r"\bafford (?:to|the (?:risk|downtime|delay|time|disruption|loss|mistake)|any|another|a|that risk|more|not)\b",
        ),
    ),
    Phrases(
        Cue.OTHER_BUDGET,
        "A budget that is not the buyer's money for this.",
        (
            r"\bto (?:\w+ )?(?:fit|suit|match|meet) (?:your|any|every|all|most|the) budgets?\b",
            r"\b(?:any|every|all|most|different|various) budgets?\b",
            r"\b(?:their|his|her|customers|clients|clients\w*|city|federal|government|household|media|ad|error|time|performance|risk|memory|power|calorie|latency) budgets?\b",
            r"\bbudget (?:hotel|airline|friendly|tracker|tracking|tool|tools|software|module|feature|report|reports|dashboard|template|app|spreadsheet|planner|forecast|forecasting|variance|line items?|alerts?|management|planning)\b",
            r"\b(?:manage|managing|track|tracking|plan|planning|build|building|create|creating|forecast|forecasting|monitor|monitoring|prepare|preparing) (?:\w+ ){0,2}budgets\b",
        ),
    ),
)
