"""The arrays of a model in the safetensors format, by their names.

The format, little-endian: the length of a header in 8 bytes; the header, JSON that gives each array
its type of number, its sides, and where it begins and ends after the header; and the numbers.
"""

from __future__ import annotations

import json
import struct
from typing import TYPE_CHECKING, Final

import numpy as np

from copilot.errors import ModelAltered

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from numpy.typing import NDArray

LENGTH: Final = struct.Struct("<Q")
REAL: Final = "F32"
"""The one type of number that is read here."""


class Arrays:
    """The arrays of one file, mapped from it: only what is asked for is read."""

    def __init__(self, file: Path) -> None:
        """Raises ModelAltered where the file is of another format."""
        self._file = file
        try:
            with file.open("rb") as opened:
                (length,) = LENGTH.unpack(opened.read(LENGTH.size))
                self._places: dict[str, dict[str, object]] = json.loads(opened.read(length))
        except (struct.error, ValueError, OverflowError, MemoryError) as error:
            raise ModelAltered(
                f"is no safetensors file ({type(error).__name__})",
                where=str(file),
                remedy="delete it, and install the model again",
            ) from None
        self._start = LENGTH.size + length

    def __getitem__(self, name: str) -> NDArray[np.float32]:
        """One array as it stands in the file. Raises KeyError."""
        place = self._places[name]
        if place["dtype"] != REAL:
            raise KeyError(name)
        sides, (begin, _) = tuple(_whole(place["shape"])), _whole(place["data_offsets"])
        return np.memmap(self._file, np.dtype("<f4"), "r", offset=self._start + begin, shape=sides)


def _whole(numbers: object) -> list[int]:
    listed: Iterable[int] = numbers if isinstance(numbers, list) else ()
    return [int(number) for number in listed]
