"""A real PostgreSQL of one's own, in a temporary folder, on a socket there, for as long as it is needed."""

from __future__ import annotations

import os
import pwd
import shutil
import signal
import subprocess
import tempfile
import time
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import psycopg

if TYPE_CHECKING:
    from collections.abc import Iterator

HOW_TO_GET_IT = "no PostgreSQL 15 or newer here: `make postgres` installs Debian's"
USER = "copilot"


@dataclass(frozen=True, slots=True)
class Cluster:
    """One that runs; its files lie in `data`."""

    sockets: Path
    data: Path

    def url(self, database: str) -> str:
        return f"postgresql://{USER}@/{database}?host={self.sockets}"

    def execute(self, statement: str) -> list[tuple[object, ...]]:
        """Something that a superuser says to the whole cluster."""
        with psycopg.connect(
            host=str(self.sockets), user=USER, dbname="postgres", autocommit=True
        ) as connection:
            cursor = connection.execute(statement.encode())
            return [] if cursor.description is None else cursor.fetchall()

    def bytes(self, *, log_too: bool = False) -> bytes:
        """Everything in its data files, once all of it is there."""
        self.execute("CHECKPOINT")
        folders = ("base", "global", *(("pg_wal",) if log_too else ()))
        return b"".join(
            file.read_bytes()
            for folder in folders
            for file in sorted((self.data / folder).rglob("*"))
            if file.is_file()
        )


def programs() -> Path | None:
    """Where initdb and postgres are: Debian keeps them beside the path."""
    on_path = shutil.which("initdb")
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=_version)
    if found and _version(found[-1]) >= 15:
        return found[-1].parent
    return Path(on_path).resolve().parent if on_path else None


def _version(program: Path) -> int:
    name = program.parts[-3]
    return int(name) if name.isdigit() else 0


@contextmanager
def cluster(binaries: Path, *, durable: bool = False) -> Iterator[Cluster]:
    """Start one, and end it with everything in it. It refuses to run as root, so root lends it a user.

    Unless it is to be `durable`, it takes no care against a cut of the power.
    """
    folder = Path(tempfile.mkdtemp(prefix="copilot-pg-"))
    data, sockets = folder / "data", folder / "s"
    sockets.mkdir()
    who = _unprivileged()
    if who is not None:
        for path in (folder, sockets):
            os.chown(path, who.pw_uid, who.pw_gid)
    identity: dict[str, object] = (
        {} if who is None else {"user": who.pw_uid, "group": who.pw_gid, "extra_groups": []}
    )
    try:
        subprocess.run(
            [
                binaries / "initdb", "-D", data, "-U", USER, "-A", "trust", "-E", "UTF8",
                "--locale=C.UTF-8", "--no-sync",
            ],
            check=True, capture_output=True, cwd=folder, **identity,
        )  # type: ignore[call-overload]  # fmt: skip
        settings = {
            "listen_addresses": "",
            "unix_socket_directories": str(sockets),
            "max_connections": "60",
        }
        if not durable:
            settings |= dict.fromkeys(
                ("fsync", "synchronous_commit", "full_page_writes", "autovacuum"), "off"
            )
        options = [part for name, value in settings.items() for part in ("-c", f"{name}={value}")]
        with (folder / "log").open("wb") as log:
            process = subprocess.Popen(  # type: ignore[call-overload]  # its overloads know no such set of arguments
                [binaries / "postgres", "-D", data, *options],
                stdout=log, stderr=log, cwd=folder, **identity,
            )  # fmt: skip
        try:
            _wait(sockets, process)
            yield Cluster(sockets=sockets, data=data)
        finally:
            process.send_signal(signal.SIGQUIT)  # at once: nothing of it is wanted
            process.wait()
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _unprivileged() -> pwd.struct_passwd | None:
    if os.getuid() != 0:
        return None
    for name in ("postgres", "nobody"):
        try:
            return pwd.getpwnam(name)
        except KeyError:
            continue
    raise RuntimeError("root needs a user postgres or nobody to run PostgreSQL as")


def _wait(sockets: Path, process: subprocess.Popen[bytes]) -> None:
    until = time.monotonic() + 30
    while True:
        try:
            psycopg.connect(host=str(sockets), user=USER, dbname="postgres").close()
        except psycopg.OperationalError:
            if process.poll() is not None or time.monotonic() > until:
                raise
            time.sleep(0.02)
        else:
            return
