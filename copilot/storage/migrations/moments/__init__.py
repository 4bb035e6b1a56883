"""The history of moments.db."""
