"""Facts made by lot, and what there is to count in them, counted one by one."""

from __future__ import annotations

import random
from collections import defaultdict
from datetime import UTC, date, datetime, timedelta
from math import log

from analytics.models import TRIED, SessionFact, StepFact
from analytics.rollups.days import day_of
from analytics.rollups.durations import bucket_of
from analytics.rollups.marks import mark_stale
from analytics.rollups.reading import Window, read
from analytics.rollups.statistics import (
    DAY,
    DURATIONS,
    MILLIONTHS,
    SESSIONS,
    STEPS,
    Statistic,
)
from troubleshooting.models import Article, Outcome, Result

START = datetime(2026, 1, 20, 12, tzinfo=UTC)
LOCALES, ENTRIES = ("fi-FI", "ja-JP"), ("portal", "ticket")
Counted = dict[tuple[object, ...], dict[str, float]]


def add_fact(article: Article, dice: random.Random, *, days: int = 60) -> SessionFact:
    """A fact of some session, as it is recorded or as it comes from elsewhere."""
    started_at = START + timedelta(hours=dice.randrange(24 * days))
    outcome = dice.choice(list(Outcome))
    steps = list(article.steps.order_by("position"))
    is_solved = outcome == Outcome.RESOLVED and dice.random() < 0.8
    fact = SessionFact.objects.create(
        article=article,
        locale=dice.choice(LOCALES),
        entry=dice.choice(ENTRIES),
        outcome=outcome,
        resolved_step=dice.choice(steps) if is_solved else None,
        started_at=started_at,
        day=day_of(started_at),
        seconds=dice.randrange(2_000),
        answered=len(steps),
        is_agents=dice.random() < 0.1,
        digest=f"{dice.getrandbits(100)}",
    )
    for order, step in enumerate(steps, start=1):
        result = dice.choice([*Result, ""])
        StepFact.objects.create(
            session_fact=fact,
            step=step,
            position=order,
            result=result,
            seconds=dice.randrange(300),
            order=order if result else None,
        )
    if dice.random() < 0.5:
        SessionFact.objects.filter(pk=fact.pk).update(is_fresh=True)
    else:
        mark_stale([(article.pk, fact.day)])
    return fact


def change_fact(fact: SessionFact) -> None:
    """As when a session that ended is handed over."""
    fact.outcome, fact.resolved_step = Outcome.ESCALATED, None
    fact.save()
    mark_stale([(fact.article_id, fact.day)])


def remove_fact(fact: SessionFact) -> None:
    """As when its session is under way again."""
    mark_stale([(fact.article_id, fact.day)])
    fact.delete()


def counted(statistic: Statistic, window: Window, by: tuple[str, ...]) -> Counted:
    """What `read` has to say, from the facts one by one."""
    sums: Counted = defaultdict(lambda: dict.fromkeys(statistic.measures, 0))
    for values, measures in _ROWS[statistic.name]():
        is_within = (window.since or date.min) <= values[DAY] < window.until
        if is_within and all(values[name] == wanted for name, wanted in window.equal.items()):
            for name, value in measures.items():
                sums[tuple(values[one] for one in by)][name] += value
    return {key: row for key, row in sums.items() if any(row.values())}


def _sessions() -> list[tuple[dict[str, object], dict[str, float]]]:
    return [
        (
            _values(fact),
            {one.value: fact.outcome == one for one in Outcome},
        )
        for fact in SessionFact.objects.filter(is_agents=False)
    ]


def _steps() -> list[tuple[dict[str, object], dict[str, float]]]:
    rows = StepFact.objects.filter(session_fact__is_agents=False).select_related("session_fact")
    return [
        (
            {**_values(one.session_fact), "step_id": one.step_id},
            {
                "shown": 1,
                "resolved": one.step_id == one.session_fact.resolved_step_id,
                "helped": one.result == Result.RESOLVED,
                "not_resolved": one.result == Result.NOT_RESOLVED,
                "skipped": one.result == Result.SKIPPED,
                "not_possible": one.result == Result.NOT_POSSIBLE,
                "timed": is_timed,
                "log_seconds": round(MILLIONTHS * log(one.seconds)) if is_timed else 0,
            },
        )
        for one in rows
        for is_timed in [one.result in TRIED and one.seconds > 0]
    ]


def _durations() -> list[tuple[dict[str, object], dict[str, float]]]:
    return [
        ({**_values(fact), "bucket": bucket_of(fact.seconds)}, {"sessions": 1})
        for fact in SessionFact.objects.filter(is_agents=False, resolved_step__isnull=False)
    ]


def _values(fact: SessionFact) -> dict[str, object]:
    return {
        DAY: fact.day,
        "article_id": fact.article_id,
        "locale": fact.locale,
        "entry": fact.entry,
    }


_ROWS = {SESSIONS.name: _sessions, STEPS.name: _steps, DURATIONS.name: _durations}


def assert_exact(articles: list[Article]) -> None:
    """What is read is what there is, however it is asked."""
    for statistic in (SESSIONS, STEPS, DURATIONS):
        for window in _windows(articles[0]):
            for by in _groupings(statistic):
                told, wanted = read(statistic, window, by), counted(statistic, window, by)
                assert told.keys() == wanted.keys()
                for key, sums in wanted.items():
                    assert told[key] == sums, key


def _windows(article: Article) -> list[Window]:
    first, last = date(2026, 1, 1), date(2026, 4, 1)
    return [
        Window(None, last),
        Window(first, last),
        Window(date(2026, 1, 25), date(2026, 3, 10)),
        Window(date(2026, 2, 3), date(2026, 2, 20)),
        Window(date(2026, 2, 2), date(2026, 3, 1)),
        Window(date(2026, 1, 25), last, {"locale": "ja-JP"}),
        Window(None, date(2026, 3, 10), {"article_id": article.pk}),
        Window(None, last, {"article_id": article.pk, "entry": "ticket", "locale": "fi-FI"}),
    ]


def _groupings(statistic: Statistic) -> list[tuple[str, ...]]:
    return [
        (),
        (DAY,),
        ("article_id",),
        ("locale",),
        ("locale", "entry"),
        tuple(statistic.dimensions),
        (DAY, *statistic.dimensions),
    ]
