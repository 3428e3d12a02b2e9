"""What search knows of each text, and the indexes over it that the database keeps in step."""

from collections.abc import Iterator

import django.db.models.deletion
from django.apps.registry import Apps
from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

from troubleshooting.text.terms import index_terms, name_of
from troubleshooting.text.words import plain_text

TABLE = "troubleshooting_searchdocument"
WORDS, GRAMS = "troubleshooting_searchwords", "troubleshooting_searchgrams"
INDEXED = {WORDS: "scope, title, learned, body", GRAMS: "scope, name"}
TOKENIZER = {
    # Terms are made by Askel: signs of Indic and Thai letters are part of them.
    WORDS: "tokenize=\"unicode61 remove_diacritics 0 categories 'L* N* Co M*'\", prefix='3 4'",
    GRAMS: "tokenize='trigram'",
}
AT_ONCE = 200

POSTGRESQL = [
    "CREATE EXTENSION IF NOT EXISTS pg_trgm",
    # Heads and bodies apart: to rank by a head, no long body has to be read.
    f"""
    ALTER TABLE {TABLE}
    ADD COLUMN head_vector tsvector GENERATED ALWAYS AS (
      setweight(to_tsvector('simple', title), 'A') || setweight(to_tsvector('simple', learned), 'B')
    ) STORED,
    ADD COLUMN body_vector tsvector GENERATED ALWAYS AS (to_tsvector('simple', body)) STORED
    """,
    f"CREATE INDEX {WORDS}_head ON {TABLE} USING gin (head_vector)",
    f"CREATE INDEX {WORDS}_body ON {TABLE} USING gin (body_vector)",
    f"CREATE INDEX {GRAMS} ON {TABLE} USING gin (name gin_trgm_ops)",
]


def sqlite_statements() -> Iterator[str]:
    """Two FTS5 tables without texts of their own, and the triggers that fill them."""
    for index, columns in INDEXED.items():
        yield (
            f"CREATE VIRTUAL TABLE {index} USING fts5({columns}, content='{TABLE}',"
            f" content_rowid='translation_id', {TOKENIZER[index]})"
        )
        old = ", ".join(f"old.{one.strip()}" for one in columns.split(","))
        new = ", ".join(f"new.{one.strip()}" for one in columns.split(","))
        add = f"INSERT INTO {index}(rowid, {columns}) VALUES (new.translation_id, {new});"
        remove = (
            f"INSERT INTO {index}({index}, rowid, {columns})"
            f" VALUES ('delete', old.translation_id, {old});"
        )
        yield f"CREATE TRIGGER {index}_added AFTER INSERT ON {TABLE} BEGIN {add} END"
        yield f"CREATE TRIGGER {index}_removed AFTER DELETE ON {TABLE} BEGIN {remove} END"
        yield f"CREATE TRIGGER {index}_changed AFTER UPDATE ON {TABLE} BEGIN {remove} {add} END"


def make_indexes(_apps: Apps, editor: BaseDatabaseSchemaEditor) -> None:
    """Make the indexes of the database at hand."""
    is_sqlite = editor.connection.vendor == "sqlite"
    for statement in sqlite_statements() if is_sqlite else POSTGRESQL:
        editor.execute(statement)


def drop_indexes(_apps: Apps, editor: BaseDatabaseSchemaEditor) -> None:
    """Drop what does not go with the table by itself; triggers do."""
    if editor.connection.vendor == "sqlite":
        for index in INDEXED:
            editor.execute(f"DROP TABLE {index}")


def fill(apps: Apps, _editor: BaseDatabaseSchemaEditor) -> None:
    """Write the documents of the texts that readers see."""
    document = apps.get_model("troubleshooting", "SearchDocument")
    texts = apps.get_model("troubleshooting", "ArticleTranslation").objects.filter(status="published")
    blocks = apps.get_model("troubleshooting", "Block").objects.order_by("position")
    waiting = []
    for text in texts.order_by("pk").select_related("article").iterator(AT_ONCE):
        said = blocks.filter(translation=text).exclude(rule="title").values_list("html", flat=True)
        words = [text.article.slug, *map(plain_text, said)]
        waiting.append(
            document(
                translation=text,
                scope=f"^{text.locale.replace('-', '').lower()}$",
                name=name_of(text.title),
                title=index_terms(text.title),
                body=index_terms("\n".join(words)),
            )
        )
        if len(waiting) == AT_ONCE:
            document.objects.bulk_create(waiting)
            waiting = []
    document.objects.bulk_create(waiting)


class Migration(migrations.Migration):
    """A table, its indexes, its rows."""

    dependencies = [("troubleshooting", "0002_merges_findings_sources")]

    operations = [
        migrations.CreateModel(
            name="SearchDocument",
            fields=[
                (
                    "translation",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        primary_key=True,
                        related_name="search_document",
                        serialize=False,
                        to="troubleshooting.articletranslation",
                    ),
                ),
                ("scope", models.CharField(max_length=24)),
                ("name", models.TextField()),
                ("title", models.TextField()),
                ("learned", models.TextField(blank=True)),
                ("body", models.TextField(blank=True)),
            ],
            options={
                "verbose_name": "search document",
                "verbose_name_plural": "search documents",
            },
        ),
        migrations.RunPython(make_indexes, drop_indexes),
        migrations.RunPython(fill, migrations.RunPython.noop),
    ]
