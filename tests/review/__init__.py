"""The review is pure: rows in, a page out."""
