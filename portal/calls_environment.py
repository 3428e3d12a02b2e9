"""The environment variables that say what a call to the helpdesk costs, checked when a process starts.

`docs/settings.md` has a row for each.
"""

from __future__ import annotations

import environ
from babel.numbers import is_currency
from django.core.exceptions import ImproperlyConfigured


def read_call_cost(env: environ.Env) -> float:
    """What a call costs; 0 names no money.

    Raises:
        ImproperlyConfigured: It is below 0.
    """
    cost: float = env.float("CALL_COST", default=0.0)
    if cost < 0:
        raise ImproperlyConfigured(
            f"CALL_COST is {cost:g}. Set it to what a call to the helpdesk costs (CALL_COST=12.5), or to "
            "0 to name no money."
        )
    return cost


def read_call_currency(env: environ.Env) -> str:
    """The code of its currency (ISO 4217).

    Raises:
        ImproperlyConfigured: There is no such currency.
    """
    code: str = env.str("CALL_CURRENCY", default="EUR")
    if not is_currency(code):
        raise ImproperlyConfigured(
            f"CALL_CURRENCY is {code!r}, which is no currency. Set it to three capital letters as ISO "
            "4217 has them (CALL_CURRENCY=EUR)."
        )
    return code
