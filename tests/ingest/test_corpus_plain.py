"""The corpus's plain files alone."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from django.utils import timezone
from pytest_django import DjangoDbBlocker

from tests.ingest.conftest import imported
from tests.text.corpus import CORPUS, LOCALES, needs
from troubleshooting.ingest.importer import import_tree
from troubleshooting.ingest.report import FileStatus, ImportReport
from troubleshooting.models import ArticleTranslation

pytestmark = [pytest.mark.django_db, pytest.mark.corpus, needs(CORPUS)]
FOLDERS = [CORPUS / locale / "plain" for locale in LOCALES]


@pytest.fixture(scope="module")
def plain(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[ImportReport]:
    yield from imported(django_db_blocker, FOLDERS)


def test_every_plain_file_is_taken_in(plain: ImportReport) -> None:
    assert [(file.path, file.reason) for file in plain.failures] == []
    assert plain.count(FileStatus.CREATED) == 480
    assert ArticleTranslation.objects.all().locales() == sorted(LOCALES)


def test_a_second_import_changes_nothing(plain: ImportReport) -> None:
    assert import_tree(FOLDERS, now=timezone.now()).count(FileStatus.UNCHANGED) == 480
