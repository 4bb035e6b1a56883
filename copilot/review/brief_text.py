"""A brief as Markdown: for a running document, a mail, or a printer."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from copilot.review.brief import Brief


def markdown(brief: Brief) -> str:
    """The page; what people typed is escaped, so that it stays text."""
    raise NotImplementedError
