"""What is found at a path, and what its place says of it."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from tests.ingest.packing import article, tarred, write_tree, zipped
from troubleshooting.ingest.sources.files import SourceFile, SourceRefused
from troubleshooting.ingest.sources.opening import open_sources
from troubleshooting.text.article import MAX_BYTES
from troubleshooting.text.errors import ArticleError


def found(*paths: Path) -> list[SourceFile]:
    with open_sources(paths) as sources:
        return [file for source in sources for file in source.files]


@pytest.mark.parametrize("name", ["a.zip", "a.tar.gz", "a.TGZ", "a.tar"])
def test_an_archive_is_told_by_its_name(tmp_path: Path, name: str) -> None:
    files = {"x/a.md": article()}
    data = (
        zipped(files) if "zip" in name else tarred(files, mode="w" if name[-1] == "r" else "w:gz")
    )
    (tmp_path / name).write_bytes(data)

    assert [file.path for file in found(tmp_path / name)] == [f"{tmp_path / name}/x/a.md"]


def test_a_path_that_is_not_there_is_said(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError, match="nowhere"), open_sources([tmp_path / "nowhere"]):
        pass


def test_a_broken_archive_is_said(tmp_path: Path) -> None:
    (tmp_path / "a.zip").write_bytes(b"PK")

    with pytest.raises(SourceRefused, match="broken"), open_sources([tmp_path / "a.zip"]):
        pass


@pytest.mark.parametrize(
    ("place", "article_path"),
    [
        ("a.md", "a"),
        ("x/a.md", "x/a"),
        ("fi-FI/x/a.md", "x/a"),
        ("fi-FI/bilingual/x/a.md", "x/a"),
        ("sr-Latn-RS/a.md", "a"),
        ("a\u0308.md", "ä"),
    ],
)
def test_an_articles_path_begins_below_its_language(
    tmp_path: Path, place: str, article_path: str
) -> None:
    write_tree(tmp_path, {place: article()})

    assert [file.article_path for file in found(tmp_path)] == [article_path]


@pytest.mark.parametrize(
    ("place", "locale"),
    [
        ("fi-FI/a.md", "fi-FI"),
        ("fi-fi/x/a.md", "fi-FI"),
        ("Docs-pr.ja-JP/x/a.md", "ja-JP"),
        ("Docs-pr.ja-JP-live/a.md", "ja-JP"),
        ("ja-JP/fi-FI/a.md", "fi-FI"),
        ("how-to/a.md", ""),
    ],
)
def test_the_closest_folder_names_the_language(tmp_path: Path, place: str, locale: str) -> None:
    write_tree(tmp_path, {place: article()})

    assert [file.folder_locale for file in found(tmp_path)] == [locale]


def test_the_given_folder_may_name_it_too(tmp_path: Path) -> None:
    write_tree(tmp_path, {"fi-FI/a.md": article()})

    assert [file.folder_locale for file in found(tmp_path / "fi-FI")] == ["fi-FI"]
    assert [file.folder_locale for file in found(tmp_path / "fi-FI" / "a.md")] == ["fi-FI"]


def test_a_folder_is_a_tree_and_a_file_is_none(tmp_path: Path) -> None:
    write_tree(tmp_path, {"a.md": article()})

    with open_sources([tmp_path, tmp_path / "a.md"]) as (folder, file):
        assert (folder.is_whole, folder.origin) == (True, str(tmp_path.resolve()))
        assert (file.is_whole, file.origin) == (False, "")


def test_pictures_are_read_from_inside_the_tree_alone(tmp_path: Path) -> None:
    write_tree(tmp_path, {"in/x/a.md": article(), "in/b.png": b"inside", "c.png": b"outside"})
    (tmp_path / "in" / "x" / "d.png").symlink_to(tmp_path / "c.png")
    (file,) = found(tmp_path / "in")

    assert file.open_sibling("../b.png", 10) == b"inside"
    assert file.open_sibling("../../c.png", 10) is None
    assert file.open_sibling("d.png", 10) is None
    assert file.open_sibling(str(tmp_path / "c.png"), 10) is None
    assert file.open_sibling("..", 10) is None


def test_no_more_of_a_picture_is_read_than_tells_its_size(tmp_path: Path) -> None:
    write_tree(tmp_path, {"a.md": article(), "b.png": b"x" * 100})

    assert found(tmp_path)[0].open_sibling("b.png", 10) == b"x" * 11


def test_a_file_that_is_too_large_is_refused(tmp_path: Path) -> None:
    write_tree(tmp_path, {"a.md": b"x" * (MAX_BYTES + 1)})

    with pytest.raises(ArticleError, match="larger than 512 KiB"):
        found(tmp_path)[0].read()


def test_a_file_that_went_meanwhile_is_said(tmp_path: Path) -> None:
    write_tree(tmp_path, {"a.md": article()})
    (file,) = found(tmp_path)
    (tmp_path / "a.md").unlink()

    with pytest.raises(ArticleError, match="cannot be read"):
        file.read()


def test_a_name_longer_than_the_tables_hold_is_refused(tmp_path: Path) -> None:
    write_tree(tmp_path, {f"{'a' * 201}.md": article()})

    with pytest.raises(ArticleError, match="longer than 200"):
        found(tmp_path)[0].read()


def test_a_name_that_is_no_text_is_refused_and_shown_escaped(tmp_path: Path) -> None:
    (tmp_path / os.fsdecode(b"a\xe4.md")).write_bytes(article())
    (file,) = found(tmp_path)

    assert file.path.endswith(r"a\udce4.md")
    with pytest.raises(ArticleError, match="rename the file"):
        file.read()
