"""Articles full of hostile Markdown, imported once for the tests that look at them."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from pytest_django import DjangoDbBlocker

from tests.ingest.conftest import imported
from tests.security.articles import write
from tests.security.vectors import ALL
from troubleshooting.ingest.report import ImportReport


@pytest.fixture(scope="module")
def report(
    django_db_setup: None,
    django_db_blocker: DjangoDbBlocker,
    tmp_path_factory: pytest.TempPathFactory,
) -> Iterator[ImportReport]:
    """Of the import of each vector's articles."""
    folder = tmp_path_factory.mktemp("hostile")
    write(folder, ALL)
    yield from imported(django_db_blocker, [folder])
