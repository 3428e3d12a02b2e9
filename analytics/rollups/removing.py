"""Taking an article's sums out of those of the whole portal, before it goes."""

from __future__ import annotations

from django.db import connection, transaction

from analytics.models import Period
from analytics.rollups.days import month_of
from analytics.rollups.rolling import add_rows, hold_all
from analytics.rollups.statistics import STATISTICS, Statistic

LESS = """
SELECT start, {dimensions}, {less} FROM {table} WHERE period = '{day}' AND article_id = %s
"""


@transaction.atomic
def take_out(article: int) -> None:
    """Take off all tables what they say of an article: its facts and its own sums go with it.

    Rolling up waits meanwhile, so that it adds nothing in between.

    Args:
        article: Its primary key. It is deleted in the same transaction.
    """
    hold_all()
    for statistic in STATISTICS:
        _take_out(statistic, article)


def _take_out(statistic: Statistic, article: int) -> None:
    table = statistic.base.model._default_manager
    days = table.filter(article=article, period=Period.DAY).values_list("start", flat=True)
    months = sorted({month_of(day) for day in days.distinct()})
    if not months:
        return
    less = LESS.format(
        dimensions=", ".join(statistic.dimensions),
        less=", ".join(f"-{one} AS {one}" for one in statistic.measures),
        table=statistic.base.table,
        day=Period.DAY.value,
    )
    with connection.cursor() as cursor:
        add_rows(cursor, statistic, less, [article], months)
