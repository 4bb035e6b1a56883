"""What whatever computes Whisper must be able to do."""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING

import pytest

from copilot.asr.runtime import Answer

if TYPE_CHECKING:
    from copilot.asr.ctranslate import CTranslate
    from copilot.asr.onnx_whisper import OnnxWhisper
    from copilot.asr.runtime import Runtime

    def both(one: CTranslate, other: OnnxWhisper) -> list[Runtime]:
        return [one, other]  # mypy checks the rest


def test_an_answer_stays_as_it_is():
    answer = Answer(tokens=(1, 2), mean_log_probability=-0.1, no_speech=0.0)
    with pytest.raises(dataclasses.FrozenInstanceError):
        answer.no_speech = 1.0  # type: ignore[misc]  # that it is refused is what is tested
