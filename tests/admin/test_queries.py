"""What search learned, as editors look at it."""

from __future__ import annotations

from pathlib import Path

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from tests.admin.pages import list_page, steps_page
from troubleshooting.ingest.importer import import_tree
from troubleshooting.models import Article, LearnedQuery

LIST = list_page("learnedquery")


def learn(article: Article) -> None:
    LearnedQuery.objects.create(article=article, locale="fi-FI", query="hiljaista", sessions=3)


def test_the_list_names_the_article_in_the_editors_language(desk: Client, article: Article) -> None:
    learn(article)

    page = desk.get(LIST, headers={"accept-language": "fi"}).content.decode()

    title = '<bdi lang="fi-FI" dir="ltr">Ääni ei kuulu</bdi>'
    assert f'<a href="{steps_page(article)}">{title}</a>' in page


def test_an_articles_queries_are_found_by_its_code(desk: Client, article: Article) -> None:
    learn(article)

    assert len(desk.get(LIST, {"q": article.code}).context["cl"].result_list) == 1


def test_more_rows_cost_no_more(desk: Client, article: Article) -> None:
    learn(article)
    with CaptureQueriesContext(connection) as few:
        desk.get(LIST)
    import_tree([Path("samples")], now=timezone.now())
    for other in Article.objects.exclude(pk=article.pk):
        learn(other)
    with CaptureQueriesContext(connection) as many:
        desk.get(LIST)

    assert len(few) == len(many)
