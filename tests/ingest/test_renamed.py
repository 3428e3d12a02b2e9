"""Files of an article that was renamed here, under the name upstream still has."""

from __future__ import annotations

from pathlib import Path

import pytest
from django.utils import timezone
from pytest_django import Settings

from tests.cases.stories import SLUG, Portal, steps_of
from troubleshooting.editing.naming import rename_article
from troubleshooting.ingest.importer import import_tree
from troubleshooting.models import Article

BEFORE = steps_of([("Yhdistä.", "Connect."), ("Odota.", "Wait.")])
AFTER = steps_of([("Yhdistä uudelleen.", "Connect again."), ("Odota.", "Wait.")])


@pytest.fixture
def portal(db: None, tmp_path: Path, settings: Settings) -> Portal:
    settings.MEDIA_ROOT = tmp_path / "media"
    portal = Portal(tmp_path)
    portal.publish(BEFORE)
    rename_article(Article.objects.get(), "quiet")
    return portal


def test_an_unchanged_file_is_known(portal: Portal) -> None:
    report = portal.take_in()

    assert [file.status.value for file in report.files] == ["unchanged"]
    assert [(file.slug) for file in report.files] == ["quiet"]
    assert report.missing == []


def test_a_changed_file_changes_the_renamed_article(portal: Portal) -> None:
    steps = set(Article.objects.get().steps.values_list("key", flat=True))
    portal.write(AFTER)
    report = portal.take_in()

    assert [file.status.value for file in report.files] == ["updated"]
    article = Article.objects.get()
    assert article.slug == "quiet"
    assert "Yhdistä uudelleen." in portal.text(name="quiet").search_text + portal.overview(
        name="quiet"
    )
    assert set(article.steps.active().values_list("key", flat=True)) & steps


def test_another_language_joins_it(portal: Portal) -> None:
    portal.write(BEFORE, locale="sv-SE")
    portal.take_in()

    assert Article.objects.get().translations.filter(locale="sv-SE").exists()


def test_a_file_that_is_gone_is_flagged(portal: Portal) -> None:
    portal.take_in()
    path = portal.write(BEFORE, name="other")
    (path.parent / f"{SLUG}.md").unlink()
    report = portal.take_in()

    assert {text.slug for text in report.missing} == {"quiet"}


def test_a_new_file_of_the_new_name_is_refused(portal: Portal) -> None:
    path = portal.write(AFTER, name="quiet")
    report = import_tree([path], now=timezone.now())

    assert "have the same name" in report.failures[0].reason


def test_links_by_the_old_name_lead_somewhere(portal: Portal) -> None:
    body = f"# Toinen\n\nKatso [ohje]({SLUG}.md) ja [muu](nowhere.md).\n"
    report = portal.publish(body, name="other")

    reasons = [warning.reason for warning in report.files[0].warnings]
    assert any("nowhere.md" in reason for reason in reasons)
    assert not any(f"{SLUG}.md" in reason for reason in reasons)
