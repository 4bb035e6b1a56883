"""An example team, so that the team's pages can be judged before there is a team: invented throughout.

Eight reps and two managers hold six weeks of calls. What is said in them is written from parts, each
rep after a story of their own; the calls are then played, by audio time, through the conversation,
the shipped rules and the gate that every call goes through, and shared as a rep's machine would share
them. `team.example_team` gives values alone, the same for the same seed and day; whoever keeps them
keeps them apart from any real team.
"""
