"""④ How it stands: turns, measures, and what has been said so far, as kinds and numbers."""
