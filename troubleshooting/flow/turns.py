"""How often a browser may do what costs somebody else something: so many turns an hour."""

from __future__ import annotations

from datetime import datetime
from math import ceil

from django.core.cache import cache

HOUR_SECONDS = 3600


class NoTurnLeft(RuntimeError):
    """The browser has taken all its turns.

    Attributes:
        retry_after: In how many seconds it may do it again.
    """

    def __init__(self, retry_after: int) -> None:
        super().__init__(retry_after)
        self.retry_after = retry_after


def take_turn(what: str, browser_key: str, *, an_hour: int, now: datetime) -> None:
    """Take one of the browser's turns; each is free again an hour later.

    A turn is taken by adding its entry, which only one of several processes can.

    Args:
        what: What it is a turn of.
        browser_key: Random key of the browser; those without one share their turns.
        an_hour: How many turns there are.
        now: The time.

    Raises:
        NoTurnLeft: All were taken within the last hour.
    """
    turns = [f"{what}:{browser_key}:{number}" for number in range(an_hour)]
    if any(cache.add(turn, now.timestamp(), HOUR_SECONDS) for turn in turns):
        return
    taken = cache.get_many(turns).values()
    free_at = min(taken, default=now.timestamp()) + HOUR_SECONDS
    raise NoTurnLeft(min(max(ceil(free_at - now.timestamp()), 1), HOUR_SECONDS))
