"""Tests of the phrase lists."""
