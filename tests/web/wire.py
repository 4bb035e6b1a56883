"""A websocket client that breaks the rules: bytes on a connection, nothing done by itself."""

from __future__ import annotations

import socket
import struct
from typing import TYPE_CHECKING

import anyio
from anyio.abc import SocketStream

from tests.web.serving import PATIENCE_S

if TYPE_CHECKING:
    from tests.web.serving import Served

TEXT, BINARY, CONTINUED, CLOSE, PING = 0x1, 0x2, 0x0, 0x8, 0x9
SMALL_BUFFER = 4096


def frame(opcode: int, payload: bytes, *, last: bool = True) -> bytes:
    """A masked frame; the mask is all zeros, which leaves the payload readable."""
    first, size = (0x80 if last else 0) | opcode, len(payload)
    if size < 126:
        head = struct.pack("!BB", first, 0x80 | size)
    elif size < 65536:
        head = struct.pack("!BBH", first, 0x80 | 126, size)
    else:
        head = struct.pack("!BBQ", first, 0x80 | 127, size)
    return head + bytes(4) + payload


async def upgraded(served: Served, call: str, door: str = "overlay") -> SocketStream:
    """A socket past its handshake, whose kernel takes little without being read."""
    plain = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    plain.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, SMALL_BUFFER)
    plain.connect(("127.0.0.1", served.address.port))
    plain.settimeout(0)
    stream = await SocketStream.from_socket(plain)
    served.streams.append(stream)
    request = (
        f"GET /ws/{door}/{call} HTTP/1.1\r\nHost: {served.address.host}\r\n"
        f"Origin: {served.address.origin}\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n"
        "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\n\r\n"
    )
    await stream.send(request.encode())
    head = b""
    while b"\r\n\r\n" not in head:
        head += await stream.receive(1)
    assert head.startswith(b"HTTP/1.1 101 ")
    return stream


async def rest(stream: SocketStream) -> bytes:
    """All bytes until the other side is gone."""
    received = b""
    try:
        with anyio.fail_after(PATIENCE_S):
            while True:
                received += await stream.receive()
    except (anyio.EndOfStream, anyio.BrokenResourceError):
        return received


def close_code(received: bytes) -> int | None:
    """The code of the close frame that the bytes end with, if they do."""
    for size in range(2, 126):
        if received[-size - 2 : -size] == bytes([0x80 | CLOSE, size]):
            return int.from_bytes(received[-size : len(received) - size + 2], "big")
    return None
