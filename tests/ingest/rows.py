"""What is in the tables, to compare before and after."""

from __future__ import annotations

from django.db.models import Model

from troubleshooting.models import (
    Article,
    ArticleTopic,
    ArticleTranslation,
    Block,
    Step,
    Topic,
    TranslationUnit,
)

TABLES: tuple[type[Model], ...] = (
    Article,
    ArticleTopic,
    ArticleTranslation,
    Block,
    Step,
    Topic,
    TranslationUnit,
)


def all_rows() -> dict[str, list[tuple[object, ...]]]:
    """Every row of every table of articles, with its primary key."""
    return {
        table.__name__: list(table._default_manager.order_by("pk").values_list())
        for table in TABLES
    }
