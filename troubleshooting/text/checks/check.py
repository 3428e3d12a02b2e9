"""What a check is, and what it says."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import ClassVar

from troubleshooting.text.checks.pair import Pair

ARROW = " → "
NOTHING = "—"


class Weight(StrEnum):
    """How much it could hurt a reader: the values of `troubleshooting.models.Severity`."""

    HIGH = "high"
    MEDIUM = "medium"
    LOW = "low"


@dataclass(frozen=True)
class Hint:
    """What a check saw in one sentence pair.

    Attributes:
        check_id: Which check.
        severity: `high`, `medium` or `low`.
        detail: What differs, in tokens of the texts themselves: `24 → 42`; `—` stands for nothing.
    """

    check_id: str
    severity: str
    detail: str


class Check(ABC):
    """Compares a target sentence with its source in one respect.

    Attributes:
        id: Stored with each finding; never renamed.
        name: A few English words, to be translated by who shows them.
        explanation: One English sentence for translators, to be translated likewise.
        severity: Of all it finds.
    """

    id: ClassVar[str]
    name: ClassVar[str]
    explanation: ClassVar[str]
    severity: ClassVar[Weight]

    @abstractmethod
    def difference(self, pair: Pair) -> str:
        """What is wrong, as `Hint.detail` says it; "" where nothing is."""


def gettext_noop(words: str) -> str:
    """Mark words for the catalogs; who shows them translates them."""
    return words


def changes(missing: Iterable[str], added: Iterable[str]) -> str:
    """`a, b → c`: what the source has and the target lacks, and the reverse; "" for neither."""
    before, after = ", ".join(dict.fromkeys(missing)), ", ".join(dict.fromkeys(added))
    return f"{before or NOTHING}{ARROW}{after or NOTHING}" if before or after else ""
