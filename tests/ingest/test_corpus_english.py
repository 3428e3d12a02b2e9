"""The English side is the same whichever locale it came through."""

from __future__ import annotations

from pathlib import Path

import pytest
from django.db import transaction
from django.utils import timezone

from tests.text.corpus import CORPUS, LOCALES, needs
from troubleshooting.ingest.export import export_articles
from troubleshooting.ingest.importer import import_tree
from troubleshooting.text.article import parse_article

pytestmark = [pytest.mark.django_db, pytest.mark.corpus, needs(CORPUS)]


def english_of(locale: str, folder: Path) -> dict[str, str]:
    """The English export of a database that saw one locale."""
    with transaction.atomic():
        import_tree([CORPUS / locale / "bilingual"], now=timezone.now())
        files = list(export_articles(folder, locale="en-US"))
        transaction.set_rollback(True)
    return {
        file.relative_to(folder).as_posix(): " ".join(file.read_text("utf-8").split())
        for file in files
    }


def originals(locale: str) -> dict[str, list[str]]:
    """The English sentences of each file, as they stand in it."""
    root = CORPUS / locale / "bilingual"
    return {
        file.relative_to(root).as_posix(): [
            unit.source
            for block in parse_article(file.read_text("utf-8")).blocks
            for unit in block.units
        ]
        for file in root.rglob("*.md")
    }


def test_it_does_not_depend_on_the_locale(tmp_path: Path) -> None:
    first, *others = LOCALES
    english, sentences = english_of(first, tmp_path / first), originals(first)
    for locale in others:
        theirs, there = english_of(locale, tmp_path / locale), originals(locale)
        same = [name for name in english if sentences[name] == there[name]]
        assert len(same) > 100
        assert [name for name in same if english[name] != theirs[name]] == []
