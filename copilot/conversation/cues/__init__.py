"""What people say, by what it does: phrase lists over plain clauses, one file an idea.

Each file holds `PHRASES`: a cue, why it counts, and its patterns. They are RE2 patterns over the text of
a `Clause`, so they know no capitals, no commas, no contractions and no fillers.
"""
