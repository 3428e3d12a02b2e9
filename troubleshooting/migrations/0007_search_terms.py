"""How many texts hold a term: SQLite's own tables over its two indexes; PostgreSQL keeps statistics."""

from django.apps.registry import Apps
from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

INDEXES = ("troubleshooting_searchwords", "troubleshooting_searchgrams")


def make_tables(_apps: Apps, editor: BaseDatabaseSchemaEditor) -> None:
    """They hold nothing themselves and are read from the indexes."""
    if editor.connection.vendor == "sqlite":
        for index in INDEXES:
            editor.execute(f"CREATE VIRTUAL TABLE {index}_terms USING fts5vocab({index}, row)")


def drop_tables(_apps: Apps, editor: BaseDatabaseSchemaEditor) -> None:
    """Take them away; the indexes stay."""
    if editor.connection.vendor == "sqlite":
        for index in INDEXES:
            editor.execute(f"DROP TABLE {index}_terms")


class Migration(migrations.Migration):
    """Nothing that Django's models know of."""

    dependencies = [("troubleshooting", "0006_generations")]

    operations = [migrations.RunPython(make_tables, drop_tables)]
