"""Sales sentences with names in them, spoken by machine voices: what `benchmarks/names.py` hears."""
