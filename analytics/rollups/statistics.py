"""What is counted: each statistic declared once, with the facts it sums and the tables it is kept in.

A statistic sums measures of facts by dimensions. Its finest table (`base`) holds them by all its
dimensions, a row for each day and each month; a coarser one (`levels`) leaves some dimensions out.
Filling, keeping up to date and reading follow from the declaration.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field

from django.db import models

from analytics.models import (
    TRIED,
    ArticleEntryTotal,
    ArticleLocaleTotal,
    ArticleTotal,
    DurationTotal,
    PortalDurationTotal,
    PortalTotal,
    SessionTotal,
    StepTotal,
    WholeDurationTotal,
    WholeStepTotal,
)
from analytics.rollups.durations import SQL as BUCKET
from troubleshooting.models import Outcome, Result

# What days are called beside dimensions: the column of a sum's first day.
DAY = "start"
# Of the session's fact: the rollups have it, or did before it was changed.
IS_NOT_FRESH = "NOT f.is_fresh"


@dataclass(frozen=True)
class Level:
    """A table of sums.

    Attributes:
        model: The table.
        dimensions: What its sums are told apart by, besides the day, week or month.
    """

    model: type[models.Model]
    dimensions: tuple[str, ...]

    @property
    def table(self) -> str:
        """Its name in the database."""
        return self.model._meta.db_table


@dataclass(frozen=True)
class Statistic:
    """Sums of facts.

    Attributes:
        name: Of its fill state.
        version: Counted up when the declaration changes; rollups are then filled anew.
        facts: The tables it reads, as SQL's `FROM` takes them; the session's fact is called `f`.
        dimensions: For each dimension's column the SQL of its value. The first is the article.
        measures: For each measure's column the SQL of what a row of facts adds to it.
        where: SQL of which facts count, besides that no agent walked them.
        base: The finest table.
        levels: Coarser ones, the smallest first.
    """

    name: str
    version: int
    facts: str
    dimensions: dict[str, str]
    measures: dict[str, str]
    base: Level
    where: str = "TRUE"
    levels: tuple[Level, ...] = field(default=())

    def level_of(self, dimensions: Collection[str]) -> Level:
        """The smallest table that tells some dimensions, by their columns, apart."""
        return next(
            one for one in (*self.levels, self.base) if set(dimensions) <= set(one.dimensions)
        )

    def rows(self, by: Sequence[str], *, join: str = "", where: str = "TRUE") -> str:
        """SQL of what each row of facts adds.

        Args:
            by: The dimensions, and `start` for the day, to tell apart.
            join: More tables, as SQL that a table follows.
            where: Which facts, as SQL.
        """
        known = {DAY: "f.day", **self.dimensions}
        columns = [f"{known[name]} AS {name}" for name in by]
        columns += [f"{value} AS {name}" for name, value in self.measures.items()]
        return (
            f"SELECT {', '.join(columns)} FROM {join} {self.facts}"
            f" WHERE NOT f.is_agents AND {self.where} AND {where}"
        )


def _when(condition: str) -> str:
    return f"CASE WHEN {condition} THEN 1 ELSE 0 END"


def _ended(outcome: Outcome) -> str:
    return _when(f"f.outcome = '{outcome.value}'")


def _said(result: Result) -> str:
    return _when(f"s.result = '{result.value}'")


OF_SESSIONS = {"article_id": "f.article_id", "locale": "f.locale", "entry": "f.entry"}
PORTAL = ("locale", "entry")
BY_A_STEP = f"f.outcome = '{Outcome.RESOLVED.value}' AND f.resolved_step_id IS NOT NULL"
# Who skips a step or cannot do it says nothing of how long it takes.
TIMED = "s.seconds > 0 AND s.result IN ({})".format(", ".join(f"'{one.value}'" for one in TRIED))
# Sums of fractions, added and taken off again, would leave something behind.
MILLIONTHS = 1_000_000
LOG_SECONDS = f"CAST(ROUND({MILLIONTHS} * LN(CAST(s.seconds AS DOUBLE PRECISION))) AS bigint)"

SESSIONS = Statistic(
    name="sessions",
    version=2,
    facts="analytics_sessionfact f",
    dimensions=OF_SESSIONS,
    measures={one.value: _ended(one) for one in Outcome},
    base=Level(SessionTotal, tuple(OF_SESSIONS)),
    levels=(
        Level(PortalTotal, PORTAL),
        Level(ArticleTotal, ("article_id",)),
        Level(ArticleEntryTotal, ("article_id", "entry")),
        Level(ArticleLocaleTotal, ("article_id", "locale")),
    ),
)

STEPS = Statistic(
    name="steps",
    version=3,
    facts="analytics_sessionfact f JOIN analytics_stepfact s ON s.session_fact_id = f.id",
    dimensions={
        "article_id": "f.article_id",
        "step_id": "s.step_id",
        "locale": "f.locale",
        "entry": "f.entry",
    },
    measures={
        "shown": "1",
        "resolved": _when("s.step_id = f.resolved_step_id"),
        "helped": _said(Result.RESOLVED),
        "not_resolved": _said(Result.NOT_RESOLVED),
        "skipped": _said(Result.SKIPPED),
        "not_possible": _said(Result.NOT_POSSIBLE),
        "timed": _when(TIMED),
        "log_seconds": f"CASE WHEN {TIMED} THEN {LOG_SECONDS} ELSE 0 END",
    },
    base=Level(StepTotal, ("article_id", "step_id", *PORTAL)),
    levels=(Level(WholeStepTotal, ("article_id", "step_id")),),
)

DURATIONS = Statistic(
    name="durations",
    version=1,
    facts="analytics_sessionfact f",
    dimensions={**OF_SESSIONS, "bucket": BUCKET},
    measures={"sessions": "1"},
    where=BY_A_STEP,
    base=Level(DurationTotal, (*OF_SESSIONS, "bucket")),
    levels=(
        Level(WholeDurationTotal, ("bucket",)),
        Level(PortalDurationTotal, (*PORTAL, "bucket")),
    ),
)

STATISTICS = (SESSIONS, STEPS, DURATIONS)
