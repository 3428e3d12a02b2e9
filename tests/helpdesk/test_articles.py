"""How agents name an article."""

from __future__ import annotations

import pytest

from helpdesk.articles import ArticleNotFound, find_article
from tests.flow.stories import make_article
from troubleshooting.editing.naming import rename_article
from troubleshooting.models import Status

pytestmark = pytest.mark.django_db


def test_by_its_code_and_by_a_name_it_had() -> None:
    article = make_article()
    rename_article(article, "quiet")

    for name in (article.code, f"a{article.pk}", "quiet", "no-sound", "No-Sound"):
        assert find_article(name) == article


def test_not_where_readers_cannot_open_it() -> None:
    article = make_article()
    rename_article(article, "quiet")
    article.translations.update(status=Status.DRAFT)

    for name in (article.code, "quiet", "no-sound"):
        with pytest.raises(ArticleNotFound):
            find_article(name)
