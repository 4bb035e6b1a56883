"""The history of the team's store."""
