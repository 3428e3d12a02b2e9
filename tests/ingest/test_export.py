"""`manage.py export_articles`: plain Markdown in its source's place, or JSON."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from tests.ingest.conftest import SAMPLES
from troubleshooting.ingest.report import ImportReport
from troubleshooting.models import Block, Finding
from troubleshooting.text.bilingual import split_bilingual

pytestmark = pytest.mark.django_db

NOW = datetime(2026, 11, 2, 12, 0, tzinfo=UTC)


def export(folder: Path, *arguments: str) -> str:
    out = StringIO()
    call_command("export_articles", str(folder), *arguments, stdout=out)
    return out.getvalue()


def test_markdown_is_the_target_text_front_matter_included(
    samples: ImportReport, tmp_path: Path
) -> None:
    assert "12 articles" in export(tmp_path, "--locale", "sv-se")
    for source in (SAMPLES / "sv-SE").glob("*.md"):
        expected = split_bilingual(source.read_text("utf-8")).target
        assert (tmp_path / source.name).read_text("utf-8").split() == expected.split()


def test_the_source_language_is_written_too(samples: ImportReport, tmp_path: Path) -> None:
    export(tmp_path, "--locale", "en-US")
    text = (tmp_path / "vpn-does-not-connect.md").read_text("utf-8")
    assert text.startswith("---\ntitle: 'The VPN does not connect'\nms.contentlocale: en-US\n---\n")
    assert "Check the following:" in text


def test_an_export_can_be_imported_again(samples: ImportReport, tmp_path: Path) -> None:
    export(tmp_path, "--locale", "ja-JP")
    out = StringIO()
    call_command("import_articles", str(tmp_path), stdout=out)
    assert "12 unchanged" in out.getvalue()


def test_a_locale_nobody_has_is_told_with_those_there_are(
    samples: ImportReport, tmp_path: Path
) -> None:
    with pytest.raises(CommandError, match="fi-FI"):
        export(tmp_path, "--locale", "it-IT")


def test_what_is_no_locale_is_refused(tmp_path: Path) -> None:
    with pytest.raises(CommandError, match="--locale"):
        export(tmp_path, "--locale", "klingon")


@pytest.mark.parametrize("locale", ["fi-FI", "ar-SA", "en-US"])
def test_json_has_the_documented_schema(samples: ImportReport, tmp_path: Path, locale: str) -> None:
    export(tmp_path, "--locale", locale, "--format", "json")
    files = sorted(tmp_path.glob("*.json"))
    assert len(files) == 12
    for file in files:
        article = json.loads(file.read_text("utf-8"))
        assert (article["slug"], article["locale"]) == (file.stem, locale)
        assert article["title"]
        assert article["source_title"]
        assert article["translation_type"] == (None if locale == "en-US" else "MT")
        for block in article["blocks"]:
            check_block(block, original=locale == "en-US")


def check_block(block: dict[str, object], *, original: bool) -> None:
    assert block.keys() >= {"type", "markdown", "source_markdown", "html", "step", "findings"}
    assert block["type"] in {"text", "step", "resources"}
    assert block["markdown"]
    assert block["html"]
    assert (block["source_markdown"] is None) == original
    step = block["step"]
    assert (step is not None) == (block["type"] == "step")
    if isinstance(step, dict):
        assert step.keys() == {"key", "kind", "instructions"}
        assert step["kind"] in {"check", "action"}
        assert isinstance(step["instructions"], int)


def test_json_has_the_hints_that_are_open(samples: ImportReport, tmp_path: Path) -> None:
    block = Block.objects.filter(translation__locale="fi-FI").in_reading_order()[0]
    texts = {"block": block, "check_id": "numbers", "severity": "medium", "found_at": NOW}
    Finding.objects.create(**texts, ref="1-05", detail="24 → 42")
    Finding.objects.create(**texts, detail="24 → 43", dismissed_at=NOW)

    export(tmp_path, "--locale", "fi-FI", "--format", "json")

    file = tmp_path / f"{block.translation.article.path}.json"
    (first, *_others) = json.loads(file.read_text("utf-8"))["blocks"]
    assert first["findings"] == [
        {"check": "numbers", "severity": "medium", "ref": "1-05", "detail": "24 → 42"}
    ]


def test_keys_are_the_same_in_every_locale(samples: ImportReport, tmp_path: Path) -> None:
    keys: dict[str, set[tuple[str, ...]]] = {}
    for locale in ("fi-FI", "de-DE", "ja-JP", "en-US"):
        export(tmp_path / locale, "--locale", locale, "--format", "json")
        for file in (tmp_path / locale).glob("*.json"):
            blocks = json.loads(file.read_text("utf-8"))["blocks"]
            found = tuple(block["step"]["key"] for block in blocks if block["step"])
            keys.setdefault(file.stem, set()).add(found)
    assert [name for name, found in keys.items() if len(found) != 1] == []
