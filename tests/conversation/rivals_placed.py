"""Names in the places where a seller's name stands, and in those where another's does."""

from __future__ import annotations

# fmt: off
PLACED = (
    ("B: Now I must be straight with you. A young man from Holmgate came by the yard.",),
    ("B: Because Beacon sent me a price on Friday.",),
    ("B: Listen, I looked on Sunday. Pennywell came up at nine fifty.",),
    ("B: I have got a consultant, and I've got Plane at the table.",),
    ("B: We had someone else in. Stockwright. They came with a van full of scanners.",),
    ("B: There's the Wool Hall, in town.",),
    ("B: To be fair, Harrow and Pike wanted half.",),
    ("B: My neighbour is using Mapledesk.",),
    ("B: So Gleamwell's at eight nine.",),
    ("B: And did Bexhill ever call you back? They had a nice app.",),
    ("B: Kestrel Werk they say they can deliver in six weeks.",),
    ("B: It's down to you and Kestrel now.",),
    ("B: The other guy told me all of them.",),
    ("B: There is one place by the harbour, they have given me three fifty.",),
    ("B: We have an Italian supplier who does it cheaper.",),
    ("B: One of your competitors was here last week.",),
)

USED_TODAY = (
    ("B: And then I'm on Fetchwell which I hate.",),
    ("B: We are having Molarix also on one computer.",),
    ("B: We were at Selwyn House eleven years running.",),
    ("B: Kath looks on Blueledger and it says we have four.",),
    ("B: We've got to give Gleamwell thirty days.",),
    ("B: Then I'll write the letter to Gleamwell.",),
    ("B: And with Gleamwell you ring up and they say we'll have a word.",),
    ("B: We've got six thousand lines on Molarix.",),
    ("B: It comes with the treasury package. Northfield, that's the name on the screen.",),
    ("R: And what are you giving Fetchwell right now?",),
    ("R: Are you still with Blue Tarn?",),
)

COMES_BACK = (
    ("B: Well, I saw Zentrio.", "R: What else did you see on that day?", "B: It's a bit much, with Zentrio.", "R: Okay."),
    ("R: Are you still with Blue Tarn?", "B: Yes.", "R: Okay.", "B: I like Blue Tarn."),
)

NOT_PLACED = (
    ("B: The girls at the desk in Baner, they are changing every four months.",),
    ("B: Thanks. They just turned the water off.",),
    ("B: I brought it up with Melanie.",),
    ("B: My cousin went to Perth. Sent one postcard.",),
    ("B: Pelham said he wants two.",),
    ("R: Good afternoon, the Old Tannery, you speak with Florian.",),
    ("B: In three years I'm in Mandeville with my feet up.",),
    ("B: I'll want our SecOps lead there too.",),
    ("B: Earl doesn't talk.",),
    ("B: One time, Normandy. They take the ferry.",),
    ("R: What are you using today?", "B: No, leave Pelham, he'll only worry."),
    ("B: What are you billing, for someone like Lenka?",),
)
