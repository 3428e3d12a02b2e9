"""The database counts the generations of its content: whatever writes, pages are made anew."""

from __future__ import annotations

import importlib
from collections.abc import Callable

import pytest
from django.apps import apps
from django.db import connection, transaction
from django.utils import timezone

from tests.flow.incidents import post
from tests.flow.stories import make_article
from troubleshooting.flow import start_session
from troubleshooting.models import (
    CONTENT,
    INCIDENTS,
    Article,
    Block,
    Generation,
    Incident,
    TranslationUnit,
    generations,
)

migration = importlib.import_module("troubleshooting.migrations.0006_generations")
WATCHED = {f"troubleshooting_{table}" for tables in migration.WATCHED.values() for table in tables}
# Tables that no reader's page is made of, or only of what is asked anew each time.
OTHERS = {
    "conflict",
    "doubt",
    "finding",
    "flowsession",
    "generation",
    "importupload",
    "learnedquery",
    "orderexperiment",
    "questionanswer",
    "revision",
    "searchdocument",
    "segmentdecision",
    "sessionguest",
    "step_prerequisites",
    "stepresult",
    "unansweredquery",
}
# Named by the table it watches, and on SQLite by the event.
SQLITE = "SELECT tbl_name, COUNT(*) FROM sqlite_master WHERE type = 'trigger' AND name LIKE %s GROUP BY tbl_name"
POSTGRESQL = """
SELECT c.relname, 3 * COUNT(*) FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid
WHERE t.tgname LIKE %s GROUP BY c.relname
"""


@pytest.fixture
def article(db: None) -> Article:
    return make_article()


def test_every_table_is_watched_or_known_not_to_be() -> None:
    tables = {
        model._meta.db_table
        for model in apps.get_app_config("troubleshooting").get_models(include_auto_created=True)
        if not model._meta.proxy
    }
    assert tables == WATCHED | {f"troubleshooting_{name}" for name in OTHERS}


@pytest.mark.django_db
def test_the_triggers_are_there_after_all_migrations() -> None:
    """SQLite makes a table anew to alter it, and its triggers do not come along by themselves."""
    with connection.cursor() as cursor:
        cursor.execute(
            SQLITE if connection.vendor == "sqlite" else POSTGRESQL,
            ["troubleshooting_generation_%"],
        )
        found = dict(cursor.fetchall())
    assert found == dict.fromkeys(WATCHED, 3)


CHANGES: dict[str, Callable[[Article], object]] = {
    "an update of many": lambda article: Block.objects.filter(translation__article=article).update(
        label="x"
    ),
    "a row": lambda article: article.save(),
    "many rows": lambda article: TranslationUnit.objects.bulk_update(
        [TranslationUnit(pk=unit.pk, source="x") for unit in TranslationUnit.objects.all()],
        ["source"],
    ),
    "a new one": lambda article: make_article("other"),
    "one less": lambda article: article.delete(),
}


@pytest.mark.parametrize("name", CHANGES)
def test_a_change_is_another_generation(article: Article, name: str) -> None:
    before = generations()
    CHANGES[name](article)
    after = generations()

    assert after[CONTENT] != before[CONTENT]
    # PostgreSQL tells of a statement, also where it took no incident's article away.
    assert after[INCIDENTS] == before[INCIDENTS] or name == "one less"


def test_incidents_are_counted_apart(article: Article) -> None:
    before = generations()
    post(timezone.now(), article)
    posted = generations()
    Incident.objects.update(ended_at=timezone.now())

    assert posted[CONTENT] == before[CONTENT]
    assert len({before[INCIDENTS], posted[INCIDENTS], generations()[INCIDENTS]}) == 3


def test_what_readers_do_is_no_change_of_the_content(article: Article) -> None:
    before = generations()
    start_session(article, "fi-FI", browser_key="x" * 24, now=timezone.now())
    assert generations() == before


def test_a_state_is_never_taken_for_one_that_was_rolled_back(article: Article) -> None:
    seen = set()
    for _ in range(3):
        with transaction.atomic():
            article.save()
            seen.add(generations()[CONTENT])
            transaction.set_rollback(True)
    article.save()
    seen.add(generations()[CONTENT])

    assert len(seen) == 4


def test_there_are_never_many_rows(article: Article) -> None:
    for _ in range(60):
        article.save()

    assert Generation.objects.filter(subject=CONTENT).count() <= migration.KEPT_ROWS + 1


@pytest.mark.django_db
def test_it_is_one_query(django_assert_num_queries: Callable[[int], object]) -> None:
    Generation.objects.all().delete()
    with django_assert_num_queries(1):  # type: ignore[attr-defined]
        assert generations() == {CONTENT: "", INCIDENTS: ""}
