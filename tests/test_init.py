"""The package itself: what holds for whoever reads any part of it."""

from __future__ import annotations

import os
import subprocess
import sys

PRODUCTS = """
import copilot, numpy, psutil
numpy.ones((400, 400)) @ numpy.ones((400, 400))
print(psutil.Process().num_threads())
"""


def test_numpy_has_no_threads_that_spin_beside_a_call() -> None:
    bare = {name: value for name, value in os.environ.items() if "NUM_THREADS" not in name}
    told = subprocess.run(
        [sys.executable, "-c", PRODUCTS], env=bare, capture_output=True, text=True, check=True
    )
    assert int(told.stdout) == 1
