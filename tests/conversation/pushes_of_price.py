"""What pushes back on a price just told, and what is said of other things that cost money."""

from __future__ import annotations

# fmt: off
TOLD = "R: It comes to eighteen hundred a month, all in."
"""The line before each of the next."""

PUSHED = (
    "B: It's still a nineteen.",
    "B: I still don't like that.",
    "B: That's a pickup truck sitting on my house.",
    "B: Ouch.",
    "B: That's not nothing.",
    "B: I had it in my head at twelve hundred.",
    "B: I can't get behind that.",
    "B: They do it for sixteen.",
    "B: It seems a lot.",
    "B: That's some hop.",
    "B: That's quite a jump.",
    "B: It's a big step for us over what I had told my people.",
    "B: I'd never use half of that.",
    "B: I'm paying for somebody else's prosecco.",
    "B: There's only so many times I can open the same purse.",
    "B: I don't know that I can sell that upstairs.",
    "B: What we do now is free.",
    "B: I figured it'd be about half.",
    "B: It has to come in under fifteen hundred.",
    "B: It's still got a twenty two on the front.",
    "B: Why is the set up nearly double what I pay now?",
    "B: My CFO will have my head for that.",
    "B: You lot are all at it.",
)
NOT_PUSHED = (
    "B: And is support still included in it?",
    "B: I could have my team look at it.",
    "B: We still use the old one on Fridays.",
    "B: We can put it on the calendar.",
    "B: Right, eighteen hundred for the whole group.",
    "B: Right. And how many people would be on our account?",
    "B: I thought we could start with five people.",
    "B: I'm still at my desk till five.",
    "B: I get shot if the report is late.",
    "B: Why does it take about three weeks to set up?",
    "B: I'm not sure I can do Tuesday.",
)
OTHER_THINGS = (
    ("B: The hotel, two hundred ninety for a room like a cupboard, it's too expensive this city in that week.",),
    ("B: There's a flight of stairs up there, it's a bit steep to be fair.",),
    ("B: The plumber wanted six hundred, it's way too expensive.",),
    ("B: Now we do it with a translator, one hundred twenty euro a page. He's so expensive.",),
    (TOLD, "B: I was charging two forty for a double and people paid it. I'd be embarrassed, it's daylight robbery."),
    ("B: We've got to get the response time under two minutes.",),
)
OF_THE_OFFER = (
    ("B: Your price is too high, it's more than the rent.",),
    ("B: I've got to get this under two point one million dollars a year.",),
    ("B: You have written four hundred and eighteen thousand dollars.", "R: That's it, yeah.", "B: It's a big step for us."),
)
