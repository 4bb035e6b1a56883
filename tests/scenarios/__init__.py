"""Whole calls through the whole path, with the real engines."""
