"""A text's locale, as search keeps it, becomes three characters: one sequence in the index of letters."""

from collections.abc import Callable
from hashlib import blake2s

from django.apps.registry import Apps
from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

PRIVATE_USE, PRIVATE_CHARACTERS = 0xE000, 6400


def short(locale: str) -> str:
    """Three characters of private use, made of the locale's digest."""
    digest = blake2s(locale.lower().encode(), digest_size=6).digest()
    return "".join(
        chr(PRIVATE_USE + int.from_bytes(digest[n : n + 2]) % PRIVATE_CHARACTERS) for n in (0, 2, 4)
    )


def long(locale: str) -> str:
    """A word with edges."""
    return f"^{locale.replace('-', '').lower()}$"


def shorten(apps: Apps, _editor: BaseDatabaseSchemaEditor) -> None:
    """Write the scopes anew; on SQLite the indexes follow by triggers."""
    _write(apps, short)


def lengthen(apps: Apps, _editor: BaseDatabaseSchemaEditor) -> None:
    """Write them as they were."""
    _write(apps, long)


def _write(apps: Apps, scope_of: Callable[[str], str]) -> None:
    documents = apps.get_model("troubleshooting", "SearchDocument").objects
    locales = documents.order_by().values_list("translation__locale", flat=True).distinct()
    for locale in list(locales):
        documents.filter(translation__locale=locale).update(scope=scope_of(locale))


class Migration(migrations.Migration):
    """Rows only."""

    dependencies = [("troubleshooting", "0008_order_constraints")]

    operations = [migrations.RunPython(shorten, lengthen)]
