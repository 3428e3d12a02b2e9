"""How indexes keep the locale of a text."""

from __future__ import annotations

import importlib
import unicodedata

import pytest
from babel import localedata
from django.apps import apps
from django.db import connection

from tests.flow.stories import make_article
from troubleshooting.models import SearchDocument
from troubleshooting.models.search import scope_of
from troubleshooting.search import search_articles

migration = importlib.import_module("troubleshooting.migrations.0009_short_scopes")


def test_a_scope_is_three_characters_that_no_text_has() -> None:
    scope = scope_of("fi-FI")
    assert [unicodedata.category(one) for one in scope] == ["Co", "Co", "Co"]


def test_every_locale_has_its_own_scope() -> None:
    locales = [name.replace("_", "-") for name in localedata.locale_identifiers()]
    assert len({scope_of(one) for one in locales}) == len(locales) > 500


@pytest.mark.django_db
def test_texts_are_found_after_the_migration_and_after_it_is_undone() -> None:
    """Of scopes as they were written before it nothing is left, in the table or the indexes."""
    make_article()
    scopes = set(SearchDocument.objects.values_list("scope", flat=True))
    editor = connection.schema_editor()

    migration.lengthen(apps, editor)
    found_before = search_articles("sound", "fi-FI")
    migration.shorten(apps, editor)

    assert not found_before
    assert set(SearchDocument.objects.values_list("scope", flat=True)) == scopes
    assert search_articles("sound", "fi-FI")
