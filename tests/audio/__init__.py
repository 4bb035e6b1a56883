"""① Sound in."""
