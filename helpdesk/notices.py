"""What other parts of the portal tell agents on the console: something goes on that calls for a look.

The helpdesk does not know who tells. `CONSOLE_NOTICES` names functions by their dotted paths; each
takes the agent, the locale to speak and the time, and returns notices in the order to show them.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from hashlib import blake2s
from typing import Protocol, cast, runtime_checkable

from django.conf import settings
from django.contrib.auth.models import AbstractBaseUser, AnonymousUser
from django.utils.module_loading import import_string

from helpdesk.proposal import proposal_address
from troubleshooting.flow.incidents.known import incidents_of_hits
from troubleshooting.flow.incidents.words import moment


class Way(Protocol):
    """A link to where there is more."""

    @property
    def label(self) -> str:
        """What it says, in the agent's language."""

    @property
    def address(self) -> str:
        """Where it leads."""


@runtime_checkable
class Notice(Protocol):
    """What a function of `CONSOLE_NOTICES` returns."""

    @property
    def key(self) -> str:
        """Its own name on the page, good for an `id`."""

    @property
    def lead(self) -> str:
        """What is going on, in the agent's language."""

    @property
    def title(self) -> str:
        """What it is about, such as an article's title."""

    @property
    def locale(self) -> str:
        """The title's; "" for a name or for words in whatever language."""

    @property
    def direction(self) -> str:
        """`rtl`, `ltr` or `auto`, of the title."""

    @property
    def words(self) -> str:
        """The news, in the agent's language."""

    @property
    def since(self) -> datetime:
        """When it began."""

    @property
    def article(self) -> int | None:
        """Primary key of the article it is about, if it is about one."""

    @property
    def ways(self) -> Sequence[Way]:
        """Where there is more."""

    @property
    def dismiss_address(self) -> str:
        """Where a POST puts it away for everybody, and comes back to the address in `next`."""


Provider = Callable[[AbstractBaseUser | AnonymousUser, str, datetime], Sequence[Notice]]


@dataclass(frozen=True)
class ShownNotice:
    """A notice as the console shows it.

    Attributes:
        notice: What is told.
        since: When it began: the time in the portal's time zone, with its date if not today's.
        incident_address: The form that posts an incident of it, filled in.
        is_known: Whether an incident that goes on names its article already.
    """

    notice: Notice
    since: str
    incident_address: str
    is_known: bool


@dataclass(frozen=True)
class Notices:
    """All that the console shows."""

    shown: tuple[ShownNotice, ...]

    @property
    def fingerprint(self) -> str:
        """Another one as soon as something else is to be shown; "" for nothing."""
        return blake2s(repr(self.shown).encode(), digest_size=8).hexdigest() if self.shown else ""

    @property
    def keys(self) -> str:
        """The names of all, separated by commas."""
        return ",".join(one.notice.key for one in self.shown)

    def beyond(self, known: str) -> tuple[ShownNotice, ...]:
        """Those that are none of some others, which are named as `keys` names them."""
        names = known.split(",")
        return tuple(one for one in self.shown if one.notice.key not in names)


def show_notices(agent: AbstractBaseUser | AnonymousUser, locale: str, now: datetime) -> Notices:
    """What there is to tell an agent; no query of its own where there is nothing.

    Args:
        agent: Who looks.
        locale: Canonical locale to speak.
        now: The time.
    """
    notices = list(_told(agent, locale, now))
    known = _known([one.article for one in notices if one.article], locale, now)
    return Notices(
        tuple(
            ShownNotice(
                notice=one,
                since=moment(one.since, now),
                incident_address=proposal_address(one.article, one.title, one.since),
                is_known=one.article in known,
            )
            for one in notices
        )
    )


def _told(agent: AbstractBaseUser | AnonymousUser, locale: str, now: datetime) -> Iterator[Notice]:
    for path in settings.CONSOLE_NOTICES:
        provider = cast(Provider, import_string(path))
        yield from provider(agent, locale, now)


def _known(articles: Collection[int], locale: str, now: datetime) -> Collection[int]:
    return incidents_of_hits(articles, locale, now).articles if articles else ()
