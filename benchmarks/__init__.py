"""One script a promise; each prints `name value unit` lines and writes JSON."""
