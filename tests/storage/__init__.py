"""Real SQLite files in a temporary folder; nothing is faked."""
