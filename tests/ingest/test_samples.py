"""The samples: what a newcomer's first import does."""

from __future__ import annotations

import json

import pytest
from django.utils import timezone

from tests.ingest.conftest import SAMPLES
from tests.ingest.rows import all_rows
from troubleshooting.ingest.importer import import_tree
from troubleshooting.ingest.report import FileStatus, ImportReport
from troubleshooting.models import Article, ArticleTranslation, Block, Topic

pytestmark = pytest.mark.django_db
LOCALES = ["ar-SA", "de-DE", "en-US", "fi-FI", "ja-JP", "sv-SE"]


def test_all_are_created_without_a_warning(samples: ImportReport) -> None:
    assert samples.count(FileStatus.CREATED) == len(samples.files) == 60
    assert [file.warnings for file in samples.files if file.warnings] == []


def test_twelve_articles_in_five_languages_and_english(samples: ImportReport) -> None:
    assert Article.objects.count() == 12
    assert ArticleTranslation.objects.all().locales() == LOCALES
    assert ArticleTranslation.objects.count() == 12 * 6


def test_a_second_import_changes_nothing(samples: ImportReport) -> None:
    before = all_rows()
    again = import_tree([SAMPLES], now=timezone.now())
    assert again.count(FileStatus.UNCHANGED) == 60
    assert all_rows() == before


def test_a_step_has_the_same_key_in_all_locales(samples: ImportReport) -> None:
    for article in Article.objects.all():
        keys = {
            locale: list(
                Block.objects.in_reading_order()
                .filter(translation__article=article, translation__locale=locale, type="step")
                .values_list("step__key", flat=True)
            )
            for locale in LOCALES
        }
        assert len(set(map(tuple, keys.values()))) == 1, (article.slug, keys)


def test_every_article_has_at_least_four_steps(samples: ImportReport) -> None:
    few = [article.slug for article in Article.objects.all() if article.steps.active().count() < 4]
    assert few == []


def test_every_sentence_has_its_original(samples: ImportReport) -> None:
    texts = ArticleTranslation.objects.exclude(locale="en-US")
    assert not texts.filter(blocks__units__source="").exists()
    assert texts.filter(blocks__units=None, blocks__type="step").count() == 0


def test_every_article_is_about_a_product_and_a_collection(samples: ImportReport) -> None:
    for article in Article.objects.all():
        assert sorted(article.topic_links.values_list("source", flat=True)) == [
            "collection",
            "product",
        ]


def test_their_topics_have_names_in_all_languages(samples: ImportReport) -> None:
    names = json.loads((SAMPLES / "topics.json").read_text("utf-8"))

    assert sorted(names) == sorted(Topic.objects.values_list("key", flat=True))
    for of_topic in names.values():
        assert sorted([*of_topic, "en-US"]) == LOCALES
