"""A finished session as it travels: one JSON line, the same wherever it was recorded.

The format is a contract with those who script against the portal: `article`, `locale`,
`started_at`, `outcome` and `steps`, the last with `key`, `position`, `result` and `seconds`.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Container, Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import NamedTuple

from troubleshooting.models import Outcome, Result

DIGEST_BYTES = 16
# Made once: imports encode millions.
_encode = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode


class StepRecord(NamedTuple):
    """A step's last answer.

    Attributes:
        key: The step's key.
        position: 1-based place in the article's order, steps that were not asked included.
        result: One of `Result`.
        seconds: How long the reader took.
    """

    key: str
    position: int
    result: str
    seconds: int


@dataclass(frozen=True, slots=True)
class SessionRecord:
    """A finished session.

    Attributes:
        article: The article's slug.
        locale: Canonical.
        started_at: Aware.
        outcome: One of `Outcome`.
        steps: The answered steps, in the order of their last answers.
        is_placed: Whether a step was named by its position alone.
    """

    article: str
    locale: str
    started_at: datetime
    outcome: str
    steps: tuple[StepRecord, ...]
    is_placed: bool = False

    @property
    def started_text(self) -> str:
        """When it started: ISO 8601, UTC, with `Z`."""
        return self.started_at.astimezone(UTC).isoformat().replace("+00:00", "Z")

    @property
    def seconds(self) -> int:
        """How long all steps took."""
        return sum(step.seconds for step in self.steps)

    @property
    def resolving_key(self) -> str:
        """The key of the step that resolved it, the last that did; "" if none did."""
        keys = [step.key for step in self.steps if step.result == Result.RESOLVED]
        return keys[-1] if keys else ""

    @property
    def is_broken_off(self) -> bool:
        """Whether it ended in front of a step, if one was left."""
        return self.outcome not in (Outcome.RESOLVED, Outcome.UNRESOLVED)

    def as_line(self) -> str:
        """The session's line of an export, without its line end."""
        steps = [
            {
                "key": step.key,
                "position": step.position,
                "result": step.result,
                "seconds": step.seconds,
            }
            for step in self.steps
        ]
        line = {
            "article": self.article,
            "locale": self.locale,
            "started_at": self.started_text,
            "outcome": self.outcome,
            "steps": steps,
        }
        return json.dumps(line, ensure_ascii=False)

    def digest(self) -> str:
        """Tells a session that says something else; 32 hexadecimal digits.

        Steps are told by what they were named by. A line that names them by key gets their positions
        from the article's order of the day, one that names them by position their keys; either stays
        the same session when that order changes.
        """
        return self._digest(self.is_placed)

    def other_digest(self) -> str:
        """The digest of the same session where its steps are named the other way."""
        return self._digest(not self.is_placed)

    def _digest(self, is_placed: bool) -> str:  # noqa: FBT001 - says which
        said = [
            self.article,
            self.locale,
            self.started_text,
            self.outcome,
            [
                [step.position if is_placed else step.key, step.result, step.seconds]
                for step in self.steps
            ],
        ]
        return hashlib.blake2b(_encode(said).encode(), digest_size=DIGEST_BYTES).hexdigest()


def first_unanswered(
    keys: Iterable[str], answered: Container[str], available: Container[str]
) -> str | None:
    """The step a reader stood in front of: the first in order that had no answer yet.

    Args:
        keys: The session's steps in its order.
        answered: Keys with an answer.
        available: Keys of the steps the article has; others were not shown.
    """
    return next((key for key in keys if key not in answered and key in available), None)
