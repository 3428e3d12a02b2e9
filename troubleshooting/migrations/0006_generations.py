"""The database counts the generations of its content and of its incidents."""

from collections.abc import Iterator

from django.apps.registry import Apps
from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

TABLE = "troubleshooting_generation"
# What readers' pages are made of.
WATCHED = {
    "content": (
        "article",
        "articlealias",
        "articletopic",
        "articletranslation",
        "block",
        "choice",
        "choicetext",
        "picture",
        "question",
        "questiontext",
        "step",
        "topic",
        "topicname",
        "translationunit",
    ),
    "incidents": ("incident", "incidenttext", "incident_articles", "incident_topics"),
}
EVENTS = ("INSERT", "UPDATE", "DELETE")
# So many old rows of a subject stay on PostgreSQL.
KEPT_ROWS = 20

FUNCTION = f"""
CREATE FUNCTION {TABLE}_next() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO {TABLE} (subject, number)
  VALUES (TG_ARGV[0], floor(random() * 9e15)::bigint);
  DELETE FROM {TABLE} WHERE id IN (
    SELECT id FROM {TABLE}
    WHERE subject = TG_ARGV[0] AND id <= (
      SELECT id FROM {TABLE} WHERE subject = TG_ARGV[0]
      ORDER BY id DESC OFFSET {KEPT_ROWS} LIMIT 1
    )
    FOR UPDATE SKIP LOCKED
  );
  RETURN NULL;
END $$
"""


def sqlite_statements() -> Iterator[str]:
    """One row a subject, and a trigger for every watched table and event."""
    yield f"CREATE UNIQUE INDEX {TABLE}_subject ON {TABLE}(subject)"
    for subject, tables in WATCHED.items():
        for table in tables:
            for event in EVENTS:
                yield (
                    f"CREATE TRIGGER {TABLE}_{table}_{event.lower()}"
                    f" AFTER {event} ON troubleshooting_{table} BEGIN"
                    f" INSERT INTO {TABLE}(subject, number) VALUES ('{subject}', random())"
                    " ON CONFLICT(subject) DO UPDATE SET number = excluded.number; END"
                )


def postgresql_statements() -> Iterator[str]:
    """A function, and a trigger for every statement that changes a watched table."""
    yield FUNCTION
    for subject, tables in WATCHED.items():
        for table in tables:
            yield (
                f"CREATE TRIGGER {TABLE}_{table}"
                f" AFTER INSERT OR UPDATE OR DELETE ON troubleshooting_{table}"
                f" FOR EACH STATEMENT EXECUTE FUNCTION {TABLE}_next('{subject}')"
            )


def watch(_apps: Apps, editor: BaseDatabaseSchemaEditor) -> None:
    """Make the triggers of the database at hand."""
    is_sqlite = editor.connection.vendor == "sqlite"
    for statement in sqlite_statements() if is_sqlite else postgresql_statements():
        editor.execute(statement)


def forget(_apps: Apps, editor: BaseDatabaseSchemaEditor) -> None:
    """Drop the triggers."""
    is_sqlite = editor.connection.vendor == "sqlite"
    for tables in WATCHED.values():
        for table in tables:
            for event in EVENTS if is_sqlite else ():
                editor.execute(f"DROP TRIGGER {TABLE}_{table}_{event.lower()}")
            if not is_sqlite:
                editor.execute(f"DROP TRIGGER {TABLE}_{table} ON troubleshooting_{table}")
    if not is_sqlite:
        editor.execute(f"DROP FUNCTION {TABLE}_next()")


class Migration(migrations.Migration):
    """A table, and triggers that fill it."""

    dependencies = [("troubleshooting", "0005_branches_audience_devices")]

    operations = [
        migrations.CreateModel(
            name="Generation",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("subject", models.CharField(max_length=10)),
                ("number", models.BigIntegerField()),
            ],
            options={"verbose_name": "generation", "verbose_name_plural": "generations"},
        ),
        migrations.RunPython(watch, forget),
    ]
