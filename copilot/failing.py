"""The root of `copilot.errors`: what every error of ours can say of itself."""

from __future__ import annotations

from typing import ClassVar, Literal

Fault = Literal["input", "peer", "setup", "machine"]


class CopilotError(Exception):
    """Base of the tree: a stable `code`, whose `fault`, whether a `retry` may help, and where."""

    code: ClassVar[str] = "copilot"
    fault: ClassVar[Fault] = "machine"
    retry: ClassVar[bool] = False

    def __init_subclass__(
        cls, *, code: str = "", fault: Fault | None = None, retry: bool | None = None
    ) -> None:
        """Take what is given; a branch hands `fault` and `retry` down."""
        super().__init_subclass__()
        cls.code = code or cls.code
        cls.fault = fault or cls.fault
        cls.retry = cls.retry if retry is None else retry

    def __init__(self, what: str, *, where: str = "", remedy: str = "") -> None:
        self.what = what
        self.where = where
        self.remedy = remedy
        super().__init__(what)

    def __str__(self) -> str:
        place = f"{self.where}: " if self.where else ""
        mend = f" — {self.remedy}" if self.remedy else ""
        return f"[{self.code}] {place}{self.what}{mend}"
