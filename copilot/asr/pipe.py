"""What parent and worker write into the pipe between them: lengths, samples and words. Pure.

The pipe is private to the two processes, and the only place where words are plain text outside
`Spoken`; they are wrapped as soon as they are read. Each message is four bytes of length, little
endian, and so many bytes::

    order     parent → worker   JSON: the engine, the model's folder and how to decode, once
    request   parent → worker   four bytes of length, a hint in JSON, float32 samples
    stop      parent → worker   four bytes: the how manyth request nobody waits for any more
    answer    worker → parent   JSON: what was decoded, that it was not or was stopped; the first says "ready"
    alive     worker → parent   nothing: while a decode goes on, and now and then just after it
"""

from __future__ import annotations

import json
import struct
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

import numpy as np

from copilot.asr.recognizer import Decoded, DecodeSettings, Hint
from copilot.errors import RecognizerFailed
from copilot.spoken import Spoken

if TYPE_CHECKING:
    from numpy.typing import NDArray

HEAD: Final = struct.Struct("<I")

MOST_BYTES: Final = 4 * 1024**2
"""No message is longer: 15 s of samples are 1 MB. A longer length is noise on the pipe."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Order:
    """What a worker is started with."""

    engine: str
    model: Path
    settings: DecodeSettings


def framed(body: bytes) -> bytes:
    """A message with its length."""
    return HEAD.pack(len(body)) + body


def body_length(head: bytes) -> int:
    """How many bytes follow. Raises RecognizerFailed for a length that cannot be meant."""
    length: int = HEAD.unpack(head)[0]
    if length > MOST_BYTES:
        raise RecognizerFailed("what came from a worker is no answer")
    return length


def order_bytes(order: Order) -> bytes:
    """The body of an order."""
    fields = {
        "engine": order.engine,
        "model": str(order.model),
        "settings": asdict(order.settings),
    }
    return json.dumps(fields).encode()


def read_order(body: bytes) -> Order:
    """An order from its body."""
    fields = json.loads(body)
    return Order(
        engine=fields["engine"],
        model=Path(fields["model"]),
        settings=DecodeSettings(**fields["settings"]),
    )


def request_bytes(pcm: NDArray[np.float32], hint: Hint) -> bytes:
    """The body of a request."""
    fields = {
        "names": hint.names,
        "hurried": hint.hurried,
        "before": hint.before.reveal(),
        "speech_s": hint.speech_s,
        "more_s": hint.more_s,
        "pause_s": hint.pause_s,
    }
    return framed(json.dumps(fields).encode()) + np.ascontiguousarray(pcm, "<f4").tobytes()


def read_request(body: bytes) -> tuple[NDArray[np.float32], Hint]:
    """Samples and hint from a request's body."""
    samples_from = HEAD.size + body_length(body[: HEAD.size])
    fields = json.loads(body[HEAD.size : samples_from])
    hint = Hint(
        names=tuple(fields["names"]),
        hurried=fields["hurried"],
        before=Spoken(fields["before"]),
        speech_s=fields["speech_s"],
        more_s=fields["more_s"],
        pause_s=fields["pause_s"],
    )
    return np.frombuffer(body[samples_from:], "<f4").astype(np.float32), hint


def stop_bytes(number: int) -> bytes:
    """The body of a stop: of the first request the number is 1."""
    return HEAD.pack(number)


def stopped_request(body: bytes) -> int | None:
    """Which request a stop is of; None if this is a request itself."""
    return int(HEAD.unpack(body)[0]) if len(body) == HEAD.size else None


ALIVE: Final = b""
BEAT_SECONDS: Final = 0.25
"""So often a worker says during a decode that it is alive; most decodes are over before."""

READY: Final = b'{"ready": true}'
FAILED: Final = b'{"failed": true}'
STOPPED: Final = b'{"stopped": true}'


def answer_bytes(decoded: Decoded) -> bytes:
    """The body of an answer."""
    fields = {
        "words": decoded.words.reveal(),
        "mean_log_probability": decoded.mean_log_probability,
        "no_speech": decoded.no_speech,
        "passes": decoded.passes,
        "looped": decoded.looped,
        "taken_back": decoded.taken_back,
        "unclear": decoded.unclear,
        "nobody": decoded.nobody,
        "asked_for_names": decoded.asked_for_names,
        "completed": decoded.completed,
    }
    return json.dumps(fields).encode()


def read_answer(body: bytes) -> Decoded | None:
    """What was decoded; None if that was stopped.

    Raises RecognizerFailed if it was not decoded, or if this is no answer.
    """
    if body == STOPPED:
        return None
    if body == FAILED:
        raise RecognizerFailed("the engine did not decode a stretch")
    try:
        fields = json.loads(body)
        return Decoded(**{**fields, "words": Spoken(fields["words"])})
    except (ValueError, TypeError, KeyError):
        # the cause could hold words
        raise RecognizerFailed("what came from a worker is no answer") from None
