"""A service in a process of its own, whose recogniser answers with words that its code does not hold.

``python -m tests.withdrawn_service FOLDER HIDDEN KEY``: the words are HIDDEN (hex) exclusive-or KEY
(hex), put together anew for each stretch of speech. Prints the port, then serves until it is ended.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, cast

import anyio

from copilot.coaching.rulebook import Rulebook
from copilot.live import live_starter
from copilot.threads import begin_threads
from tests.scripted_workshop import ScriptedWorkshop
from tests.web.serving import serving

if TYPE_CHECKING:
    from copilot.assemble import Workshop
    from copilot.events import SpeechSegment


async def main(folder: Path, hidden: bytes, key: bytes) -> None:
    def said(_segment: SpeechSegment) -> str:
        word = bytes(one ^ other for one, other in zip(hidden, key, strict=True)).decode()
        return f"we spent forty thousand on {word} and {word.title()} what would suit you?"

    await begin_threads()  # as `open_workshop` does, whose place this one takes
    workshop = ScriptedWorkshop(Rulebook.load(folder / "rules"), said=said)
    async with serving(
        folder, over=lambda stores: live_starter(cast("Workshop", workshop), stores)
    ) as served:
        print(served.address.port, flush=True)  # noqa: T201  # the test reads it
        await anyio.sleep_forever()


if __name__ == "__main__":
    anyio.run(main, Path(sys.argv[1]), bytes.fromhex(sys.argv[2]), bytes.fromhex(sys.argv[3]))
