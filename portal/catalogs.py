"""The interface's words: collects them into `locale/*/LC_MESSAGES/django.po`, compiles those.

`python -m portal.catalogs` compiles what changed, `--collect` first brings the catalogs up to
date. Babel does both, so neither gettext nor a C compiler has to be on the machine.
"""

from __future__ import annotations

import argparse
import os
import re
import sys
from collections.abc import Iterator, Sequence
from io import BytesIO, StringIO
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from babel.messages.catalog import Catalog

PROJECT = Path(__file__).resolve().parent.parent
LOCALE_FOLDER = PROJECT / "locale"
PACKAGES = ("portal", "troubleshooting", "helpdesk", "analytics")

# The same as in Django's own catalogs: which form of a word goes with which number.
PLURAL_FORMS = {
    "ar": "nplurals=6; plural=n==0 ? 0 : n==1 ? 1 : n==2 ? 2 : n%100>=3 && n%100<=10 ? 3 : "
    "n%100>=11 && n%100<=99 ? 4 : 5;",
    "de": "nplurals=2; plural=(n != 1);",
    "fi": "nplurals=2; plural=(n != 1);",
    "ja": "nplurals=1; plural=0;",
    "sv": "nplurals=2; plural=(n != 1);",
}

# What marks a string as translatable, and which of its arguments are what, as Babel wants it.
KEYWORDS: dict[str, Any] = {
    "_": None,
    "gettext": None,
    "gettext_lazy": None,
    "gettext_noop": None,
    "ngettext": (1, 2),
    "ngettext_lazy": (1, 2),
    "pgettext": ((1, "c"), 2),
    "pgettext_lazy": ((1, "c"), 2),
    "npgettext": ((1, "c"), 2, 3),
    "npgettext_lazy": ((1, "c"), 2, 3),
}
INDENT = re.compile(r"^[ \t]+", re.MULTILINE)


def catalog_path(language: str) -> Path:
    """Where a language's catalog is; its compiled form has the suffix `.mo` instead."""
    return LOCALE_FOLDER / language / "LC_MESSAGES" / "django.po"


def compile_catalogs() -> list[Path]:
    """Compile every catalog that is newer than its `.mo` file; returns the files written."""
    written = []
    for source in sorted(LOCALE_FOLDER.glob("*/LC_MESSAGES/django.po")):
        target = source.with_suffix(".mo")
        if target.exists() and target.stat().st_mtime >= source.stat().st_mtime:
            continue
        _compile(source, target)
        written.append(target)
    return written


def _compile(source: Path, target: Path) -> None:
    from babel.messages.mofile import write_mo
    from babel.messages.pofile import read_po

    with source.open("rb") as file:
        catalog = read_po(file, locale=source.parent.parent.name)
    # A server that starts at this moment reads the old file or the new one, never half of one.
    unfinished = target.with_suffix(f".mo.{os.getpid()}")
    with unfinished.open("wb") as out:
        write_mo(out, catalog)
    unfinished.replace(target)


def collect() -> Catalog:
    """All translatable strings of the templates and the Python code."""
    from babel.messages.catalog import Catalog

    found = Catalog(charset="utf-8")
    for code in _sources():
        for text, context in _messages(code):
            found.add(text, context=context)
    return found


def _sources() -> Iterator[str]:
    """Every source of strings as Python code; a template's other parts are blanked out."""
    for package in PACKAGES:
        for path in sorted((PROJECT / package).rglob("*.py")):
            if "migrations" not in path.parts:
                yield path.read_text(encoding="utf-8")
    folders = [PROJECT / "templates", *(PROJECT / package / "templates" for package in PACKAGES)]
    for folder in folders:
        for path in sorted(folder.rglob("*.html")):
            yield template_as_code(path.read_text(encoding="utf-8"))


def template_as_code(template: str) -> str:
    """A template's translatable strings as `gettext(…)` calls; the rest is blanked out."""
    from django.conf import settings
    from django.utils.translation.template import templatize

    if not settings.configured:
        settings.configure()
    # The indentation of HTML means nothing, and would be an error in Python.
    return INDENT.sub("", templatize(template))


def _messages(code: str) -> Iterator[tuple[str | tuple[str, ...], str | None]]:
    from babel.messages.extract import extract

    source = BytesIO(code.encode("utf-8"))
    options = {"encoding": "utf-8"}
    for _line, text, _comments, context in extract("python", source, KEYWORDS, options=options):
        yield (text if isinstance(text, str) else tuple(text)), context


def read_catalog(language: str) -> Catalog:
    """A language's catalog; an empty one where there is none yet."""
    from babel.messages.pofile import read_po

    path = catalog_path(language)
    text = path.read_text(encoding="utf-8") if path.exists() else _header(language)
    return read_po(StringIO(text), locale=language)


def update_catalog(language: str, found: Catalog) -> bool:
    """Give a language the strings there are now; keeps translations, drops what is not used.

    Returns:
        Whether its file changed.
    """
    from babel.messages.pofile import write_po

    catalog = read_catalog(language)
    # A translation of similar words is not guessed at: a wrong one is worse than English.
    catalog.update(found, no_fuzzy_matching=True, update_creation_date=False)
    out = BytesIO()
    write_po(
        out, catalog, width=96, no_location=True, omit_header=True, sort_output=True,
        ignore_obsolete=True,
    )  # fmt: skip
    text = _header(language) + "\n" + out.getvalue().decode("utf-8").strip() + "\n"
    path = catalog_path(language)
    if path.exists() and path.read_text(encoding="utf-8") == text:
        return False
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return True


def _header(language: str) -> str:
    """A catalog's first entry, without the dates that would change at each run."""
    return (
        'msgid ""\n'
        'msgstr ""\n'
        f'"Language: {language}\\n"\n'
        '"MIME-Version: 1.0\\n"\n'
        '"Content-Type: text/plain; charset=UTF-8\\n"\n'
        '"Content-Transfer-Encoding: 8bit\\n"\n'
        f'"Plural-Forms: {PLURAL_FORMS[language]}\\n"\n'
    )


def main(arguments: Sequence[str]) -> None:
    """The command line; says which files it wrote, and nothing where there was nothing to do."""
    parser = argparse.ArgumentParser(prog="python -m portal.catalogs", description=__doc__)
    parser.add_argument("--collect", action="store_true", help="update the catalogs first")
    if parser.parse_args(arguments).collect:
        found = collect()
        for language in PLURAL_FORMS:
            if update_catalog(language, found):
                _say(catalog_path(language))
    for path in compile_catalogs():
        _say(path)


def _say(path: Path) -> None:
    sys.stdout.write(f"wrote {path.relative_to(PROJECT)}\n")


if __name__ == "__main__":
    main(sys.argv[1:])
