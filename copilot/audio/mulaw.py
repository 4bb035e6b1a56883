"""Telephone sound in 8-bit µ-law (ITU-T G.711) as samples."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

_BIAS = 0x84


def _table() -> NDArray[np.float32]:
    code = ~np.arange(256, dtype=np.uint8)
    exponent, mantissa = (code >> 4) & 0x07, (code & 0x0F).astype(np.int32)
    magnitude = (((mantissa << 3) + _BIAS) << exponent) - _BIAS
    return (np.where(code & 0x80, -magnitude, magnitude) / 32768.0).astype(np.float32)


_TABLE = _table()


def decode(codes: bytes) -> NDArray[np.float32]:
    """Samples in [-1, 1], one a byte, at the rate the codes came with (8 kHz on a telephone)."""
    return _TABLE[np.frombuffer(codes, np.uint8)]
