"""The sample articles, imported once a process: later tests get a copy of the database as it was then."""

from __future__ import annotations

import sqlite3
from pathlib import Path

from django.contrib.auth.models import User
from django.db import connection
from django.utils import timezone

from troubleshooting.ingest.importer import import_tree

SAMPLES = Path(__file__).resolve().parents[2] / "samples"
Counts = tuple[int, ...]
# Databases after an import, by how many rows each model had before it: the first test of a process has
# rows that migrations made, and no other has them.
_kept: dict[Counts, sqlite3.Connection] = {}


def import_samples() -> None:
    """Import them, or copy what an earlier test imported into a database as empty as this one.

    Only SQLite is copied, and only without users: a copy has none.
    """
    before = _count_rows()
    may_copy = connection.vendor == "sqlite" and not User.objects.exists()
    if may_copy and before in _kept:
        _kept[before].backup(connection.connection)
        return
    assert not import_tree([SAMPLES], now=timezone.now()).failures
    if may_copy:
        _kept[before] = sqlite3.connect(":memory:", check_same_thread=False)
        connection.connection.backup(_kept[before])


def _count_rows() -> Counts:
    names = sorted(connection.introspection.django_table_names())
    counts = ", ".join(f"(SELECT COUNT(*) FROM {connection.ops.quote_name(n)})" for n in names)
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {counts}")
        return tuple(cursor.fetchone())
