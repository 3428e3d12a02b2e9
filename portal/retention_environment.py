"""The environment variables of how long what people did is remembered, checked when a process starts.

`docs/settings.md` has a row for each; `docs/analytics.md` says what is kept, and what is not.
"""

from __future__ import annotations

from dataclasses import dataclass

import environ
from django.core.exceptions import ImproperlyConfigured

# A century: beyond it there are no dates before long.
MOST_DAYS = 36_500


@dataclass(frozen=True)
class RetentionEnvironment:
    """How long what people did is remembered.

    Attributes:
        days: How long a session is kept after its end.
        later_handover_days: How long a session that was left is one that a hand-over may follow.
    """

    days: int
    later_handover_days: int


def read_retention(env: environ.Env) -> RetentionEnvironment:
    """Read and check the variables.

    Raises:
        ImproperlyConfigured: One of them is no whole number, or says nothing; the message says what to
            set.
    """
    retention = RetentionEnvironment(
        days=env.int("RETENTION_DAYS", default=90),
        later_handover_days=env.int("LATER_HANDOVER_DAYS", default=7),
    )
    if not (1 <= retention.days <= MOST_DAYS and 0 <= retention.later_handover_days <= MOST_DAYS):
        raise ImproperlyConfigured(
            f"RETENTION_DAYS has to be from 1 to {MOST_DAYS}, and LATER_HANDOVER_DAYS from 0. Set "
            "them to the days a session is kept, and is one that a hand-over may follow (90 and 7)."
        )
    return retention
