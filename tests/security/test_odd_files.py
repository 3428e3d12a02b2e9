"""Files that are odd on purpose are stored whole, whatever the database."""

from __future__ import annotations

from pathlib import Path

import pytest
from django.utils import timezone

from troubleshooting.ingest.export import as_markdown
from troubleshooting.ingest.importer import import_tree
from troubleshooting.ingest.preparation.prepare import MAX_COMPARED, prepare
from troubleshooting.ingest.preparation.rendering import Renderer
from troubleshooting.models import ArticleTranslation, TranslationUnit
from troubleshooting.text.article import parse_article

PAIR = (
    '<span data-ttu-id="{id}">Odota.</span><span class="sxs-lookup">'
    '<span data-stu-id="{id}">Wait.</span></span>'
)
# Three numbered points whose second has points below: shown otherwise than CommonMark has them.
SHIFTED = "# a\n\n1. b\n2. c\n  - d\n3. e\n"


def take_in(folder: Path, text: str) -> ArticleTranslation:
    file = folder / "odd.md"
    file.write_text(text, "utf-8")
    report = import_tree([file], now=timezone.now(), locale="fi-FI")
    assert not report.failures
    return ArticleTranslation.objects.get(locale="fi-FI")


@pytest.mark.django_db
@pytest.mark.parametrize(
    "text",
    [
        "\n---\nms.contentlocale: sv-SE\n---\n# A\n\nB\n",
        "\n\n---\n\nA\n\n---\n",
        "---\nk: v\n---\n\n---\n\nA\n",
        "\ufeff# A\n\nB\n",
    ],
)
def test_what_is_exported_is_read_as_what_it_was(text: str, tmp_path: Path) -> None:
    exported = as_markdown(take_in(tmp_path, text))
    (tmp_path / "odd.md").unlink()
    assert as_markdown(take_in(tmp_path, exported)) == exported
    assert exported.split() == text.removeprefix("\ufeff").split()


@pytest.mark.django_db
def test_nul_and_deceit_in_front_matter_reach_no_table(tmp_path: Path) -> None:
    text = take_in(tmp_path, '---\ntitle: "a\\0b\\u202ec"\nms.translationtype: "MT\\0"\n---\nA\n')
    text.refresh_from_db()
    assert (text.title, text.translation_type) == ("a\ufffdbc", "MT\ufffd")


@pytest.mark.django_db
def test_an_id_longer_than_any_is_cut(tmp_path: Path) -> None:
    take_in(tmp_path, f"# A\n\n{PAIR.format(id='9' * 500)}\n")
    assert TranslationUnit.objects.get().ref == "9" * 40


@pytest.mark.parametrize("padding", [0, MAX_COMPARED])
def test_only_a_text_of_usual_length_is_compared_with_the_reference(padding: int) -> None:
    parsed = parse_article(SHIFTED + "\n" + "word " * (padding // 5), locale="fi-FI")
    prepared = prepare(parsed, Renderer("fi-FI"), digest="")
    assert bool(prepared.warnings) == (padding == 0)
