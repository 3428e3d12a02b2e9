"""Reading a statistic, exact at any moment: rollups, less what is stale of them, and the facts they lack.

One statement says all of it, so that whatever another process rolls up meanwhile, each day is either
in the rollups or in the facts. A statistic that is not filled is read from its facts alone.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

from django.db import connection
from django.utils import timezone

from analytics.models import Period
from analytics.rollups.covering import Piece, cover
from analytics.rollups.days import day_of
from analytics.rollups.statistics import DAY, IS_NOT_FRESH, Statistic

IS_FILLED = "SELECT 1 FROM analytics_fillstate WHERE statistic = %s AND version = %s AND is_filled"
FRESH = "SELECT id FROM analytics_sessionfact WHERE is_fresh"
ARTICLE = "article_id"
# Said of an expression, not of the column: SQLite would look for all days of an article within these
# instead of for the one that is stale.
STALE_WITHIN = "COALESCE(t.day, t.day) >= %s AND COALESCE(t.day, t.day) < %s"


@dataclass(frozen=True)
class Window:
    """Which facts are read.

    Attributes:
        since: The first day; None for all there are.
        until: The day after the last.
        equal: For dimensions the value they have to have, or the values one of which.
    """

    since: date | None
    until: date
    equal: Mapping[str, str | int | Collection[int]] = field(default_factory=dict)


Sums = dict[str, int]
Wanted = Mapping[str, Collection[str]]
# Of dimensions, and days, the values.
Key = tuple[Any, ...]
Value = str | int | date


def read(
    statistic: Statistic,
    window: Window,
    by: Sequence[str] = (),
    wanted: Wanted | None = None,
) -> dict[Key, Sums]:
    """A statistic's sums; one query.

    Args:
        statistic: What is counted.
        window: Which facts.
        by: Dimensions to tell apart, and `start` for days.
        wanted: For each name the measures that are added up to it; None for all by themselves.
            Fewer sums of thousands of rows are quicker.

    Returns:
        For the values of `by` the sums by name; nothing where there is no fact.
    """
    wanted = wanted or {name: (name,) for name in statistic.measures}
    names = tuple(wanted)
    told = read_values(statistic, [window], by, wanted)
    return {key: dict(zip(names, values, strict=True)) for key, values in told}


def read_values(
    statistic: Statistic, windows: Sequence[Window], by: Sequence[str], wanted: Wanted
) -> Iterator[tuple[Key, tuple[int, ...]]]:
    """As `read`, for whoever makes something of its own of thousands of rows; one query, too.

    Args:
        statistic: What is counted.
        windows: Which facts, once or several times.
        by: Dimensions to tell apart.
        wanted: What is added up to what.

    Yields:
        The values of `by`, and the sums of the first window, then those of the next, without names.
    """
    statement, places = _statement(statistic, windows, by, wanted)
    with connection.cursor() as cursor:
        cursor.execute(statement, places)
        rows = cursor.fetchall()
    first = len(by)
    for row in rows:
        values = row[first:]
        if any(values):
            yield row[:first], values


@dataclass(frozen=True)
class _Sql:
    """A piece of SQL with the values of its places."""

    text: str
    values: tuple[Value, ...] = ()


def _statement(
    statistic: Statistic, windows: Sequence[Window], by: Sequence[str], wanted: Wanted
) -> tuple[str, list[Value]]:
    sums = {name: " + ".join(measures) for name, measures in wanted.items()}
    columns = [(name, place) for place in range(len(windows)) for name in sums]
    parts = [
        _placed(part, by, columns, place)
        for place, window in enumerate(windows)
        for part in _parts(statistic, window, by, sums)
    ]
    # PostgreSQL adds whole numbers up to a `numeric`.
    totals = ", ".join(f"CAST(COALESCE(SUM({name}_{n}), 0) AS bigint)" for name, n in columns)
    groups = "".join(f"{name}, " for name in by)
    grouped = f" GROUP BY {', '.join(by)}" if by else ""
    told = " UNION ALL ".join(part.text for part in parts)
    text = f"SELECT {groups}{totals} FROM ({told}) AS told{grouped}"
    return text, [value for part in parts for value in part.values]


def _placed(part: _Sql, by: Sequence[str], columns: Sequence[tuple[str, int]], place: int) -> _Sql:
    """A part of one of the windows, with nothing in the columns of the others."""
    of_all = (f"{name if n == place else 0} AS {name}_{n}" for name, n in columns)
    return _Sql(f"SELECT {', '.join([*by, *of_all])} FROM ({part.text}) AS part", part.values)


def _parts(
    statistic: Statistic, window: Window, by: Sequence[str], sums: Mapping[str, str]
) -> Iterator[_Sql]:
    """All that a window's sums are made of."""
    yield from _rolled(statistic, window, by, sums)
    columns = ", ".join([*by, *(f"{sum_} AS {name}" for name, sum_ in sums.items())])
    for part in (_less_stale, _stale, _fresh, _unfilled):
        rows = part(statistic, window, by)
        yield _Sql(f"SELECT {columns} FROM ({rows.text}) AS rows_of", rows.values)


