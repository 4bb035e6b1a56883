"""Runs a command where there is no network but loopback: ``unshare --net python -m …this COMMAND``.

In a network of its own loopback is down at first; it is brought up, nothing else is there, and then this
process becomes the command.
"""

from __future__ import annotations

import fcntl
import os
import shutil
import socket
import struct
import subprocess
import sys

SIOCSIFFLAGS = 0x8914
IFF_UP = 1
ENTER = (
    "unshare",
    "--map-root-user",
    "--net",
    sys.executable,
    "-m",
    "tests.privacy.loopback_alone",
)


def prefix() -> tuple[str, ...]:
    """What to put before a command; nothing where the system gives nobody a network of their own."""
    if shutil.which(ENTER[0]) is None:
        return ()
    tried = subprocess.run([*ENTER, "true"], capture_output=True, check=False)
    return ENTER if tried.returncode == 0 else ()


def main() -> None:
    """Raises OSError where loopback cannot be brought up, and exits where there is more than it."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as any_socket:
        fcntl.ioctl(any_socket, SIOCSIFFLAGS, struct.pack("16sh14x", b"lo", IFF_UP))
    if [name for _, name in socket.if_nameindex()] != ["lo"]:
        sys.exit("there is more than loopback here")
    os.execvp(sys.argv[1], sys.argv[1:])  # noqa: S606  the test's own words


if __name__ == "__main__":
    main()
