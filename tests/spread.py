"""How the tests are spread over the workers of a run: the dear files first, so that all end together.

A file is run by one worker, since what it sets up for all its tests is dear; files that share
something dear are one piece of work. The pieces are handed out one by one as workers become free,
the longest first: what is left for the end is short, and no worker waits long for another.
"""

from __future__ import annotations

from collections import Counter
from functools import cache
from typing import TYPE_CHECKING, Final

from xdist.scheduler import LoadScopeScheduling  # type: ignore[import-untyped]  # xdist has no types

if TYPE_CHECKING:
    import pytest

BY_PARAMETER: Final = ("tests/scenarios/test_samples.py",)
"""Files whose dear fixture is another one for each parameter: each is a piece by itself."""

TOGETHER: Final = {
    # the canary as it was heard by the workshop that both use
    "tests/scenarios/test_same_at_any_speed.py": "canary",
    "tests/scenarios/test_from_a_page.py": "canary",
    "tests/scenarios/test_nothing_from_nothing.py": "canary",
    # a PostgreSQL of their own
    "tests/storage/team/": "postgresql",
    "tests/faults/": "postgresql",
}
"""Files and folders that are one piece of work, and its name."""

MODELS: Final = "tests/scenarios/"
"""What needs the loaded models begins, one piece after the other: each worker loads them once."""

SECONDS: Final = {
    "postgresql": 200,
    "tests/browser/test_listening.py": 150,
    "tests/asr/test_workers.py": 90,
    "tests/benchmarks/test_browser.py": 80,
    "tests/privacy/test_canary.py": 80,
    "tests/browser/test_start.py": 70,
    "tests/test_live.py": 70,
    "canary": 70,
    "tests/browser/test_own_pages.py": 60,
    "tests/browser/test_team.py": 60,
    "tests/scenarios/test_samples.py": 50,
    "tests/web/team/test_app.py": 50,
    "tests/browser/test_device_faults.py": 40,
    "tests/test_rules.py": 40,
    "tests/asr/test_child.py": 30,
    "tests/asr/test_whisper.py": 30,
    "tests/browser/test_overlay.py": 30,
    "tests/browser/test_pages.py": 30,
    "tests/browser/test_sides.py": 30,
    "tests/coaching/test_band_rule.py": 30,
    "tests/coaching/test_engine_walk.py": 30,
    "tests/coaching/test_outcomes.py": 30,
    "tests/demo/test_keeping.py": 25,
    "tests/test_cli.py": 30,
    "tests/test_listen.py": 30,
    "tests/web/test_app.py": 30,
    "tests/web/test_capture.py": 20,
    "tests/web/test_sockets.py": 20,
    "tests/audio/test_file.py": 20,
    "tests/browser/": 20,
    "tests/test_scrub.py": 20,
    "tests/web/test_browser.py": 20,
    "tests/scenarios/test_bleed.py": 15,
    "tests/scenarios/test_fading_over_calls.py": 15,
    "tests/web/test_api.py": 15,
    "tests/web/test_hostile_sockets.py": 15,
    "tests/web/test_say.py": 15,
    "tests/privacy/test_write_paths.py": 15,
    "tests/test_path.py": 15,
    "tests/test_rules_cli.py": 15,
    "tests/test_service.py": 15,
    "tests/asr/": 10,
    "tests/demo/": 8,
    "tests/storage/test_crashes.py": 8,
    "tests/web/": 5,
}
"""About how long a piece takes: a file, or each file of a folder. What is not here is short."""

EACH_TEST_SECONDS: Final = 0.02


@cache
def piece_of(nodeid: str) -> str:
    """The piece of work that a test belongs to."""
    file, _, test = nodeid.partition("::")
    if file in BY_PARAMETER:
        return file + test.partition("[")[2]
    return next((name for start, name in TOGETHER.items() if file.startswith(start)), file)


def seconds_of(piece: str, tests: int) -> float:
    """About how long a piece with so many tests takes."""
    known = max((start for start in SECONDS if piece.startswith(start)), key=len, default=None)
    return tests * EACH_TEST_SECONDS + (SECONDS[known] if known else 0)


def longest_first(items: list[pytest.Item]) -> None:
    """Put tests in the order of their pieces; what is equal stays as it was."""
    tests = Counter(piece_of(item.nodeid) for item in items)
    models = {piece_of(item.nodeid) for item in items if item.nodeid.startswith(MODELS)}
    order = sorted(tests, key=lambda piece: (piece not in models, -seconds_of(piece, tests[piece])))
    places = {piece: place for place, piece in enumerate(order)}
    items.sort(key=lambda item: places[piece_of(item.nodeid)])


class Pieces(LoadScopeScheduling):  # type: ignore[misc]  # and so its class is any
    """Hands out piece after piece, in the order of the tests. For ``--no-loadscope-reorder``."""

    def _split_scope(self, nodeid: str) -> str:
        return piece_of(nodeid)

    def mark_test_complete(self, node, item_index, duration=0):
        """Forget a piece that is done: all that a worker has is looked through after each test."""
        scope = piece_of(self.registered_collections[node][item_index])
        work = self.assigned_work[node]
        work[scope][self.registered_collections[node][item_index]] = True
        if all(work[scope].values()):
            del work[scope]
        self._reschedule(node)
