"""The samples and the corpus, imported once for the tests that only look at them."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from django.db import transaction
from django.utils import timezone
from pytest_django import DjangoDbBlocker

from tests.text.corpus import CORPUS, LOCALES
from troubleshooting.ingest.importer import import_tree
from troubleshooting.ingest.report import ImportReport

SAMPLES = Path(__file__).resolve().parents[2] / "samples"


class _Undo(Exception):
    """Ends a module's transaction without keeping anything of it."""


def imported(blocker: DjangoDbBlocker, folders: list[Path]) -> Iterator[ImportReport]:
    """Import, hand out the report, and leave the database as it was."""
    with blocker.unblock():
        try:
            with transaction.atomic():
                yield import_tree(folders, now=timezone.now())
                raise _Undo
        except _Undo:
            pass


@pytest.fixture(scope="module")
def samples(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[ImportReport]:
    yield from imported(django_db_blocker, [SAMPLES])


@pytest.fixture(scope="module")
def corpus(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[ImportReport]:
    """All bilingual files of the three locales."""
    folders = [CORPUS / locale / "bilingual" for locale in LOCALES]
    yield from imported(django_db_blocker, folders)
