"""After an import the database knows its tables, and asks by the telling column."""

from __future__ import annotations

import pytest
from django.db import connection
from django.utils import timezone

from tests.ingest.conftest import SAMPLES
from troubleshooting.ingest.importer import import_tree
from troubleshooting.ingest.report import ImportReport
from troubleshooting.models import ArticleTranslation

pytestmark = pytest.mark.django_db
TABLE = ArticleTranslation._meta.db_table


def believed() -> int:
    """How many texts the database believes there are; 0 where it knows nothing."""
    known = {
        "sqlite": "SELECT CAST(stat AS INTEGER) FROM sqlite_stat1 WHERE tbl = %s",
        "postgresql": "SELECT reltuples FROM pg_class WHERE relname = %s",
    }
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute("ANALYZE sqlite_schema")
        cursor.execute(known[connection.vendor], [TABLE])
        found = cursor.fetchone()
    return int(found[0]) if found else 0


def forget() -> None:
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute("DELETE FROM sqlite_stat1")
        else:
            cursor.execute("UPDATE pg_class SET reltuples = 0 WHERE relname = %s", [TABLE])


def test_many_texts_are_counted(samples: ImportReport) -> None:
    assert believed() == ArticleTranslation.objects.count()


def test_a_few_are_not(samples: ImportReport) -> None:
    forget()
    one = next(path for path in sorted(SAMPLES.rglob("*.md")) if "fi-FI" in str(path))
    ArticleTranslation.objects.filter(article__slug=one.stem, locale="fi-FI").update(
        content_hash=""
    )

    import_tree([one], now=timezone.now())

    assert believed() == 0


def test_an_article_tells_more_than_its_language(samples: ImportReport) -> None:
    """SQLite would read all texts of two languages for those of ten articles."""
    if connection.vendor != "sqlite":
        pytest.skip("PostgreSQL reads so few rows as they come")
    texts = ArticleTranslation.objects.published().filter(locale__in=["fi-FI", "en-US"])
    plan = texts.filter(article__in=range(1, 11)).explain()

    assert "article_id" in plan
