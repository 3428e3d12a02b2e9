"""The environment variables of the learned order of steps, checked when a process starts.

`docs/settings.md` has a row for each; `docs/analytics.md` says what they do.
"""

from __future__ import annotations

from dataclasses import dataclass

import environ
from django.core.exceptions import ImproperlyConfigured


@dataclass(frozen=True)
class OrderingEnvironment:
    """What an order of steps is judged by.

    Attributes:
        escalation_minutes: What a hand-over to the helpdesk costs.
        half_life_days: A session this much older than an article's newest counts half.
        least_seconds: What another order has to save a session to be recommended.
    """

    escalation_minutes: float
    half_life_days: float
    least_seconds: float


def read_ordering(env: environ.Env) -> OrderingEnvironment:
    """Read and check the variables.

    Raises:
        ImproperlyConfigured: One of them is no number, or one that says nothing; the message says
            what to set.
    """
    ordering = OrderingEnvironment(
        escalation_minutes=env.float("ESCALATION_MINUTES", default=30.0),
        half_life_days=env.float("ORDER_HALF_LIFE_DAYS", default=180.0),
        least_seconds=env.float("ORDER_LEAST_SECONDS", default=15.0),
    )
    if ordering.half_life_days <= 0:
        raise ImproperlyConfigured(
            f"ORDER_HALF_LIFE_DAYS is {ordering.half_life_days:g}. Set it to the days after which a "
            "session counts half (ORDER_HALF_LIFE_DAYS=180)."
        )
    if min(ordering.escalation_minutes, ordering.least_seconds) < 0:
        raise ImproperlyConfigured(
            "ESCALATION_MINUTES and ORDER_LEAST_SECONDS cannot be below 0. Set them to how long a "
            "hand-over takes and what a new order has to save (30 and 15)."
        )
    return ordering
