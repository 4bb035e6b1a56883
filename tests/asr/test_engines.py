"""An engine is found by the name that the manifest gives its models."""

from __future__ import annotations

import pytest

from copilot.asr.engines import ENGINES, open_engine
from copilot.asr.moonshine import Moonshine
from copilot.asr.whisper import Whisper
from copilot.errors import RecognizerFailed
from copilot.manifest import read_manifest
from tests.asr.make import DECODE


@pytest.mark.parametrize(("name", "kind"), [("whisper", Whisper), ("moonshine", Moonshine)])
def test_each_name_opens_its_engine(name, kind, tmp_path):
    assert isinstance(open_engine(name, tmp_path, DECODE), kind)


def test_a_name_that_is_none_is_told_with_those_that_are(tmp_path):
    with pytest.raises(RecognizerFailed) as caught:
        open_engine("kaldi", tmp_path, DECODE)
    assert "whisper, moonshine" in str(caught.value)


def test_every_engine_of_the_manifest_can_be_opened(tmp_path):
    named = {model.engine for model in read_manifest()} - {""}
    assert named == set(ENGINES)
    for name in named:
        open_engine(name, tmp_path, DECODE)
