"""The history of spool.db."""
