"""What can be wrong with an article's text, said so that its author can mend it."""

from __future__ import annotations

from dataclasses import dataclass


class ArticleError(Exception):
    """An article that cannot be taken in.

    Attributes:
        line: 1-based line of the file the fault stands on.
        reason: What is wrong and what to do, in one sentence.
    """

    def __init__(self, reason: str, *, line: int = 1) -> None:
        super().__init__(reason)
        self.reason = reason
        self.line = line


@dataclass(frozen=True)
class TextWarning:
    """Something odd in a file that was taken in all the same.

    Attributes:
        line: 1-based line of the file.
        reason: What was found and what was made of it.
    """

    line: int
    reason: str
