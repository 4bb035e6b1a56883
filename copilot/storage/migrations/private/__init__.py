"""The history of private.db."""
