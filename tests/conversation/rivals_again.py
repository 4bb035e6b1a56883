"""Calls in which a rival's name comes back, and names that must not be taken for one."""

from __future__ import annotations

# fmt: off
AGAIN = (
    # lines, and how often a rival is named in them
    (("B: Denise types them into Haultrak, and Haultrak prints the sheet.", "R: Right, and are you under contract with Haultrak or is it rolling?"), 2),
    (("R: And what are you using right now, if you don't mind me asking", "B: Sentrel.", "R: So when's the Sentrel agreement up"), 2),
    (("B: We have seen your machine, and we have seen the one of Hartwig.", "B: The Hartwig people have the depot in Stuttgart."), 2),
    (("B: We've been with Pruitt like nine years.", "R: Okay.", "B: Pruitt has an app that's supposed to tell you."), 2),
    (("R: Who do you buy from at the moment?", "B: Kettleby, mostly.", "R: Okay, Kettleby."), 1),
    (("B: I've also got Halden in front of me.", "R: Okay.", "B: It's not under Halden, is it?"), 2),
)

USED = (
    ("B: We're with Brightwave, have been for ages.",),
    ("B: We buy it all from Kettleby, always have.",),
    ("B: We run everything on Plandora and it's slow.",),
    ("B: All our data goes into Ledgerly.",),
    ("R: What are you running on?", "B: It's called Tempora."),
    ("R: Who do you order from today?", "B: Kettleby."),
    ("B: We've got a supplier.",),
    ("B: Look, we have our own agency.",),
)

NOT_USED = (
    ("R: Who do you come up against mostly, out there?", "B: Meddico. Always Meddico."),
    ("R: Who do you lose deals to?", "B: Brightdesk, every time."),
    ("R: Do you have a CRM, what are you on?", "B: HubSpot."),
    ("R: What are you using today?", "B: Me and Denisha. And a spreadsheet."),
    ("R: Who am I talking to?", "B: I'm from Calder Housing, we're a housing association."),
    ("R: Hi, it's Pippa from StayLane.", "B: Hi. We've been with StayLane for six years.", "R: And StayLane has a calendar for that."),
    ("R: Are you looking at other people as well?", "B: Not yet. My boss said should we get three quotes."),
    ("B: It didn't talk to our ERP. We're on Plex.",),
    ("B: We use Salesforce and Slack.",),
    ("B: We got good guys.",),
    ("B: We are with Priya on Mondays.",),
)
