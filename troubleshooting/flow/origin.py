"""How a reader came to an article."""

from __future__ import annotations

from dataclasses import dataclass

from troubleshooting.models.query import MAX_QUERY


@dataclass(frozen=True)
class Origin:
    """How a reader came.

    Attributes:
        entry: `portal`, `ticket`, …
        referral: What the maker of a followed link wants to know again; opaque here.
        query: What the reader had typed, as it is compared; "" where they did not search.
    """

    entry: str = "portal"
    referral: str = ""
    query: str = ""

    @classmethod
    def of(cls, referral: str, query: str = "") -> Origin:
        """By a link somebody made, or through the portal."""
        return cls("ticket" if referral else "portal", referral, query[:MAX_QUERY])


PORTAL = Origin()
