"""One small program a peer, run in that peer's own environment by `benchmarks.peers`."""
