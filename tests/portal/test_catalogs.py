"""The interface's words: collected from all templates and code, translated, compiled."""

from __future__ import annotations

import os
import re
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog, Message

from portal import catalogs

LANGUAGES = sorted(catalogs.PLURAL_FORMS)
PLACEHOLDER = re.compile(r"%\(\w+\)[sd]")


@pytest.fixture(scope="module")
def collected() -> Catalog:
    return catalogs.collect()


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(catalogs, "LOCALE_FOLDER", tmp_path)
    return tmp_path


def words(message: Message) -> tuple[str, ...]:
    return message.id if isinstance(message.id, tuple) else (message.id,)


def translations(message: Message) -> tuple[str, ...]:
    return message.string if isinstance(message.string, tuple) else (message.string,)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_string_is_in_the_catalog(collected: Catalog, language: str) -> None:
    known = {(one.context, one.id) for one in catalogs.read_catalog(language)}
    missing = [words(one)[0] for one in collected if (one.context, one.id) not in known]

    assert missing == [], "make messages"


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_string_is_translated(language: str) -> None:
    missing = [
        words(one)[0]
        for one in catalogs.read_catalog(language)
        if one.id and (one.fuzzy or not all(translations(one)))
    ]

    assert missing == [], f"{len(missing)} strings have no translation into {language}"


@pytest.mark.parametrize("language", LANGUAGES)
def test_translations_keep_the_placeholders(language: str) -> None:
    wrong = []
    for one in catalogs.read_catalog(language):
        allowed = set(PLACEHOLDER.findall(" ".join(words(one))))
        needed = set(PLACEHOLDER.findall(words(one)[0])) & set(PLACEHOLDER.findall(words(one)[-1]))
        for text in filter(None, translations(one) if one.id else ()):
            used = set(PLACEHOLDER.findall(text))
            # A form for one number only ("one article") may leave the number out.
            complete = len(words(one)) > 1 or needed <= used
            if not (used <= allowed and complete):
                wrong.append((words(one)[0], text))

    assert wrong == []


@pytest.mark.parametrize(
    ("template", "found"),
    [
        ('{% translate "Skip to content" %}', "Skip to content"),
        ('<p>\n    {% translate "a" %}\n  {% translate "b" %}\n</p>', "b"),
        ("{% blocktranslate %}Search: {{ query }}{% endblocktranslate %}", "Search: %(query)s"),
        ("{% blocktranslate count n=x %}{{ n }} hit{% plural %}{{ n }} hits{% endblocktranslate %}",
         ("%(n)s hit", "%(n)s hits")),
    ],
)  # fmt: skip
def test_it_finds_the_strings_of_a_template(template: str, found: object) -> None:
    code = catalogs.template_as_code(template)

    assert found in [text for text, _context in catalogs._messages(code)]


def test_a_translation_survives_collecting(folder: Path, collected: Catalog) -> None:
    catalogs.update_catalog("fi", collected)
    path = catalogs.catalog_path("fi")
    text = path.read_text(encoding="utf-8")
    done = text.replace(
        'msgid "Skip to content"\nmsgstr ""', 'msgid "Skip to content"\nmsgstr "Ohi"'
    )
    path.write_text(done, encoding="utf-8")

    assert done != text
    assert catalogs.update_catalog("fi", collected) is False
    assert path.read_text(encoding="utf-8") == done


def test_a_string_no_longer_used_is_dropped(folder: Path) -> None:
    first, second = Catalog(), Catalog()
    first.add("old")
    second.add("new")
    catalogs.update_catalog("fi", first)
    catalogs.update_catalog("fi", second)

    assert [one.id for one in catalogs.read_catalog("fi") if one.id] == ["new"]


def test_it_compiles_only_what_changed(folder: Path, collected: Catalog) -> None:
    catalogs.update_catalog("fi", collected)
    catalogs.update_catalog("sv", collected)
    assert len(catalogs.compile_catalogs()) == 2
    assert catalogs.compile_catalogs() == []
    path = catalogs.catalog_path("fi")
    later = path.stat().st_mtime + 5
    os.utime(path, (later, later))
    os.utime(path.with_suffix(".mo"), (later - 1, later - 1))

    assert catalogs.compile_catalogs() == [path.with_suffix(".mo")]


def test_nothing_to_do_is_said_by_silence(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    catalogs.main([])

    assert capsys.readouterr() == ("", "")
