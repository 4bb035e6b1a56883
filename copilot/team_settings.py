"""Where the team's server is, what keeps its data, and for how long: the knobs of both sides."""

from __future__ import annotations

from hashlib import sha256
from urllib.parse import urlsplit

from pydantic import BaseModel, ConfigDict, Field, SecretStr, field_validator

_LOOPBACK = frozenset({"127.0.0.1", "localhost", "::1"})


class TeamSettings(BaseModel):
    """A rep's machine uses `server` and `token`; the team's server uses the rest."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    server: str = Field(
        "",
        max_length=300,
        description="Address of the team's server, as https://team.example.com. Empty: nothing is "
        "sent anywhere.",
    )
    token: SecretStr = Field(
        SecretStr(""), description="This machine's token, from whoever looks after that server."
    )
    store_url: SecretStr = Field(
        SecretStr(""),
        description="PostgreSQL 15 or newer for the team's store, as "
        "postgresql://user:password@host/database. Empty: a SQLite file, team.db.",
    )
    calls_days: int = Field(180, ge=1, description="Shared calls older than this are deleted.")
    agreements_days: int = Field(
        180,
        ge=1,
        description="Agreements that closed longer ago than this are deleted; and those that nobody "
        "closed, from the day that they were for.",
    )
    meetings_days: int = Field(
        180,
        ge=1,
        description="One-to-ones, agenda, actions and milestones: the same, by their day.",
    )
    scorecards_days: int = Field(180, ge=1, description="Scorecards: the same, by their last day.")
    deals_days: int = Field(
        180, ge=1, description="Snapshots of the pipeline, ends of deals and quotas: the same."
    )
    machines_days: int = Field(
        365,
        ge=1,
        description="The token of a rep's machine is worth nothing after that; hand out another.",
    )
    audit_days: int = Field(
        180,
        ge=1,
        description="Entries of the log of who read what: the same. Who has left is forgotten with the "
        "last of what is kept about them.",
    )

    @field_validator("server")
    @classmethod
    def _is_an_address(cls, server: str) -> str:
        if not server:
            return server
        parts = urlsplit(server)
        name = parts.hostname or ""
        try:
            port = parts.port
        except ValueError:
            raise ValueError("holds a port that is none") from None
        more = parts.query or parts.fragment or parts.path.strip("/")
        if parts.scheme not in {"https", "http"} or not name or more:
            raise ValueError("write it as https://team.example.com")
        if parts.username or parts.password:
            raise ValueError("the token goes into team.token, not into the address")
        if parts.scheme == "http" and name not in _LOOPBACK:
            raise ValueError("over a network only https: what is sent is the rep's")
        # as browsers write an origin, which is what the server compares: a capital or a :443 would
        # have every request refused
        host = f"[{name}]" if ":" in name else name
        usual = port is None or port == {"https": 443, "http": 80}[parts.scheme]
        return f"{parts.scheme}://{host}" + ("" if usual else f":{port}")

    @property
    def server_digest(self) -> str:
        """The server as the spool knows it: a SHA-256 of its address, in hexadecimal digits."""
        return sha256(self.server.encode()).hexdigest()

    @property
    def sends(self) -> bool:
        """Whether this machine sends what its rep shares."""
        return bool(self.server and self.token.get_secret_value())
