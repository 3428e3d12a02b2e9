"""What helps others today, and what they are trying now: counted over a bounded time, never who.

An article counts only once sessions of three different browsers agree. The counts are kept for a
moment; which of the articles a reader may see is asked anew each time.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.core.cache import cache
from django.db.models import Count, Q
from django.utils import timezone

from troubleshooting.flow.browsing import readable_texts_of
from troubleshooting.models import ArticleTranslation, FlowSession, Outcome
from troubleshooting.models.session import FlowSessionQuerySet

MIN_BROWSERS = 3
MAX_SHOWN = 5
# Counted, so that enough are left where a reader cannot open some of them.
MAX_COUNTED = 20
HELPED_LATELY = 20
TRYING_MINUTES = 30
WEEK, LATELY = timedelta(days=7), timedelta(days=30)
# A session that is left alone so long ends by itself: who is helped later has answered since.
LONGEST_READING = timedelta(days=1)
CACHE_SECONDS = 30
CACHE_SECONDS_OF_LONG_TIMES = 600

# Articles by primary key, with how many browsers; the most first.
Ranking = list[tuple[int, int]]


@dataclass(frozen=True)
class Tried:
    """An article that people are walking through now.

    Attributes:
        translation: The text the reader would get.
        people: How many browsers started it; `MIN_BROWSERS` at least.
    """

    translation: ArticleTranslation
    people: int


@dataclass(frozen=True)
class Popular:
    """What the front page says of others.

    Attributes:
        solved: The texts of the articles that helped most.
        is_today: Whether they did so today; else within a week.
        trying: What people have begun within half an hour.
    """

    solved: tuple[ArticleTranslation, ...] = ()
    is_today: bool = True
    trying: tuple[Tried, ...] = ()


def popular(locale: str, *, now: datetime) -> Popular:
    """What helps others, for a reader of `locale`: one query, and three more every half minute.

    Days are those of the portal's time zone.
    """
    midnight = timezone.localtime(now).replace(hour=0, minute=0, second=0, microsecond=0)
    today = _kept(f"solved:{midnight:%Y-%m-%d}", CACHE_SECONDS, now, midnight)
    week = _kept("solved:week", CACHE_SECONDS_OF_LONG_TIMES, now, now - WEEK)
    trying = cache.get_or_set("popular:trying", lambda: _trying(now), CACHE_SECONDS) or []
    texts = _texts({key for key, _n in (*today, *week, *trying)}, locale)
    solved = _shown(today, texts)
    return Popular(
        solved=solved or _shown(week, texts),
        is_today=bool(solved),
        trying=tuple(Tried(texts[key], n) for key, n in trying if key in texts)[:MAX_SHOWN],
    )


def helped_lately(*, now: datetime) -> list[int]:
    """Primary keys of the articles that helped most people within 30 days, the most first."""
    ranking = _kept("solved:lately", CACHE_SECONDS_OF_LONG_TIMES, now, now - LATELY)
    return [key for key, _n in ranking[:HELPED_LATELY]]


def _kept(name: str, seconds: int, now: datetime, since: datetime) -> Ranking:
    """The articles that resolved sessions since a moment, counted again after some seconds."""
    return cache.get_or_set(f"popular:{name}", lambda: _solved(since, now), seconds) or []


def _solved(since: datetime, now: datetime) -> Ranking:
    # Only the time is asked for as a condition, since the index on it keeps the cost bounded;
    # sessions of all days have the outcome.
    in_time = FlowSession.objects.filter(
        last_answer_at__gte=since - LONGEST_READING, last_answer_at__lte=now
    )
    return _ranking(in_time, Q(outcome=Outcome.RESOLVED, finished_at__gte=since))


def _trying(now: datetime) -> Ranking:
    since = now - timedelta(minutes=TRYING_MINUTES)
    return _ranking(FlowSession.objects.filter(started_at__gte=since, started_at__lte=now), Q())


def _ranking(sessions: FlowSessionQuerySet, counted: Q) -> Ranking:
    by_readers = Q(is_agents=False) & ~Q(browser_key="")
    browsers = Count("browser_key", distinct=True, filter=counted & by_readers)
    rows = (
        sessions.order_by()
        .values("article")
        .annotate(people=browsers)
        .filter(people__gte=MIN_BROWSERS)
        .order_by("-people", "article")
    )
    return list(rows.values_list("article", "people")[:MAX_COUNTED])


def _texts(keys: set[int], locale: str) -> dict[int, ArticleTranslation]:
    """What a reader can open of some articles, by article."""
    if not keys:
        return {}
    return {text.article_id: text for text in readable_texts_of(keys, locale)}


def _shown(
    ranking: Ranking, texts: Mapping[int, ArticleTranslation]
) -> tuple[ArticleTranslation, ...]:
    return tuple(texts[key] for key, _n in ranking if key in texts)[:MAX_SHOWN]
