"""What goes over ``POST /team/ingest``, either way, and what it does to the store."""
