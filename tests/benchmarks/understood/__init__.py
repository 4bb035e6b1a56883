"""The judge of the understanding."""