def _rolled(
    statistic: Statistic, window: Window, by: Sequence[str], sums: Mapping[str, str]
) -> Iterator[_Sql]:
    """Sums of the smallest table that will do.

    Rows that differ in what is told apart already are not added up twice: sorting them is most of it.
    """
    dimensions = {*window.equal, *by} - {DAY}
    level = statistic.level_of(dimensions)
    is_apart = dimensions.issuperset(level.dimensions)
    columns = "".join(f"{name}, " for name in by)
    grouped = f" GROUP BY {', '.join(by)}" if by else ""
    equal = _equal(_columns(statistic, window), window)
    filled = _is_filled(statistic)
    for piece in _pieces(window, by_day=DAY in by):
        sign = "" if piece.sign > 0 else "-"
        is_added_up = not (is_apart and (DAY in by or piece.is_single))
        total, ending = (f"{sign}SUM", grouped) if is_added_up else (sign, "")
        totals = ", ".join(f"{total}({sum_}) AS {name}" for name, sum_ in sums.items())
        yield _Sql(
            f"SELECT {columns}{totals} FROM ({IS_FILLED}) AS filled CROSS JOIN {level.table}"
            f" WHERE period = %s AND start >= %s AND start < %s{equal.text}{ending}",
            (*filled, piece.period, piece.since, piece.until, *equal.values),
        )


def _columns(statistic: Statistic, window: Window) -> dict[str, str]:
    """SQL of the dimensions of a table of sums.

    Where articles are chosen the rest is said of expressions: SQLite would look for a language in
    all articles instead of in those.
    """
    if ARTICLE not in window.equal:
        return {name: name for name in statistic.dimensions}
    columns = {name: f"COALESCE({name}, {name})" for name in statistic.dimensions}
    return {**columns, ARTICLE: ARTICLE}


def _pieces(window: Window, *, by_day: bool) -> Sequence[Piece]:
    """A window as rows of sums: of its days, or of as few periods as there are."""
    since = window.since or date.min
    if by_day or since >= window.until:
        return (Piece(Period.DAY, since, window.until),)
    return cover(since, window.until, known_until=day_of(timezone.now()) + timedelta(days=1))


def _less_stale(statistic: Statistic, window: Window, by: Sequence[str]) -> _Sql:
    """What the rollups say of stale days, taken off."""
    names = {name: f"b.{name}" for name in statistic.dimensions}
    columns = "".join(f"b.{name}, " for name in by)
    less = ", ".join(f"-b.{name} AS {name}" for name in statistic.measures)
    equal = _equal(names, window)
    return _Sql(
        f"SELECT {columns}{less} FROM ({IS_FILLED}) AS filled"
        f" CROSS JOIN analytics_staleday t CROSS JOIN {statistic.base.table} b"
        " WHERE b.article_id = t.article_id AND b.start = t.day AND b.period = %s"
        f" AND {STALE_WITHIN}{equal.text}",
        (
            *_is_filled(statistic),
            Period.DAY,
            window.since or date.min,
            window.until,
            *equal.values,
        ),
    )


def _stale(statistic: Statistic, window: Window, by: Sequence[str]) -> _Sql:
    """The facts of stale days, but for fresh ones."""
    join = f"({IS_FILLED}) AS filled CROSS JOIN analytics_staleday t CROSS JOIN"
    equal = _equal(statistic.dimensions, window)
    text = statistic.rows(
        by,
        join=join,
        where="t.article_id = f.article_id AND t.day = f.day"
        f" AND {IS_NOT_FRESH} AND {STALE_WITHIN}{equal.text}",
    )
    days = (window.since or date.min, window.until)
    return _Sql(text, (*_is_filled(statistic), *days, *equal.values))


def _fresh(statistic: Statistic, window: Window, by: Sequence[str]) -> _Sql:
    """The fresh facts."""
    join = f"({IS_FILLED}) AS filled CROSS JOIN ({FRESH}) AS fresh CROSS JOIN"
    where = _facts(statistic, window)
    text = statistic.rows(by, join=join, where=f"fresh.id = f.id AND {where.text}")
    return _Sql(text, (*_is_filled(statistic), *where.values))


def _unfilled(statistic: Statistic, window: Window, by: Sequence[str]) -> _Sql:
    """All facts, where the rollups are not filled."""
    join = f"(SELECT 1 WHERE NOT EXISTS ({IS_FILLED})) AS unfilled CROSS JOIN"
    where = _facts(statistic, window)
    text = statistic.rows(by, join=join, where=where.text)
    return _Sql(text, (*_is_filled(statistic), *where.values))


def _facts(statistic: Statistic, window: Window) -> _Sql:
    equal = _equal(statistic.dimensions, window)
    values = (window.since or date.min, window.until, *equal.values)
    return _Sql(f"f.day >= %s AND f.day < %s{equal.text}", values)


def _equal(columns: dict[str, str], window: Window) -> _Sql:
    """SQL of the values that dimensions have to have, each after an AND."""
    text = ""
    values: list[Value] = []
    for name, wanted in window.equal.items():
        several = [wanted] if isinstance(wanted, str | int) else list(wanted)
        places = ", ".join(["%s"] * len(several))
        text += f" AND {columns[name]} IN ({places or 'NULL'})"
        values += several
    return _Sql(text, tuple(values))


def _is_filled(statistic: Statistic) -> tuple[str, int]:
    return statistic.name, statistic.version
