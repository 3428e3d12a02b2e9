"""What the database believes of its tables: by that it chooses the index a question is answered by."""

from __future__ import annotations

from django.db import connection

from troubleshooting.models import (
    Article,
    ArticleTranslation,
    Block,
    Finding,
    SearchDocument,
    Step,
    TranslationUnit,
)

# Rows of an index that SQLite looks at: an estimate is all that is needed.
SAMPLED = 1000
CONTENT = (Article, ArticleTranslation, Block, Finding, SearchDocument, Step, TranslationUnit)


def refresh_statistics() -> None:
    """Let the database look at the tables that an import fills; some hundredths of a second.

    SQLite never does by itself, and takes a locale for something as telling as an article.
    PostgreSQL does some time later, when people may have asked already. Tables that fill as people
    use the portal are left out: what is true of them today is not for long.
    """
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute(f"PRAGMA analysis_limit={SAMPLED}")
        for model in CONTENT:
            cursor.execute(f"ANALYZE {connection.ops.quote_name(model._meta.db_table)}")
