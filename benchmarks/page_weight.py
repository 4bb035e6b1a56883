"""What starting a call and the call itself weigh: every file that the two pages load, compressed.

    python benchmarks/page_weight.py

The pages are read as a browser reads them: links and scripts of the page, imports of the scripts, the
worklet. Each file is compressed by itself with gzip at level 6, as a server would. The service is on
the same machine and sends them as they are.
"""

from __future__ import annotations

import gzip
import re
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from benchmarks.report import Report
from copilot.resources import pages_dir

PAGES = ("start.html", "call.html")
_LOADED = re.compile(
    r'(?:src|href)="/static/([^"]+)"|from "\./([^"]+)"|addModule\("/static/([^"]+)"'
)


def files(pages: tuple[str, ...] = PAGES) -> set[str]:
    """The pages and all that they load, by their paths in the pages' folder."""
    wanted, seen = list(pages), set[str]()
    while wanted:
        name = wanted.pop()
        if name in seen:
            continue
        seen.add(name)
        for static, beside, worklet in _LOADED.findall((pages_dir() / name).read_text("utf-8")):
            wanted.append(static or worklet or f"js/{beside}")
    return seen


def weight(names: set[str]) -> int:
    """Bytes of these files, each compressed."""
    return sum(len(gzip.compress((pages_dir() / name).read_bytes(), 6)) for name in names)


def main() -> None:
    """Print it."""
    report, names = Report("page_weight"), files()
    report.add("start_and_call", weight(names) / 1000, "KB", len(names))


if __name__ == "__main__":
    main()
