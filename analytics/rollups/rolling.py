"""Filling rollups from facts, and bringing them up to date.

Sums are only ever added to: a fresh fact is added once, and of a stale day what its other facts say
now less what the finest table says. Each portion is one transaction that takes its marks away.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db import connection, transaction
from django.db.backends.utils import CursorWrapper
from django.db.models import Min

from analytics.models import FillState, Period, SessionFact, StaleDay
from analytics.rollups.days import monday_of, month_of, next_monday, next_month
from analytics.rollups.statistics import DAY, IS_NOT_FRESH, STATISTICS, Level, Statistic

# Stale days, or fresh facts, in one transaction.
AT_ONCE = 2_000
CELLS, FRESH, DELTA = "askel_cells", "askel_fresh", "askel_delta"
ADDED = (
    f"UPDATE analytics_sessionfact SET is_fresh = FALSE WHERE id IN (SELECT fact_id FROM {FRESH})"
)
OF_DAYS = f"f.day >= %s AND f.day < %s AND {IS_NOT_FRESH}"
ADD = """
INSERT INTO {table} (period, start, {dimensions}, {measures})
SELECT %s, {start}, {dimensions}, {sums} FROM {delta} WHERE start >= %s AND start < %s
GROUP BY {groups}
ON CONFLICT (period, start, {dimensions}) DO UPDATE SET {added}
"""


@dataclass(frozen=True)
class Rolled:
    """What rolling up did.

    Attributes:
        filled: Names of the statistics that were filled from the beginning.
        days: How many articles' days were brought up to date.
        facts: How many fresh facts were added.
    """

    filled: tuple[str, ...]
    days: int
    facts: int


def roll_up(
    *, now: datetime, anew: bool = False, on_progress: Callable[[str], None] = lambda done: None
) -> Rolled:
    """Fill what is not filled, and bring up to date what changed since.

    It can be stopped at any moment and begun again, and two at once only share the work.

    Args:
        now: The time.
        anew: Whether to throw the rollups away first.
        on_progress: Called after each portion with words about it.
    """
    if anew:
        for statistic in STATISTICS:
            _empty(statistic)
    filled = [one.name for one in STATISTICS if _fill(one, on_progress)]
    days = sum(_portions(_refresh, "days of articles brought up to date", on_progress))
    facts = sum(_portions(_add_fresh, "fresh facts added", on_progress))
    _note(now)
    return Rolled(tuple(filled), days, facts)


def _portions(
    roll: Callable[[], int], words: str, on_progress: Callable[[str], None]
) -> Iterator[int]:
    """Roll up portion by portion, until there is nothing left."""
    done = 0
    while portion := roll():
        done += portion
        on_progress(f"{done} {words}")
        yield portion


@transaction.atomic
def _note(now: datetime) -> None:
    """Write down when rolling up ended."""
    hold_all()
    FillState.objects.update(rolled_up_at=now)


@transaction.atomic
def _empty(statistic: Statistic) -> FillState:
    """Throw a statistic's rollups away; until it is filled, pages read its facts."""
    state = _hold(statistic)
    state.version, state.through, state.is_filled = statistic.version, None, False
    state.save()
    for level in (statistic.base, *statistic.levels):
        level.model._default_manager.all().delete()
    return state


def _hold(statistic: Statistic) -> FillState:
    """A statistic's state, its row held until the transaction ends."""
    FillState.objects.get_or_create(
        statistic=statistic.name, defaults={"version": statistic.version}
    )
    return FillState.objects.select_for_update().get(statistic=statistic.name)


def hold_all() -> list[FillState]:
    """All states, held in one order: two processes wait for each other instead of for ever."""
    return [_hold(statistic) for statistic in STATISTICS]


def _fill(statistic: Statistic, on_progress: Callable[[str], None]) -> bool:
    """Fill a statistic month by month. Says whether there was anything to fill."""
    state = FillState.objects.filter(statistic=statistic.name).first()
    if state and state.version != statistic.version:
        state = _empty(statistic)
    if state and state.is_filled:
        return False
    while month := _fill_next(statistic):
        on_progress(f"{statistic.name}: {month:%Y-%m}")
    return True


@transaction.atomic
def _fill_next(statistic: Statistic) -> date | None:
    """Fill the first month that is not; None where all are."""
    state = _hold(statistic)
    if state.is_filled:
        return None
    left = SessionFact.objects.filter(day__gt=state.through or date.min)
    first = left.aggregate(first=Min("day"))["first"]
    if first is None:
        state.is_filled = True
        state.save()
        return None
    month = month_of(first)
    with connection.cursor() as cursor:
        rows = _sums(statistic, OF_DAYS)
        add_rows(cursor, statistic, rows, [month, next_month(month)], [month])
    state.through = next_month(month) - timedelta(days=1)
    state.save()
    return month


@transaction.atomic
def _refresh() -> int:
    """Bring some stale days up to date; returns how many.

    Not while a statistic is being filled anew, which would count them twice.
    """
    if not all(state.is_filled for state in hold_all()):
        return 0
    waiting = StaleDay.objects.select_for_update(skip_locked=True).order_by("day", "article")
    marks = list(waiting[:AT_ONCE])
    if not marks:
        return 0
    StaleDay.objects.filter(pk__in=[mark.pk for mark in marks]).delete()
    months = sorted({month_of(mark.day) for mark in marks})
    with connection.cursor() as cursor:
        _list(cursor, marks)
        for statistic in STATISTICS:
            add_rows(cursor, statistic, _difference(statistic), [], months)
        cursor.execute(f"DROP TABLE {CELLS}")
    return len(marks)


