"""What the console shows of a linked ticket."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from helpdesk.articles import Title, published_titles
from helpdesk.binding import started_by
from helpdesk.models import TicketLink
from helpdesk.state import LinkState, state_of
from troubleshooting.text.locales import endonym


@dataclass(frozen=True)
class LinkedTicket:
    """A link as its agent sees it.

    Attributes:
        link: The link.
        title: The article's title; None where readers cannot open the article now. Then nothing
            but the transcript may be told of it.
        state: Where the reader is, or how it ended.
        can_be_opened: Whether the link still leads somewhere.
    """

    link: TicketLink
    title: Title | None
    state: LinkState
    can_be_opened: bool

    @property
    def is_live(self) -> bool:
        """Whether something can still happen: its reader may open the link, or is under way."""
        return self.link.is_under_way or (not self.link.is_bound and self.can_be_opened)

    @property
    def language_name(self) -> str:
        """The link's language in itself."""
        return endonym(self.link.locale)


def _can_be_opened(link: TicketLink, titles: Collection[int], now: datetime) -> bool:
    """Whether there is an address to send to a reader; who handed over has walked already."""
    return link.article_id in titles and not link.by_reader and not link.is_expired(now)


def show_tickets(
    links: Collection[TicketLink], locale: str, now: datetime
) -> tuple[LinkedTicket, ...]:
    """Links with what the console shows of them, in their order.

    One query for all, and one more where some still wait for an answer.

    Args:
        links: The links.
        locale: Canonical locale of the agent, to name articles in.
        now: The time.
    """
    titles = published_titles({link.article_id for link in links}, locale)
    waiting = [link for link in links if not link.is_bound and not link.is_expired(now)]
    started = started_by(waiting)
    return tuple(
        LinkedTicket(
            link=link,
            title=titles.get(link.article_id),
            state=state_of(link, now, is_started=link.pk in started),
            can_be_opened=_can_be_opened(link, titles, now),
        )
        for link in links
    )
