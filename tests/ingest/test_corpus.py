"""Real articles, all of them: nothing lost, one identity, nothing changed by a second import."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
from collections import defaultdict
from pathlib import Path

import pytest
from django.utils import timezone

from tests.ingest.rows import all_rows
from tests.text.corpus import CORPUS, LOCALES, SHARED, needs
from troubleshooting.ingest.export import export_articles
from troubleshooting.ingest.importer import import_tree
from troubleshooting.ingest.report import FileStatus, ImportReport, WarningKind
from troubleshooting.models import Article, Block, Topic, TranslationUnit
from troubleshooting.models.article import slug_of
from troubleshooting.text.identity import fingerprint

pytestmark = [pytest.mark.django_db, pytest.mark.corpus, needs(CORPUS)]
SEED = "fixing-office-apps-message-unlicensed-product"
GOALS = {"f1": 0.70, "instructions": 0.90, "kind": 0.90, "has_steps": 0.85}


def words(text: str) -> list[str]:
    """A file's words: white space, anchors and escaped asterisks are none of our business."""
    text = text.replace("\r\n", "\n").removeprefix("\ufeff")
    text = re.sub(r'<a name="[^"\n]*">\s*</a>', " ", text).replace("\\*", "*")
    return text.split()


def test_every_bilingual_file_is_taken_in(corpus: ImportReport) -> None:
    assert [(file.path, file.reason) for file in corpus.failures] == []
    assert corpus.count(FileStatus.CREATED) == len(corpus.files) == 480


def test_the_only_warnings_of_texts_are_a_stray_tag_and_points_too_little_indented(
    corpus: ImportReport,
) -> None:
    odd = {
        (file.slug, "stray" if "stray" in warning.reason else "indent")
        for file in corpus.files
        for warning in file.warnings
        if warning.kind is WarningKind.TEXT
    }
    assert [kind for _slug, kind in sorted(odd, key=lambda one: one[1])] == [
        "indent",
        "indent",
        "stray",
    ]


@pytest.mark.parametrize("locale", LOCALES)
def test_the_export_equals_the_plain_oracle(
    corpus: ImportReport, locale: str, tmp_path: Path
) -> None:
    exported = {
        path.relative_to(tmp_path).as_posix(): path
        for path in export_articles(tmp_path, locale=locale)
    }
    plain = CORPUS / locale / "plain"
    oracles = {file.relative_to(plain).as_posix(): file for file in plain.rglob("*.md")}
    assert exported.keys() == oracles.keys()
    differing = [
        name
        for name, path in exported.items()
        if words(path.read_text("utf-8")) != words(oracles[name].read_text("utf-8"))
    ]
    assert differing == []


def test_a_second_import_changes_nothing(corpus: ImportReport) -> None:
    before = all_rows()
    again = import_tree([CORPUS / locale / "bilingual" for locale in LOCALES], now=timezone.now())
    assert again.count(FileStatus.UNCHANGED) == 480
    assert all_rows() == before


def test_plain_files_of_the_same_texts_change_nothing(corpus: ImportReport) -> None:
    before = all_rows()
    plain = import_tree([CORPUS / locale / "plain" for locale in LOCALES], now=timezone.now())
    assert plain.count(FileStatus.UNCHANGED) == 480, [
        file for file in plain.files if file.status is not FileStatus.UNCHANGED
    ]
    assert all_rows() == before


def test_a_step_with_the_same_english_has_the_same_key_in_all_locales(
    corpus: ImportReport,
) -> None:
    blocks = (
        Block.objects.filter(type="step", translation__locale__in=LOCALES)
        .exclude(source_markdown="")
        .values_list(
            "translation__article__slug", "translation__locale", "source_markdown", "step__key"
        )
        .order_by("translation__article__slug", "translation__locale", "position")
    )
    seen: dict[tuple[str, str], dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    for slug, locale, source, key in blocks:
        seen[slug, fingerprint(source)][locale].append(key)
    several = {one: by for one, by in seen.items() if len(by) > 1}
    assert len(several) > 100
    other = {one[0]: dict(by) for one, by in several.items() if len({*map(tuple, by.values())}) > 1}
    assert other == {}


def test_every_sentence_pair_is_kept(corpus: ImportReport) -> None:
    """As many pairs as the files hold, each with both halves."""
    held = sum(
        file.read_text("utf-8").split("\n---", 1)[-1].count("<span data-ttu-id=")
        for locale in LOCALES
        for file in (CORPUS / locale / "bilingual").rglob("*.md")
    )
    kept = TranslationUnit.objects.filter(block__translation__locale__in=LOCALES)
    assert kept.count() == held


def test_no_page_shows_a_sentences_tags(corpus: ImportReport) -> None:
    assert not Block.objects.filter(html__contains="tu-id").exists()
    assert not Block.objects.filter(html__contains="span").filter(html__contains="sxs").exists()


def test_the_seed_article_has_its_shape(corpus: ImportReport) -> None:
    blocks = list(
        Block.objects.in_reading_order()
        .filter(translation__article__slug=SEED, translation__locale="fi-FI")
        .select_related("step")
    )
    shape = [block.step.kind if block.step else block.rule for block in blocks]
    assert shape == (
        ["title", "note"] + ["check"] * 5 + ["note", "lead-in"] + ["action"] * 4 + ["reading"]
    )
    assert blocks[-1].type == "resources"
    assert blocks[-1].html.count("<a ") == 2


def test_steps_agree_with_those_people_labelled(
    corpus: ImportReport, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    list(export_articles(tmp_path, locale="en-US", format_="json"))
    segmentation = SHARED / "segmentation"
    done = subprocess.run(
        [sys.executable, segmentation / "score.py", segmentation / "labels.json", tmp_path],
        check=True,
        capture_output=True,
        text=True,
    )
    figures = ast.literal_eval(done.stdout)
    with capsys.disabled():
        sys.stdout.write(f"\nsegmentation: {figures}\n")
    assert [name for name, goal in GOALS.items() if figures[name] < goal] == []


def test_no_slug_holds_what_nobody_can_see(corpus: ImportReport) -> None:
    slugs = list(Article.objects.values_list("slug", flat=True))
    assert [slug for slug in slugs if slug != slug_of(slug)] == []


def test_what_sorts_files_among_the_vendors_teams_is_no_topic(corpus: ImportReport) -> None:
    """All of them are of one service and one collection, if of any."""
    assert not Topic.objects.exists()
