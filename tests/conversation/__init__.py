"""Tests of how the conversation stands."""
