"""⑧ After the call: numbers in, what the page shows out. Everything here is pure.

::

    view        one call: its picture, its measures, its moments        ← read first
    listing     the list of calls
    timeline    who spoke when, pauses, cards and moments, as parts of a width
    measures    what the call measured, beside what is usual, and a question about it
    bands       what is usual, for which calls, and who says so
    moments     what a moment means, and one thing to practise
    words       names and numbers as the page writes them

**Beside, not against.** A measure stands beside a range and its source, in a sentence that says what
happened and never how good it was. Outside of the range it comes with a question, since the rep was
there and the numbers were not. There is no score, no verdict and no rank, and where no source gives
a range for a kind of call, none is made up.

**One thing to practise.** Of all moments the view names one to begin with. Feedback that is sparse
was preferred to a stream of it (Tanveer 2015), and every further reminder is taken up less
(Ancker 2017).
"""
