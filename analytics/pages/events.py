"""What happened to an article and when, as marks on a line of time."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import chain

from django.utils.formats import date_format
from django.utils.translation import gettext, ngettext

from analytics.charts.figures.figure import isolated
from analytics.charts.marks import Mark
from analytics.charts.periods import Span, place_of
from analytics.models import Decision
from analytics.reports.history import Change
from analytics.rollups.days import day_of
from troubleshooting.models import Article
from troubleshooting.text.locales import endonym

# With more languages their number is said.
MOST_NAMED = 3


@dataclass(frozen=True)
class Event:
    """Something that happened.

    Attributes:
        day: When.
        words: What.
    """

    day: date
    words: str


def marks(events: Iterable[Event], line: Sequence[Span]) -> tuple[Mark, ...]:
    """Events as marks; those before or after the line of time are left out."""
    placed = ((place_of(one.day, line), one) for one in events)
    return tuple(Mark(at, _dated(one)) for at, one in placed if at is not None)


def _dated(event: Event) -> str:
    return f"{date_format(event.day, 'SHORT_DATE_FORMAT')}: {event.words}"


def text_events(changes: Iterable[Change]) -> Iterator[Event]:
    """Changes of an article's texts: those of one day and cause are one event."""
    locales: defaultdict[tuple[date, str], list[str]] = defaultdict(list)
    for change in changes:
        locales[change.day, change.cause].append(change.locale)
    for (day, cause), several in locales.items():
        yield Event(day, f"{cause} ({_languages(several)})")


def order_events(article: Article) -> Iterator[Event]:
    """The recommended orders that were accepted, and those of them that were taken back; one query."""
    accepted = article.order_decisions.filter(decision__in=[Decision.ACCEPTED, Decision.TAKEN_BACK])
    for at, undone_at in accepted.values_list("decided_at", "undone_at"):
        yield Event(day_of(at), gettext("Steps in the recommended order"))
        if undone_at:
            yield Event(day_of(undone_at), gettext("Steps in the order of before"))


def in_time(*several: Iterable[Event]) -> list[Event]:
    """Events of several kinds, the earliest first."""
    return sorted(chain.from_iterable(several), key=lambda event: event.day)


def _languages(locales: Iterable[str]) -> str:
    several = sorted(set(locales))
    names = ", ".join(isolated(endonym(one)) for one in several[:MOST_NAMED])
    more = len(several) - MOST_NAMED
    if more <= 0:
        return names
    words = ngettext("%(names)s and %(n)d more", "%(names)s and %(n)d more", more)
    return words % {"names": names, "n": more}
