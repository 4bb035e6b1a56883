"""⑧ After the call: numbers in, what the page shows out. Everything here is pure.

::

    view        one call: its picture, its measures, its moments        ← read first
    listing     the list of calls
    timeline    who spoke when, pauses, cards and moments, as parts of a width
    measures    what the call measured, beside what is usual, and a question about it
    bands       what is usual, for which calls, and who says so
    moments     what a moment means, and one thing to practise
    mirror      of a manager's own one-to-one: how much of the talk was the manager's; on no other machine
    words       names and numbers as the page writes them

The manager's side, from what was shared and what people typed::

    shared      what leaves the rep's machine of a call             ← read first  unsaid
    indicators  five shares that a rep can recite                   intervals · weeks · skills
    flagged     the one call of a week that is worth ten minutes
    kanon       trends across people that single out nobody         published
    agreements  what the two agree, and its life                    agreement_check · _words · _outcome · typed_days
    diagnosis   what would help when it was not done                diagnosis_trees
    scorecard   three scores, the rep's own first
    cadence     how often to meet                                   calendar_file
    programme   whether the coaching happens
    pipeline    deals: what moved, what is quiet, the pace          deal_file · _rows · _columns · _ends · table_file
    patterns    what the calls of won deals look like               outcomes · effect
    brief       the one-to-one on one page                          brief_parts · _topics · _typed · _text · _values · grow · drills

**Beside, not against.** A measure stands beside a range and its source, in a sentence that says what
happened and never how good it was. Outside of the range it comes with a question, since the rep was
there and the numbers were not. There is no score, no verdict and no rank, and where no source gives
a range for a kind of call, none is made up.
What the manager sees keeps to that: questions, shares with their formulas, and nobody beside anybody.

**One thing to practise.** Of all moments the view names one to begin with. Feedback that is sparse
was preferred to a stream of it (Tanveer 2015), and every further reminder is taken up less
(Ancker 2017).
"""
