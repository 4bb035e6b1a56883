from __future__ import annotations

from typing import TYPE_CHECKING

import av
import numpy as np
import psutil
import pytest

from copilot.audio.decode import Decoder, _sound
from copilot.errors import AudioTooLarge
from copilot.limits import LIMITS, Limit
from tests.audio.recordings import clicks, encode, noise

if TYPE_CHECKING:
    from pathlib import Path


def test_pieces_are_short_and_hold_every_sample(tmp_path: Path) -> None:
    pcm = noise(44_100, 2.5)
    decoder = Decoder(encode(tmp_path / "a.flac", pcm, 44_100, "flac"))
    decoder.prime()
    pieces = list(decoder.pieces())
    decoder.close()
    assert all(piece.pcm.shape[1] <= 44_100 // 8 for piece in pieces)
    assert all(piece.pcm.flags.c_contiguous for piece in pieces)
    joined = np.concatenate([piece.pcm for piece in pieces], axis=1)
    assert joined.shape == pcm.shape
    assert np.abs(joined - pcm).max() < 1e-4


def test_priming_reads_a_second_and_keeps_it(tmp_path: Path) -> None:
    decoder = Decoder(encode(tmp_path / "a.wav", clicks(8000), 8000, "pcm_s16le"))
    decoder.prime()
    assert 1.0 <= decoder.timeline.position_s < 1.2
    assert sum(piece.pcm.shape[1] for piece in decoder.pieces()) == 24_000
    decoder.close()


def test_sound_that_goes_on_longer_than_it_said_is_stopped(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    decoder = Decoder(encode(tmp_path / "a.wav", clicks(8000), 8000, "pcm_s16le"))
    decoder.prime()
    bound = Limit(2, "seconds", "refuse", "audio-too-large", "a test")
    monkeypatch.setitem(LIMITS, "audio_file_seconds", bound)
    with pytest.raises(AudioTooLarge):
        list(decoder.pieces())
    assert decoder.timeline.position_s < 2.2
    decoder.close()


def test_a_frame_at_an_absurd_rate_is_not_sound() -> None:
    frame = av.AudioFrame.from_ndarray(np.zeros((2, 10), np.float32), "fltp", "stereo")
    frame.sample_rate = 16_000
    assert _sound(frame).pcm.shape == (2, 10)
    frame.sample_rate = 1
    with pytest.raises(ValueError, match="absurd rate"):
        _sound(frame)


def test_closing_in_the_middle_lets_go_of_the_file(tmp_path: Path) -> None:
    path = encode(tmp_path / "a.ogg", clicks(48_000), 48_000, "libopus")
    before = psutil.Process().num_fds()
    decoder = Decoder(path)
    decoder.prime()
    pieces = decoder.pieces()
    next(pieces)
    assert psutil.Process().num_fds() == before + 1
    decoder.close()
    decoder.close()
    assert psutil.Process().num_fds() == before