@transaction.atomic
def _add_fresh() -> int:
    """Add some fresh facts; returns how many. Not while a statistic is being filled anew, either."""
    if not all(state.is_filled for state in hold_all()):
        return 0
    waiting = SessionFact.objects.filter(is_fresh=True).select_for_update(skip_locked=True)
    facts = dict(waiting.order_by("pk").values_list("pk", "day")[:AT_ONCE])
    if not facts:
        return 0
    months = sorted({month_of(day) for day in facts.values()})
    with connection.cursor() as cursor:
        cursor.execute(f"CREATE TEMPORARY TABLE {FRESH} (fact_id bigint)")
        cursor.executemany(f"INSERT INTO {FRESH} VALUES (%s)", [(fact,) for fact in facts])
        for statistic in STATISTICS:
            rows = _sums(statistic, f"f.id IN (SELECT fact_id FROM {FRESH})")
            add_rows(cursor, statistic, rows, [], months)
        cursor.execute(ADDED)
        cursor.execute(f"DROP TABLE {FRESH}")
    return len(facts)


def _sums(statistic: Statistic, where: str) -> str:
    """SQL of what some facts say, summed."""
    by = (DAY, *statistic.dimensions)
    sums = ", ".join(f"SUM({one}) AS {one}" for one in statistic.measures)
    rows = statistic.rows(by, where=where)
    return f"SELECT {', '.join(by)}, {sums} FROM ({rows}) AS facts GROUP BY {', '.join(by)}"


def _list(cursor: CursorWrapper, marks: Sequence[StaleDay]) -> None:
    """Make a table of stale days, for this connection alone."""
    cursor.execute(f"CREATE TEMPORARY TABLE {CELLS} (article_id bigint, day date)")
    rows = [(mark.article_id, mark.day) for mark in marks]
    cursor.executemany(f"INSERT INTO {CELLS} VALUES (%s, %s)", rows)


def _difference(statistic: Statistic) -> str:
    """SQL of what facts of the stale days say, but for fresh ones, less what the finest table does."""
    by = (DAY, *statistic.dimensions)
    names = ", ".join(statistic.dimensions)
    less = ", ".join(f"-{one}" for one in statistic.measures)
    sums = ", ".join(f"SUM({one}) AS {one}" for one in statistic.measures)
    is_other = " OR ".join(f"SUM({one}) <> 0" for one in statistic.measures)
    cells = f"SELECT article_id, day FROM {CELLS}"
    facts = statistic.rows(by, where=f"(f.article_id, f.day) IN ({cells}) AND {IS_NOT_FRESH}")
    return (
        f"SELECT start, {names}, {sums} FROM ({facts}"
        f" UNION ALL SELECT start, {names}, {less} FROM {statistic.base.table}"
        f" WHERE period = '{Period.DAY}' AND (article_id, start) IN ({cells})"
        f") AS told GROUP BY start, {names} HAVING {is_other}"
    )


def add_rows(
    cursor: CursorWrapper,
    statistic: Statistic,
    rows: str,
    values: Sequence[date | int],
    months: Sequence[date],
) -> None:
    """Add to all tables of a statistic, by day, by week and by month; whoever calls has a transaction.

    Args:
        cursor: Of the connection.
        statistic: What is added to.
        rows: SQL of what is added: `start`, then dimensions and measures by their names.
        values: Of its places.
        months: The first days of the months that any of it is in.
    """
    # A table for this connection alone.
    cursor.execute(f"CREATE TEMPORARY TABLE {DELTA} AS {rows}", values)
    for level in (statistic.base, *statistic.levels):
        by_day, whole = _adding(statistic, level, "start"), _adding(statistic, level, "%s")
        for first in months:
            until = next_month(first)
            cursor.execute(by_day, [Period.DAY.value, first, until])
            cursor.execute(whole, [Period.MONTH.value, first, first, until])
            for monday, since, end in _weeks(first, until):
                cursor.execute(whole, [Period.WEEK.value, monday, since, end])
    cursor.execute(f"DROP TABLE {DELTA}")


def _weeks(first: date, until: date) -> Iterator[tuple[date, date, date]]:
    """The weeks of a month: their Mondays, and which of their days are in it."""
    monday = monday_of(first)
    while monday < until:
        after = next_monday(monday)
        yield monday, max(monday, first), min(after, until)
        monday = after


def _adding(statistic: Statistic, level: Level, start: str) -> str:
    """SQL that adds to a table.

    Args:
        statistic: What is added.
        level: The table.
        start: SQL of the first day of what a row sums up.
    """
    names = ", ".join(level.dimensions)
    return ADD.format(
        table=level.table,
        dimensions=names,
        measures=", ".join(statistic.measures),
        start=start,
        sums=", ".join(f"SUM({one})" for one in statistic.measures),
        delta=DELTA,
        groups=names if start == "%s" else f"start, {names}",
        added=", ".join(
            f"{one} = {level.table}.{one} + excluded.{one}" for one in statistic.measures
        ),
    )
