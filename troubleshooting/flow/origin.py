"""How a reader came to an article."""

from __future__ import annotations

from dataclasses import dataclass

from troubleshooting.models import Entry
from troubleshooting.models.query import MAX_QUERY


@dataclass(frozen=True)
class Origin:
    """How a reader came.

    Attributes:
        entry: The way in.
        referral: What the maker of a followed link wants to know again; opaque here.
        query: What the reader had typed, as it is compared; "" where they did not search.
        is_agents: It is no reader who comes, but staff.
    """

    entry: Entry = Entry.PORTAL
    referral: str = ""
    query: str = ""
    is_agents: bool = False

    @classmethod
    def of(
        cls, referral: str, query: str = "", *, is_framed: bool = False, is_agents: bool = False
    ) -> Origin:
        """By a link somebody made, in a page that frames the portal's, by a search, or else.

        The way in is the first of these that holds: a ticket's link may be opened in a frame, and
        who is led by one has not come by what they searched for before.
        """
        query = query[:MAX_QUERY]
        if referral:
            entry = Entry.TICKET
        elif is_framed:
            entry = Entry.EMBED
        else:
            entry = Entry.SEARCH if query else Entry.PORTAL
        return cls(entry, referral, query, is_agents)


PORTAL = Origin()
