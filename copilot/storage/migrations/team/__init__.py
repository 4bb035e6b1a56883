"""The team's store."""
