"""The arrays of a model in CTranslate2's file format, by their names.

The format, little-endian: a version; the name of the model's kind and its revision; how many
arrays; and for each its name, its sides, its type of number, its bytes, and then how many names
mean an array that was already there (CTranslate2's ``converters/``, ``specs/model_spec.py``,
version 6).
"""

from __future__ import annotations

import struct
from typing import TYPE_CHECKING, BinaryIO, Final

import numpy as np

from copilot.errors import RecognizerFailed

if TYPE_CHECKING:
    from pathlib import Path

    from numpy.typing import DTypeLike, NDArray

VERSION: Final = 6

TYPES: Final[dict[int, DTypeLike]] = {
    0: np.float32,
    1: np.int8,
    2: np.int16,
    3: np.int32,
    4: np.float16,
}
"""What each number for a type of number means."""


class Weights:
    """The arrays of one model file. Those of 16 bits come as they are; `real` makes float32."""

    def __init__(self, arrays: dict[str, NDArray[np.generic]]) -> None:
        self._arrays = arrays

    def array(self, name: str) -> NDArray[np.generic]:
        """As it stands in the file. Raises KeyError."""
        return self._arrays[name]

    def real(self, name: str) -> NDArray[np.float32]:
        """As float32. Raises KeyError."""
        return self._arrays[name].astype(np.float32)

    def whole(self, name: str) -> int:
        """The one number of an array without sides. Raises KeyError."""
        return int(self._arrays[name].item())

    def layers(self, part: str) -> int:
        """How many layers a part (``encoder``, ``decoder``) has."""
        start = f"{part}/layer_"
        names = (name for name in self._arrays if name.startswith(start))
        return len({name.removeprefix(start).split("/")[0] for name in names} - {"norm"})


def read_weights(model: Path) -> Weights:
    """Read a whole model file. Raises RecognizerFailed where it is of another format."""
    with model.open("rb") as file:
        version = _number(file, "I")
        if version != VERSION:
            raise RecognizerFailed(
                f"a model file of format {version}, and {VERSION} is read",
                where=str(model),
                remedy="convert the model with CTranslate2 4",
            )
        _text(file)
        _number(file, "I")
        arrays = dict(_array(file) for _ in range(_number(file, "I")))
        for _ in range(_number(file, "I")):
            alias, name = _text(file), _text(file)
            arrays[alias] = arrays[name]
    return Weights(arrays)


def _array(file: BinaryIO) -> tuple[str, NDArray[np.generic]]:
    name = _text(file)
    sides = [_number(file, "I") for _ in range(_number(file, "B"))]
    kind = TYPES[_number(file, "B")]
    return name, np.frombuffer(file.read(_number(file, "I")), kind).reshape(sides)


def _number(file: BinaryIO, form: str) -> int:
    packed = struct.Struct(f"<{form}")
    return int(packed.unpack(file.read(packed.size))[0])


def _text(file: BinaryIO) -> str:
    # its length counts the zero that ends it
    return file.read(_number(file, "H"))[:-1].decode()
