"""② Who is talking: voice or not, stretches of speech, and whether a turn sounds finished.

Silero tells each 32 ms whether it holds a voice (`silero`); a pure segmenter makes stretches of
speech of that (`segmenter`); what was said last tells whether its speaker is done (`turn_end`),
since silence alone does not: pauses inside a turn are as long as those between turns.
"""
