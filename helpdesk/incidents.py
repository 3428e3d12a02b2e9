"""Known incidents as the helpdesk's console lists them: going on, planned, over."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import Q, QuerySet, prefetch_related_objects
from django.db.models.functions import Coalesce
from django.utils.translation import gettext

from helpdesk.articles import Title, published_titles
from troubleshooting.flow.incidents.words import moment, text_for, times_in_words
from troubleshooting.models import Incident, IncidentText, Topic
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
    """

    incident: Incident
    text: IncidentText | None
    when: str
    languages: tuple[Name, ...]
    titles: tuple[Title, ...]
    hidden: int
    topics: tuple[Name, ...]

    @property
    def direction(self) -> str:
        """`rtl` or `ltr`, of the text."""
        return direction(self.text.locale) if self.text else ""


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


def topic_name(topic: Topic, locale: str) -> Name:
    """What a topic is called in a language, or else at all; no query with `names` prefetched."""
    by_locale = {name.locale: name.name for name in topic.names.all()}
    best = best_locale([locale], by_locale)
    return Name(by_locale[best], best) if best else Name(topic.name, SOURCE_LOCALE)


def _over(now: datetime) -> QuerySet[Incident]:
    lately = now - timedelta(days=OVER_DAYS)
    said = Q(ended_at__lte=now, ended_at__gt=lately)
    by_itself = Q(
        ended_at=None, ends_by_itself=True, expected_end__lte=now, expected_end__gt=lately
    )
    over = Incident.objects.filter(said | by_itself).annotate(
        over_at=Coalesce("ended_at", "expected_end")
    )
    return over.order_by("-over_at", "-pk")[:MOST_OVER]


def _since(row: Incident, now: datetime) -> str:
    end = moment(row.ended_at or row.expected_end, now)
    return gettext("Over since %(end)s") % {"end": end}


def _listed(
    row: Incident, titles: dict[int, Title], locale: str, now: datetime, *, is_over: bool
) -> ListedIncident:
    keys = [article.pk for article in row.articles.all()]
    texts = row.texts.all()
    return ListedIncident(
        incident=row,
        text=text_for(row, locale),
        when=_since(row, now) if is_over else times_in_words(row, now),
        languages=tuple(Name(endonym(text.locale), text.locale) for text in texts),
        titles=tuple(titles[key] for key in keys if key in titles),
        hidden=sum(key not in titles for key in keys),
        topics=tuple(topic_name(topic, locale) for topic in row.topics.all()),
    )
