"""What is gone upstream is flagged, stays published, and comes back when its file does."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from pathlib import Path

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from tests.ingest.packing import article, plain, write_tree, zipped
from tests.ingest.rows import all_rows
from troubleshooting.ingest.importer import ImportOptions, import_sources
from troubleshooting.ingest.report import ImportReport
from troubleshooting.ingest.sources.opening import open_sources
from troubleshooting.models import Article, ArticleTranslation, Status

pytestmark = pytest.mark.django_db
SWEDISH = "---\nms.contentlocale: sv-SE\n---\n"


def imported(
    *paths: Path, origin: str = "", prune: bool = False, now: datetime | None = None
) -> ImportReport:
    with open_sources(paths, origin=origin) as sources:
        options = ImportOptions(prune=prune)
        return import_sources(sources, now=now or timezone.now(), options=options)


def missing(report: ImportReport) -> list[tuple[str, str]]:
    return [(one.slug, one.locale) for one in report.missing]


def flagged() -> set[tuple[str, str]]:
    texts = ArticleTranslation.objects.missing_upstream()
    return set(texts.values_list("article__slug", "locale"))


def archive(path: Path, files: Mapping[str, bytes]) -> Path:
    path.write_bytes(zipped(files))
    return path


@pytest.fixture
def tree(tmp_path: Path) -> Path:
    """Two bilingual articles and one in one language, imported from a folder."""
    files = {"fi-FI/a.md": article(), "fi-FI/b.md": article("Toinen"), "fi-FI/c.md": plain("Yksi")}
    write_tree(tmp_path / "tree", files)
    assert missing(imported(tmp_path / "tree")) == []
    return tmp_path / "tree"


def test_a_text_whose_file_is_gone_is_flagged_with_its_english(tree: Path) -> None:
    (tree / "fi-FI" / "a.md").unlink()
    now = timezone.now()

    report = imported(tree, now=now)

    assert missing(report) == [("a", "en-US"), ("a", "fi-FI")]
    assert flagged() == {("a", "en-US"), ("a", "fi-FI")}
    text = ArticleTranslation.objects.get(article__slug="a", locale="fi-FI")
    assert (text.missing_since, text.status) == (now, Status.PUBLISHED)


def test_the_report_names_it(tree: Path) -> None:
    (tree / "fi-FI" / "c.md").unlink()

    report = imported(tree).as_json()

    assert report["missing"] == [
        {"article": "c", "locale": "fi-FI", "path": "c", "unpublished": False}
    ]
    assert (report["counts"]["missing"], report["counts"]["unpublished"]) == (1, 0)


def test_it_keeps_the_first_time_and_is_told_again(tree: Path) -> None:
    (tree / "fi-FI" / "c.md").unlink()
    imported(tree, now=(first := timezone.now()))
    before = all_rows()

    assert missing(imported(tree)) == [("c", "fi-FI")]
    assert all_rows() == before
    assert ArticleTranslation.objects.get(article__slug="c").missing_since == first


def test_a_file_that_returns_clears_the_flag(tree: Path) -> None:
    content = (tree / "fi-FI" / "a.md").read_bytes()
    (tree / "fi-FI" / "a.md").unlink()
    imported(tree)
    (tree / "fi-FI" / "a.md").write_bytes(content)

    assert missing(imported(tree)) == []
    assert flagged() == set()


def test_one_that_returns_with_other_words_does_too(tree: Path) -> None:
    (tree / "fi-FI" / "a.md").unlink()
    imported(tree)
    (tree / "fi-FI" / "a.md").write_bytes(article("Uusi"))

    imported(tree)

    assert flagged() == set()


def test_english_stays_while_another_language_brings_it(tree: Path) -> None:
    write_tree(tree, {"sv-SE/a.md": article("Inget ljud", "Starta om.", front=SWEDISH)})
    imported(tree)
    (tree / "fi-FI" / "a.md").unlink()

    assert missing(imported(tree)) == [("a", "fi-FI")]


def test_nothing_is_written_where_nothing_is_gone(tree: Path) -> None:
    before = all_rows()

    with CaptureQueriesContext(connection) as queries:
        imported(tree)

    words = ("INSERT", "UPDATE", "DELETE")
    assert [one["sql"] for one in queries if one["sql"].startswith(words)] == []
    assert all_rows() == before


def test_pruning_takes_it_from_readers_once(tree: Path) -> None:
    (tree / "fi-FI" / "c.md").unlink()
    version = Article.objects.get(slug="c").version

    (gone,) = imported(tree, prune=True).missing
    assert gone.is_unpublished
    (still,) = imported(tree, prune=True).missing

    assert not still.is_unpublished
    assert ArticleTranslation.objects.get(article__slug="c").status == Status.DRAFT
    assert Article.objects.get(slug="c").version == version + 1


def test_a_pruned_text_that_returns_waits_for_an_editor(tree: Path) -> None:
    content = (tree / "fi-FI" / "c.md").read_bytes()
    (tree / "fi-FI" / "c.md").unlink()
    imported(tree, prune=True)
    (tree / "fi-FI" / "c.md").write_bytes(content)
    imported(tree)

    text = ArticleTranslation.objects.get(article__slug="c")
    assert (text.missing_since, text.status) == (None, Status.DRAFT)


def test_a_file_that_cannot_be_taken_in_is_there(tree: Path) -> None:
    (tree / "fi-FI" / "a.md").write_bytes(b"\xff not text")

    assert missing(imported(tree)) == []


def test_an_empty_folder_flags_nothing_and_says_so(tree: Path) -> None:
    for file in tree.rglob("*.md"):
        file.unlink()

    report = imported(tree)

    assert flagged() == set()
    assert "holds no article" in report.notes[0]


def test_another_tree_flags_nothing_of_this_one(tree: Path, tmp_path: Path) -> None:
    other = write_tree(tmp_path / "other", {"fi-FI/x.md": article("Muu")})

    assert missing(imported(other)) == []


def test_a_file_named_by_itself_flags_nothing_and_stays_of_its_tree(tree: Path) -> None:
    (tree / "fi-FI" / "a.md").write_bytes(article("Uusi"))

    assert missing(imported(tree / "fi-FI" / "a.md")) == []
    (tree / "fi-FI" / "a.md").unlink()
    assert ("a", "fi-FI") in missing(imported(tree))


def test_a_tree_that_moved_takes_its_texts_along(tree: Path, tmp_path: Path) -> None:
    moved = tree.rename(tmp_path / "moved")
    imported(moved)
    (moved / "fi-FI" / "c.md").unlink()

    assert missing(imported(moved)) == [("c", "fi-FI")]


def test_an_archive_with_a_name_stands_for_a_tree(tmp_path: Path) -> None:
    both = archive(tmp_path / "1.zip", {"fi-FI/a.md": plain(), "fi-FI/b.md": plain("Toinen")})
    one = archive(tmp_path / "2.zip", {"fi-FI/a.md": plain()})
    imported(both, origin="vendor")

    assert missing(imported(one)) == []
    assert missing(imported(one, origin="other")) == []
    assert missing(imported(one, origin="vendor")) == [("b", "fi-FI")]


def test_two_trees_at_once_are_one_import(tree: Path, tmp_path: Path) -> None:
    second = write_tree(tmp_path / "second", {"sv-SE/a.md": plain(front=SWEDISH)})
    imported(tree, second)
    (tree / "fi-FI" / "b.md").unlink()

    assert missing(imported(tree, second)) == [("b", "en-US"), ("b", "fi-FI")]


@pytest.mark.parametrize("text", [article(), article("Uusi nimi")])
def test_an_article_that_moved_in_its_tree_is_the_same_one(tree: Path, text: bytes) -> None:
    before = Article.objects.get(slug="a")
    (tree / "fi-FI" / "a.md").unlink()
    write_tree(tree, {"fi-FI/sound/a.md": text})

    report = imported(tree)

    assert not report.failures
    assert missing(report) == []
    moved = Article.objects.get(slug="a")
    assert (moved.pk, moved.path) == (before.pk, "sound/a")


def test_two_articles_of_one_name_are_not_taken_for_a_move(tree: Path) -> None:
    write_tree(tree, {"fi-FI/sound/a.md": article("Toinen a")})
    (failure,) = imported(tree).failures
    assert "same name" in failure.reason
    assert Article.objects.get(slug="a").path == "a"


def test_a_part_of_a_tree_stays_part_of_it(tree: Path) -> None:
    imported(tree / "fi-FI")
    (tree / "fi-FI" / "a.md").unlink()
    assert ("a", "fi-FI") in missing(imported(tree))


def test_a_pruned_text_that_comes_back_is_told_to_be_unpublished(tree: Path) -> None:
    text = (tree / "fi-FI" / "c.md").read_bytes()
    (tree / "fi-FI" / "c.md").unlink()
    imported(tree, prune=True)
    write_tree(tree, {"fi-FI/c.md": text})
    (note,) = imported(tree).notes
    assert "c (fi-FI) is back upstream and still unpublished" in note
    assert imported(tree).notes == []
