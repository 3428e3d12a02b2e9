"""Known incidents: which go on and whom they touch, how readers stop at one, how staff post them.

What is posted or ended is seen by the next request of every process: all that is remembered is
when incidents begin and end, under the generation they were read in.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import datetime

from django.contrib.auth.models import AbstractBaseUser, AnonymousUser
from django.db import transaction
from django.db.models import Exists, OuterRef, Q, QuerySet

from troubleshooting.flow.incidents.matching import speaks_of
from troubleshooting.flow.incidents.times import is_quiet
from troubleshooting.flow.incidents.words import ShownIncident, show_incidents, text_for
from troubleshooting.flow.origin import PORTAL, Origin
from troubleshooting.flow.outcomes import finish_session, lock_session
from troubleshooting.flow.sessions import adopt_referral, start_session
from troubleshooting.flow.walking import find_session
from troubleshooting.models import (
    Article,
    FlowSession,
    Incident,
    IncidentText,
    Outcome,
    Topic,
)
from troubleshooting.text.locales import SOURCE_LOCALE
from troubleshooting.text.terms import Query

# More at once nobody reads.
MOST_SHOWN = 10
# A session that came to one of these keeps it, whatever goes on.
SETTLED = (Outcome.RESOLVED, Outcome.ESCALATED, Outcome.INCIDENT)


class IncidentOver(LookupError):
    """Nothing that goes on touches the article: it ended meanwhile, or never did."""


@dataclass(frozen=True)
class Words:
    """What staff say of an incident in one language.

    Attributes:
        locale: Canonical locale.
        title: Plain text.
        text: Plain text; a blank line begins a paragraph.
    """

    locale: str
    title: str
    text: str = ""


@dataclass(frozen=True)
class NewIncident:
    """An incident as staff post it; `Incident` says what each field means."""

    words: tuple[Words, ...]
    starts_at: datetime
    expected_end: datetime | None = None
    is_planned: bool = False
    ends_by_itself: bool = True
    touches_everything: bool = False
    articles: tuple[Article, ...] = ()
    topics: tuple[Topic, ...] = ()


@dataclass(frozen=True)
class IncidentsOfHits:
    """What is known around search results.

    Attributes:
        incidents: Those that touch a hit or speak of the query, and what touches everything now.
        articles: Primary keys of the hits that something going on names, itself or by a topic.
    """

    incidents: tuple[ShownIncident, ...] = ()
    articles: frozenset[int] = frozenset()


def current_incidents(locale: str, now: datetime) -> tuple[ShownIncident, ...]:
    """All that go on, then what is planned: one query, three where there is any.

    Args:
        locale: Canonical locale of the reader.
        now: The time.
    """
    return () if is_quiet(now) else _shown(_visible(now), locale, now)


def incidents_of(article: Article, locale: str, now: datetime) -> tuple[ShownIncident, ...]:
    """Those of `current_incidents` that touch an article; it costs the same."""
    return () if is_quiet(now) else _shown(_touching(_visible(now), article), locale, now)


def incidents_then(article: Article, locale: str, at: datetime) -> tuple[ShownIncident, ...]:
    """What went on at a time and touched an article; one query, two where there is any.

    Args:
        article: The article.
        locale: Canonical locale to tell it in.
        at: The time, which may be past.
    """
    went_on = _touching(Incident.objects.going_on(at).prefetch_related("texts"), article)
    return _shown(went_on, locale, at)


def incidents_of_hits(
    articles: Collection[int], locale: str, now: datetime, *, query: str = ""
) -> IncidentsOfHits:
    """What is known around search results: one query, four where there is anything.

    Args:
        articles: Primary keys of the articles that were found.
        locale: Canonical locale of the reader.
        now: The time.
        query: What the reader typed; incidents that speak of it are shown whatever was found.
    """
    if is_quiet(now):
        return IncidentsOfHits()
    visible = list(_visible(now))
    pairs = _named_pairs(visible, articles)
    touching = {incident for incident, _article in pairs}
    going_on = {one.pk for one in visible if one.starts_at <= now}
    asked = Query.of(query)
    shown = [
        one
        for one in visible
        if one.pk in touching
        or (one.touches_everything and one.pk in going_on)
        or speaks_of(asked, _said_to(one, locale))
    ]
    return IncidentsOfHits(
        incidents=_shown(shown, locale, now),
        articles=frozenset(article for incident, article in pairs if incident in going_on),
    )


def stop_at_incident(
    article: Article, locale: str, *, browser_key: str, now: datetime, origin: Origin = PORTAL
) -> FlowSession:
    """A reader recognises the incident as their problem: their session ends with it.

    Who has not started the flow, or came to an end of it before the incident began, gets a
    session that ends at once. Asked twice it is done once.

    Args:
        article: The article.
        locale: Canonical locale of the reader.
        browser_key: Random key of the browser.
        now: The time.
        origin: How the reader came.

    Raises:
        IncidentOver: Nothing that goes on touches the article.
        ArticleNotReadable: There is no published text.
    """
    with transaction.atomic():
        since = _known_since(article, now)
        session = find_session(browser_key, article)
        if session is None or not _is_about(session, since):
            session = start_session(
                article, locale, browser_key=browser_key, now=now, origin=origin
            )
        elif origin.referral:
            session = adopt_referral(session, origin)
        return end_at_incident(session, now=now)


def end_at_incident(session: FlowSession, *, now: datetime) -> FlowSession:
    """End a session with the outcome `incident`; one resolved or handed over stays so.

    Answering one of its steps afterwards gives it the outcome of its answers again.

    Raises:
        IncidentOver: Nothing that goes on touches the session's article.
    """
    with transaction.atomic():
        session = lock_session(session)
        _known_since(session.article, now)
        if session.outcome not in SETTLED:
            finish_session(session, Outcome.INCIDENT, now)
    return session


def post_incident(
    new: NewIncident, *, by: AbstractBaseUser | AnonymousUser | None = None
) -> Incident:
    """Post an incident; readers see it from the next request on.

    Args:
        new: What staff say; with words in at least one language.
        by: Who posts it.
    """
    with transaction.atomic():
        incident = Incident.objects.create(
            starts_at=new.starts_at,
            expected_end=new.expected_end,
            is_planned=new.is_planned,
            ends_by_itself=new.ends_by_itself,
            touches_everything=new.touches_everything,
            posted_by_id=by.pk if by else None,
        )
        IncidentText.objects.bulk_create(
            IncidentText(incident=incident, locale=one.locale, title=one.title, text=one.text)
            for one in new.words
        )
        incident.articles.set(new.articles)
        incident.topics.set(new.topics)
    return incident


def end_incident(incident: Incident, *, now: datetime) -> bool:
    """Say that an incident is over, or that planned work will not be; False where it was said."""
    unsaid = Incident.objects.filter(pk=incident.pk, ended_at=None)
    return bool(unsaid.update(ended_at=now, changed_at=now))


def _visible(now: datetime) -> QuerySet[Incident]:
    """What readers are told of."""
    shown = Incident.objects.going_on(now) | Incident.objects.coming(now)
    return shown.prefetch_related("texts")


def _touching(incidents: QuerySet[Incident], article: Article) -> QuerySet[Incident]:
    named = Incident.articles.through.objects.filter(incident=OuterRef("pk"), article=article)
    by_topic = Incident.topics.through.objects.filter(
        incident=OuterRef("pk"), topic__article_links__article=article
    )
    return incidents.filter(Q(touches_everything=True) | Exists(named) | Exists(by_topic))


def _named_pairs(
    incidents: Collection[Incident], articles: Collection[int]
) -> set[tuple[int, int]]:
    """Which incident names which of some articles, itself or by a topic, by primary keys; one query."""
    named = Incident.articles.through.objects.filter(incident__in=incidents, article__in=articles)
    by_topic = Incident.topics.through.objects.filter(
        incident__in=incidents, topic__article_links__article__in=articles
    )
    return set(
        named.values_list("incident_id", "article_id").union(
            by_topic.values_list("incident_id", "topic__article_links__article_id")
        )
    )


def _said_to(incident: Incident, locale: str) -> list[str]:
    """Titles and texts that a reader may have in mind: those they are shown, and the English ones."""
    texts = {text_for(incident, one) for one in (locale, SOURCE_LOCALE)}
    return [words for text in texts if text for words in (text.title, text.text)]


def _shown(incidents: Iterable[Incident], locale: str, now: datetime) -> tuple[ShownIncident, ...]:
    """What goes on, the newest first; then what is planned, the next first."""
    rows = sorted(incidents, key=lambda one: abs((one.starts_at - now).total_seconds()))
    rows.sort(key=lambda one: one.starts_at > now)
    return show_incidents(rows[:MOST_SHOWN], locale, now)


def _known_since(article: Article, now: datetime) -> datetime:
    """Since when the oldest incident that touches the article goes on.

    Raises:
        IncidentOver: There is none.
    """
    going_on = _touching(Incident.objects.going_on(now), article)
    oldest = going_on.order_by("starts_at").values_list("starts_at", flat=True).first()
    if oldest is None:
        raise IncidentOver(article.slug)
    return oldest


def _is_about(session: FlowSession, since: datetime) -> bool:
    """Whether a session may have met what goes on since then: one solved by a step has not."""
    if session.finished_at is None:
        return True
    return session.outcome != Outcome.RESOLVED and session.finished_at >= since
