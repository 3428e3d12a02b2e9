"""Giving an article another name."""

from __future__ import annotations

import pytest

from tests.editing.stories import SLUG, finnish
from tests.flow.stories import make_article as make_other
from tests.ingest.elsewhere import import_elsewhere
from troubleshooting.editing.naming import NameNotUsable, NameTaken, rename_article
from troubleshooting.flow.naming import present_name
from troubleshooting.ingest.exclusive import ImportRunning
from troubleshooting.models import Article
from troubleshooting.search import search_articles


def names(article: Article) -> set[str]:
    return set(article.aliases.values_list("slug", flat=True))


def test_it_keeps_the_former_name(article: Article) -> None:
    assert rename_article(article, "quiet")

    article.refresh_from_db()
    assert (article.slug, names(article)) == ("quiet", {SLUG})
    assert present_name(SLUG) == "quiet"


def test_the_same_name_changes_nothing(article: Article) -> None:
    assert not rename_article(article, SLUG)
    assert names(article) == set()


def test_a_name_may_come_back(article: Article) -> None:
    for name in ("quiet", "silent", SLUG):
        assert rename_article(article, name)

    article.refresh_from_db()
    assert (article.slug, names(article)) == (SLUG, {"quiet", "silent"})
    assert present_name(SLUG) is None


def test_what_search_knows_follows(article: Article) -> None:
    rename_article(article, "zebra")

    assert [hit.text.key for hit in search_articles("zebra", "fi-FI")] == [finnish(article).pk]
    assert "zebra" in finnish(article).search_text


@pytest.mark.parametrize("taken", ["other", "OTHER", "older", "Older"])
def test_another_article_s_name_is_refused(article: Article, taken: str) -> None:
    other = make_other("older")
    rename_article(other, "other")

    with pytest.raises(NameTaken) as refused:
        rename_article(article, taken)

    assert refused.value.article == other
    assert refused.value.is_former == (taken.lower() == "older")
    article.refresh_from_db()
    assert article.slug == SLUG


@pytest.mark.parametrize(
    "name",
    ["", " ", "a/b", "a b/..", "..", "a?b", "a#b", "-a", "a\\b", "x" * 201, "a%2fb", "\u200b"],
)
def test_a_name_no_address_can_end_in_is_refused(article: Article, name: str) -> None:
    with pytest.raises(NameNotUsable):
        rename_article(article, name)


@pytest.mark.parametrize("name", ["opensearch.xml", "sitemap-1.xml"])
def test_no_page_of_the_portal_is_hidden(article: Article, name: str) -> None:
    rename_article(article, name)

    assert present_name(SLUG) == name


@pytest.mark.parametrize("name", ["quiet", "äänetön", "音が出ない", "v2.1_b~c"])
def test_names_of_any_script_are_taken(article: Article, name: str) -> None:
    assert rename_article(article, name)


def test_it_waits_for_no_import(article: Article) -> None:
    with import_elsewhere(), pytest.raises(ImportRunning):
        rename_article(article, "quiet")
