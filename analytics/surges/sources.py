"""What can surge: articles by their starts, and words by the starts of those who typed them.

Words are counted only where their typist started an article by them: a query for which nothing was
found is kept with its day and no time (`UnansweredQuery`), so there are no last minutes of it.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import Model, QuerySet

from analytics.models import SessionFact
from analytics.surges.surge import Subject
from analytics.surges.threshold import ALARMS_OF_ARTICLES, ALARMS_OF_QUERIES
from troubleshooting.models import Article, FlowSession

# An article by its primary key, or words.
Key = int | str
DAY = timedelta(days=1)


@dataclass(frozen=True)
class Source:
    """A kind of subjects, and where they are counted.

    Attributes:
        field: The column that names them, of sessions and of the history.
        alarms_a_week: The false alarms that are allowed of them together.
        live: Sessions of readers, also those under way, in no order.
        past: Rows that are kept of what started from one moment until before another, with
            `started_at` and the field, in no order.
        number: How many subjects there are, if those that started between two moments are all.
        born: When some of them came to be.
        subject: One of them as surges name it.
    """

    field: str
    alarms_a_week: float
    live: Callable[[], QuerySet[FlowSession]]
    past: Callable[[datetime, datetime], QuerySet[Model]]
    number: Callable[[datetime, datetime], int]
    born: Callable[[Collection[Key]], Mapping[Key, datetime]]
    subject: Callable[[Key], Subject]


def _facts(since: datetime, until: datetime) -> QuerySet[Model]:
    # The days are for the index of an article's facts; in the portal's zone they may be others.
    days = ((since - DAY).date(), (until + DAY).date())
    facts = SessionFact.objects.filter(is_agents=False, day__range=days)
    return facts.filter(started_at__gte=since, started_at__lt=until).order_by()


def _created(articles: Collection[Key]) -> Mapping[Key, datetime]:
    return dict(Article.objects.filter(pk__in=articles).values_list("pk", "created_at"))


def _started() -> QuerySet[FlowSession]:
    return FlowSession.objects.filter(is_agents=False).order_by()


def _typed() -> QuerySet[FlowSession]:
    return _started().exclude(query="")


def _typed_between(since: datetime, until: datetime) -> QuerySet[FlowSession]:
    return _typed().filter(started_at__gte=since, started_at__lt=until)


def _queries_between(since: datetime, until: datetime) -> int:
    return _typed_between(since, until).values("query").distinct().count()


ARTICLES = Source(
    field="article",
    alarms_a_week=ALARMS_OF_ARTICLES,
    live=_started,
    past=_facts,
    number=lambda _since, _until: Article.objects.count(),
    born=_created,
    subject=lambda key: Subject(article=int(key)),
)
QUERIES = Source(
    field="query",
    alarms_a_week=ALARMS_OF_QUERIES,
    live=_typed,
    past=_typed_between,
    number=_queries_between,
    born=lambda _queries: {},
    subject=lambda key: Subject(query=str(key)),
)
SOURCES = (ARTICLES, QUERIES)
