"""A portal with a year of facts, for `benchmarks.analytics`: `python -m benchmarks.analytics_run`."""

from __future__ import annotations

import argparse
import json
import os
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from datetime import timedelta

import numpy as np

SEED = 5
ARTICLES, STEPS, DAYS = 1_000, 4, 365
LOCALES = ("en-US", "fi-FI", "sv-SE", "de-DE", "ja-JP", "ar-SA")
LOCALE_SHARES = (0.3, 0.25, 0.15, 0.15, 0.1, 0.05)
ENTRIES = ("portal", "search", "ticket", "embed")
ENTRY_SHARES = (0.35, 0.4, 0.15, 0.1)
OUTCOMES = ("resolved", "unresolved", "escalated", "switched", "incident", "abandoned")
OUTCOME_SHARES = (0.55, 0.15, 0.12, 0.04, 0.02, 0.12)
# How much more the most walked article is walked than the others.
SKEW = 2.0
# Sessions in one portion, and those of today that are not rolled up yet.
PORTION, FRESH = 50_000, 100
SESSION_ROW = """
INSERT INTO analytics_sessionfact (id, article_id, locale, entry, outcome, resolved_step_id,
  started_at, day, seconds, answered, digest, order_version, is_agents,
  is_randomised, is_fresh)
VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, '', 0, 0, ?)
"""
# All steps of each session, the last of them the one that resolved it.
STEP_ROWS = """
INSERT INTO analytics_stepfact (session_fact_id, step_id, position, result, seconds, "order",
  by_helpdesk)
SELECT f.id, s.id, s.position, CASE WHEN s.id = f.resolved_step_id THEN 'resolved' ELSE 'not_resolved' END,
  f.seconds / 4, s.position, 0
FROM analytics_sessionfact f CROSS JOIN troubleshooting_step s ON s.article_id = f.article_id
WHERE f.id > ? AND f.id <= ?
"""
# A database that is thrown away may be lost, and is written quicker.
QUICK = ("PRAGMA synchronous = OFF", "PRAGMA cache_size = -400000")
Row = tuple[object, ...]


@dataclass(frozen=True)
class Built:
    """A portal that was built.

    Attributes:
        session: The key of a signed-in analyst's session.
        slug: The article that is walked most.
        step_facts: How many there are.
    """

    session: str
    slug: str
    step_facts: int


def main() -> None:
    """Build a portal with so many step records, and print what is needed to look at it."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("records", type=int, help="step records")
    options = parser.parse_args()
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "portal.settings")
    import django

    django.setup()
    print(json.dumps(asdict(build(options.records))))


def build(records: int) -> Built:
    """Articles, facts, rollups, facts that came since, an analyst."""
    from django.core.management import call_command
    from django.db import connection

    from analytics.models import StepFact

    call_command("migrate", verbosity=0)
    call_command("collectstatic", interactive=False, verbosity=0)
    with connection.cursor() as cursor:
        for pragma in QUICK:
            cursor.execute(pragma)
    slug = _add_articles()
    sessions = records // STEPS
    for first in range(0, sessions, PORTION):
        _add_sessions(first, min(PORTION, sessions - first), days=DAYS)
    call_command("roll_up", verbosity=0)
    _add_sessions(sessions, FRESH, days=1, is_fresh=True)
    _look_at_tables()
    return Built(_analyst(), slug, StepFact.objects.count())


def _add_articles() -> str:
    """Articles of some steps each, in English; the first one's name."""
    from troubleshooting.models import Article, ArticleTranslation, Status, Step

    articles = Article.objects.bulk_create(
        Article(pk=n, slug=f"article-{n}", path=f"article-{n}") for n in range(1, ARTICLES + 1)
    )
    ArticleTranslation.objects.bulk_create(
        ArticleTranslation(
            article=one, locale="en-US", title=f"Trouble {one.pk}", status=Status.PUBLISHED
        )
        for one in articles
    )
    Step.objects.bulk_create(
        Step(pk=_step(one.pk, place), article=one, key=f"s{place}", position=place)
        for one in articles
        for place in range(1, STEPS + 1)
    )
    return articles[0].slug


def _step(article: int, place: int) -> int:
    return (article - 1) * STEPS + place


def _add_sessions(first: int, count: int, *, days: int, is_fresh: bool = False) -> None:
    """Facts of sessions on some last days, and of their steps, as recording writes them."""
    from django.db import connection, transaction

    rows = [(*row, is_fresh) for row in _sessions(first, count, days)]
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.connection.executemany(SESSION_ROW, rows)
        cursor.connection.execute(STEP_ROWS, [first, first + count])


def _sessions(first: int, count: int, days: int) -> Iterator[Row]:
    """Rows for `SESSION_ROW`, but for the last column."""
    from django.utils import timezone

    dice = np.random.default_rng([SEED, first])
    articles = 1 + np.floor(ARTICLES * dice.random(count) ** SKEW).astype(int)
    locales = dice.choice(len(LOCALES), count, p=LOCALE_SHARES)
    entries = dice.choice(len(ENTRIES), count, p=ENTRY_SHARES)
    outcomes = dice.choice(len(OUTCOMES), count, p=OUTCOME_SHARES)
    places = dice.integers(1, STEPS + 1, count)
    ago = dice.random(count) * days * 24 * 60
    seconds = np.exp(dice.normal(5, 1, count)).astype(int)
    now = timezone.now()
    for number in range(count):
        started_at = now - timedelta(minutes=float(ago[number]))
        article, outcome = int(articles[number]), OUTCOMES[outcomes[number]]
        solved = _step(article, int(places[number])) if outcome == "resolved" else None
        yield (
            first + number + 1,
            article,
            LOCALES[locales[number]],
            ENTRIES[entries[number]],
            outcome,
            solved,
            started_at.strftime("%Y-%m-%d %H:%M:%S.%f"),
            timezone.localdate(started_at).isoformat(),
            int(seconds[number]),
            STEPS,
            f"{first + number:032x}",
        )


def _look_at_tables() -> None:
    """What the database's planner should know of them, as after any large import."""
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute("PRAGMA analysis_limit = 1000")
        cursor.execute("ANALYZE")


def _analyst() -> str:
    """The key of a session in which an analyst is signed in."""
    from django.contrib.auth.models import User
    from django.test import Client

    analyst = User.objects.create_user("analyst", is_staff=True)
    client = Client()
    client.force_login(analyst)
    return client.cookies["sessionid"].value


if __name__ == "__main__":
    main()
