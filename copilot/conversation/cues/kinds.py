"""What sort of call it is, as people themselves say in it: the sorts of which that can be told.

Others were tried and told nothing: of the phrases for a follow-up, a negotiation, an inquiry, a
consultation or a security review most stood in calls of another sort (`benchmarks/kinds.py`).
"""

from __future__ import annotations

from typing import Final

from copilot.conversation.cues.cue import Cue, Phrases

PHRASES: Final = (
    Phrases(
        Cue.KIND_COLD,
        "Whoever calls knows that nobody expects it, or is told so.",
        (
            r"\b(?:out of the blue|(?:is|this is|it is) (?:a|an|another) (?:cold|sales) call|(?:a|your|my) cold call|cold calling|you (?:do not|did not|were not|are not) (?:know(?:ing)? (?:me|us)|expect(?:ing)?) ?(?:me|us|my call|this call|a call|to hear)?|(?:caught|catch|got|reached) you (?:at|on|in) (?:a |an )?(?:\w+ )?(?:bad|good|okay|ok|decent|awkward|difficult|terrible|horrible|busy)|(?:have|get|take|steal|borrow|grab|give me|got|for|spare|in) (?:\w+ ){0,2}(?:thirty|twenty|forty five|sixty|ninety|27|30) seconds|hang up (?:on me|now|or)|how did you get (?:my|this|our) (?:number|name|details)|take (?:me|us) off (?:your|the|that|this) (?:\w+ )?list|do not (?:take|do|accept) (?:sales|cold|unsolicited) calls|never heard of (?:you|it|them))\b",
        ),
    ),
    Phrases(
        Cue.COLD_HINT,
        "What is said at the beginning of such a call, and of others.",
        (
            r"\b(?:reason (?:for my call|i am (?:calling|ringing|phoning)|for the call|i called|i reached out|of my call|why i am calling)|who (?:is|am i speaking)(?: \w+)? (?:this|calling|speaking|that)|who are you with|where (?:are|did) you (?:say you (?:are|were) )?(?:calling from|from|with)|what is this (?:about|regarding|in regard\w* to|concerning)|(?:in charge of|responsible for|takes care of|looks after|handles) (?:your|the) \w+|did i sign up|(?:not|no) interested)\b",
        ),
    ),
    Phrases(
        Cue.KIND_RENEWAL,
        "The rep speaks of the customer's own renewal.",
        (
            r"\b(?:(?:your|the|upcoming|up for|due for|annual|early|about) (?:\w+ )?renewal|(?:before|when|since|as|because|and) (?:you|it|we) renew|(?:you are|you were|your \w+ (?:is|are)|we are) (?:coming )?(?:up|due) (?:for|to|on) renew\w*|renewing (?:your|the|with us)|renew (?:your|the|with us) \w+)\b",
        ),
    ),
    Phrases(
        Cue.RENEWAL_HINT,
        "A contract that runs out.",
        (
            r"\b(?:(?:contract|subscription|agreement|licen[sc]e|policy|cover|term|plan) (?:\w+ ){0,2}(?:is (?:up|ending|expiring|due)|ends|expires|runs? out|renews|comes up|coming up)|(?:term|contract|agreement|policy|subscription) coming up|before it (?:just )?(?:rolls|renews|lapses)|renewal)\b",
        ),
    ),
    Phrases(
        Cue.DEMO_SCREEN,
        "A screen is shown.",
        (
            r"\b(?:(?:see|seeing|share|sharing|view|viewing|on) (?:my|our|your) (?:\w+ )?screen(?: share)?|shar(?:e|ing) (?:the|this|a) screen|screen (?:come|coming|came|is coming|visible|share|sharing)|(?:this|here|that|what you (?:are )?see(?:ing)?|you are looking at) is (?:the|our|your|my) (?:\w+ )?(?:dashboard|home ?page|home screen|main (?:page|screen|view)|(?:day|week|calendar|list) view|landing page|workspace))\b",
        ),
    ),
    Phrases(
        Cue.KIND_DEMO,
        "The thing is shown, or will be.",
        (
            r"\b(?:shar(?:e|ing) (?:my|the) screen|see my screen|(?:as|what|here) you (?:can|will) see (?:here|on|is|are|the)|on (?:the|your|my) screen|(?:this|here) is the (?:dashboard|home ?page|home screen|main (?:page|screen|view))|(?:click|clicking) (?:on|here|into|this)|show you (?:\w+ ){0,3}(?:demo|dashboard|platform|product|how it works|screen|live|in action|tool)|(?:run|walk|take) you through (?:a|the|our) (?:\w+ )?(?:demo|platform|product|dashboard)|pull up (?:the|my|our)|in this view|drop ?down|tab here|scroll down)\b",
        ),
    ),
)
