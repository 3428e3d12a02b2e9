"""Known incidents as the helpdesk's console lists them: going on, planned, over."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import QuerySet, prefetch_related_objects
from django.db.models.functions import Coalesce
from django.utils.translation import gettext

from helpdesk.articles import Title, published_titles
from troubleshooting.flow.incidents.changing import REOPENED_WITHIN, over_since
from troubleshooting.flow.incidents.known import incidents_then
from troubleshooting.flow.incidents.words import ShownIncident, moment, text_for, times_in_words
from troubleshooting.models import FlowSession, Incident, IncidentText, Outcome, Topic
from troubleshooting.text.locales import SOURCE_LOCALE, best_locale, direction, endonym

OVER_DAYS = 7
MOST_OVER = 20


@dataclass(frozen=True)
class Name:
    """What something is called, and in which language."""

    text: str
    locale: str

    @property
    def direction(self) -> str:
        """`rtl` or `ltr`."""
        return direction(self.locale)


@dataclass(frozen=True)
class ListedIncident:
    """An incident as staff see it.

    Attributes:
        incident: The incident.
        text: Title and text in the agent's language, or the closest there is; None without any.
        when: Since when, until when; or when it was over.
        languages: The languages it has a text in, by their own names.
        titles: The articles it names, of those readers can open.
        hidden: How many it names that readers cannot open.
        topics: The topics it touches.
        may_reopen: Whether it was over so short ago that it may be said to go on after all.
    """

    incident: Incident
    text: IncidentText | None
    when: str
    languages: tuple[Name, ...]
    titles: tuple[Title, ...]
    hidden: int
    topics: tuple[Name, ...]
    may_reopen: bool = False

    @property
    def direction(self) -> str:
        """`rtl` or `ltr`, of the text."""
        return direction(self.text.locale) if self.text else ""

    @property
    def touches_nothing(self) -> bool:
        """Whether no article shows it."""
        is_touching = self.incident.touches_everything or self.titles or self.hidden or self.topics
        return not is_touching


@dataclass(frozen=True)
class Incidents:
    """The console's three lists."""

    going_on: tuple[ListedIncident, ...]
    planned: tuple[ListedIncident, ...]
    over: tuple[ListedIncident, ...]


def list_incidents(locale: str, now: datetime) -> Incidents:
    """What goes on, what is planned, and what was over in the last days; eight queries at most.

    Args:
        locale: Canonical locale of the agent.
        now: The time.
    """
    going_on = list(Incident.objects.going_on(now))
    planned = list(Incident.objects.coming(now))
    over = list(_over(now))
    rows = [*going_on, *planned, *over]
    prefetch_related_objects(rows, "texts", "articles", "topics__names")
    named = {article.pk for row in rows for article in row.articles.all()}
    titles = published_titles(named, locale) if named else {}

    def listed(chosen: Iterable[Incident], *, is_over: bool = False) -> tuple[ListedIncident, ...]:
        return tuple(_listed(row, titles, locale, now, is_over=is_over) for row in chosen)

    return Incidents(listed(going_on), listed(planned), listed(over, is_over=True))


def stopped_at(session: FlowSession | None, locale: str) -> tuple[ShownIncident, ...]:
    """What went on when a reader said that a known incident is their trouble.

    Which of several they meant is not kept. Two queries; none for a session that ended otherwise.

    Args:
        session: The session, with its article; None where it was deleted.
        locale: Canonical locale of the agent.
    """
    if session is None or session.outcome != Outcome.INCIDENT or session.finished_at is None:
        return ()
    return incidents_then(session.article, locale, session.finished_at)


def topic_name(topic: Topic, locale: str) -> Name:
    """What a topic is called in a language, or else at all; no query with `names` prefetched."""
    by_locale = {name.locale: name.name for name in topic.names.all()}
    best = best_locale([locale], by_locale)
    return Name(by_locale[best], best) if best else Name(topic.name, SOURCE_LOCALE)


def _over(now: datetime) -> QuerySet[Incident]:
    over = over_since(now - timedelta(days=OVER_DAYS), now)
    over = over.annotate(over_at=Coalesce("ended_at", "expected_end"))
    return over.order_by("-over_at", "-pk")[:MOST_OVER]


def _listed(
    row: Incident, titles: dict[int, Title], locale: str, now: datetime, *, is_over: bool
) -> ListedIncident:
    keys = [article.pk for article in row.articles.all()]
    texts = row.texts.all()
    over_at = (row.ended_at or row.expected_end) if is_over else None
    when = gettext("Over since %(end)s") % {"end": moment(over_at, now)}
    return ListedIncident(
        incident=row,
        text=text_for(row, locale),
        when=when if is_over else times_in_words(row, now),
        languages=tuple(Name(endonym(text.locale), text.locale) for text in texts),
        titles=tuple(titles[key] for key in keys if key in titles),
        hidden=sum(key not in titles for key in keys),
        topics=tuple(topic_name(topic, locale) for topic in row.topics.all()),
        may_reopen=over_at is not None and over_at > now - REOPENED_WITHIN,
    )
