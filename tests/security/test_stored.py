"""What an import stores of hostile Markdown holds nothing that fires."""

from __future__ import annotations

import re

import pytest

from benchmarks.policy import judge
from tests.security.articles import can_be_read
from tests.security.vectors import ALL, OWN, Vector
from troubleshooting.ingest.export import as_json
from troubleshooting.ingest.report import ImportReport
from troubleshooting.models import ArticleTranslation, Block, TranslationUnit

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.usefixtures("report"),
]
FORMS = ("", "-plain", "-pairs")
READABLE = [one for one in ALL if can_be_read(one)]
BROKEN = [one for one in ALL if not can_be_read(one)]


def stored_html(vector: Vector) -> list[str]:
    """Every piece of HTML in the tables and the JSON export that came of a vector."""
    slugs = [vector.name + form for form in FORMS]
    blocks = Block.objects.filter(translation__article__slug__in=slugs)
    units = TranslationUnit.objects.filter(block__in=blocks)
    texts = ArticleTranslation.objects.filter(article__slug__in=slugs)
    exported = [block["html"] for text in texts for block in as_json(text)["blocks"]]
    pairs = [
        *blocks.values_list("html", "source_html"),
        *units.values_list("target_html", "source_html"),
    ]
    return [html for pair in pairs for html in pair] + exported


def named(vectors: list[Vector]) -> pytest.MarkDecorator:
    return pytest.mark.parametrize("vector", vectors, ids=[one.name for one in vectors])


def test_there_are_vectors_of_our_own() -> None:
    assert len(OWN) >= 30
    assert len({one.name for one in ALL}) == len(ALL)


def test_every_file_that_is_text_is_taken_in(report: ImportReport) -> None:
    refused = {file.slug: file.reason for file in report.files if file.status == "failed"}
    assert set(refused) == {one.name + form for one in BROKEN for form in FORMS}


@named(READABLE)
def test_nothing_stored_matches_what_it_must_not(vector: Vector) -> None:
    found = [
        (pattern, html)
        for html in stored_html(vector)
        for pattern in vector.must_not
        if re.search(pattern, html)
    ]
    assert found == []


@named(READABLE)
def test_all_that_is_stored_is_within_the_policy(vector: Vector) -> None:
    for html in stored_html(vector):
        judge(html)


@named([one for one in READABLE if one.must])
def test_the_words_are_kept(vector: Vector) -> None:
    html = "".join(
        Block.objects.filter(translation__article__slug=vector.name)
        .in_reading_order()
        .values_list("html", flat=True)
    )
    assert [pattern for pattern in vector.must if not re.search(pattern, html)] == []
