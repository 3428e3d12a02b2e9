"""Pictures come with their articles: verified, stored once, read again when they change."""

from __future__ import annotations

import hashlib
import struct
import zlib
from pathlib import Path

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from pytest_django import Settings

from tests.ingest.packing import article, plain, write_tree, zipped
from tests.ingest.pixels import picture
from tests.ingest.rows import all_rows
from troubleshooting.ingest.importer import import_tree
from troubleshooting.ingest.pictures import files as picture_files
from troubleshooting.ingest.pictures.files import PictureRefused, verify_picture
from troubleshooting.ingest.pictures.shown import pictures_for
from troubleshooting.ingest.preparation.references import referred_pictures
from troubleshooting.ingest.report import FileStatus, ImportReport
from troubleshooting.ingest.sources import limits
from troubleshooting.models import Article, Block, Picture, TranslationUnit

pytestmark = pytest.mark.django_db
SWEDISH = "---\nms.contentlocale: sv-SE\n---\n"
SHOWS = plain() + b"\n![x](media/a.png)\n"


@pytest.fixture(autouse=True)
def media(tmp_path: Path, settings: Settings) -> Path:
    settings.MEDIA_ROOT = tmp_path / "stored"
    return tmp_path / "stored" / "pictures"


def imported(path: Path) -> ImportReport:
    return import_tree([path], now=timezone.now())


def told(report: ImportReport) -> list[tuple[int, str]]:
    return [
        (one.line, one.reason)
        for file in report.files
        for one in file.warnings
        if one.kind == "picture"
    ]


def name_of(data: bytes, suffix: str = ".png") -> str:
    return hashlib.sha256(data).hexdigest() + suffix


@pytest.mark.parametrize(
    ("text", "paths"),
    [
        ("![x](media/a.png)", ["media/a.png"]),
        ('![x](media/a.png "title")', ["media/a.png"]),
        ("![x](./media/a.png)", ["media/a.png"]),
        ("![x](../media/a.png)", ["../media/a.png"]),
        ("![x](<media/a b.png>)", ["media/a b.png"]),
        ("![x](media/a%20b.PNG)", ["media/a b.PNG"]),
        ("![x](media/a.png?raw=true#part)", ["media/a.png"]),
        ("![x][ref]\n\n[ref]: media/a.png 'title'", ["media/a.png"]),
        ("<img alt='x' src='media/a.png'>", ["media/a.png"]),
        ('<IMG SRC = "media/a.gif"/>', ["media/a.gif"]),
        ("<img src=media/a.gif>", ["media/a.gif"]),
        ("[![x](media/a.png)](https://example.org)", ["media/a.png"]),
        ("![x](media/a.png) ![y](media/b.png) ![x](media/a.png)", ["media/a.png", "media/b.png"]),
        ("![x](https://example.org/a.png)", []),
        ("![x](/media/a.png)", []),
        ("<img src='data:image/png;base64,AAAA'>", []),
        ("```\n![x](media/a.png)\n```", []),
        ("[x](media/a.txt)", []),
    ],
)
def test_local_pictures_are_found_however_they_are_written(text: str, paths: list[str]) -> None:
    assert [one.name for one in referred_pictures(text)] == paths


def test_the_line_is_that_of_the_first_mention() -> None:
    text = "~~~\n![x](a.png)\n~~~\n\n![x](a.png)\n<img src=b.png>\n![x](a.png)\n"

    assert [(one.line, one.name) for one in referred_pictures(text)] == [(5, "a.png"), (6, "b.png")]


@pytest.mark.parametrize(
    ("kind", "suffix"), [("PNG", ".png"), ("JPEG", ".jpg"), ("GIF", ".gif"), ("WEBP", ".webp")]
)
def test_what_browsers_show_is_verified_and_measured(kind: str, suffix: str) -> None:
    assert verify_picture(picture(kind, (7, 5))) == (suffix, 7, 5)


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"<svg xmlns='http://www.w3.org/2000/svg'/>",
        b"<html><script>alert(1)</script>",
        picture("BMP"),
        picture("TIFF"),
        picture()[:-20],
        picture("JPEG", (64, 64))[:-200],
        picture("GIF", (64, 64))[:-40],
        picture("WEBP", (64, 64))[:-20],
        picture()[:8] + b"\0" * 100,
    ],
    ids=["nothing", "svg", "html", "bmp", "tiff", "png", "jpeg", "gif", "webp", "zeros"],
)
def test_anything_else_or_less_is_refused(data: bytes) -> None:
    with pytest.raises(PictureRefused, match="no whole PNG, JPEG, GIF or WebP"):
        verify_picture(data)


def test_a_picture_that_unpacks_to_too_many_pixels_is_refused() -> None:
    header = struct.pack(">IIBBBBB", 60_000, 60_000, 8, 2, 0, 0, 0)
    chunk = b"IHDR" + header
    bomb = b"\x89PNG\r\n\x1a\n" + struct.pack(">I", 13) + chunk
    bomb += struct.pack(">I", zlib.crc32(chunk)) + picture()[33:]

    with pytest.raises(PictureRefused, match=r"megapixels|no whole PNG"):
        verify_picture(bomb)


def test_too_many_pixels_are_refused_before_they_are_unpacked(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(picture_files, "MAX_PICTURE_PIXELS", 11)

    with pytest.raises(PictureRefused, match="megapixels"):
        verify_picture(picture(size=(4, 3)))


def test_too_many_bytes_are_refused() -> None:
    with pytest.raises(PictureRefused, match="larger than 5 MiB"):
        verify_picture(picture() + bytes(limits.MAX_PICTURE_BYTES))


def test_a_picture_is_stored_under_its_digest(tmp_path: Path, media: Path) -> None:
    data = picture(size=(7, 5))
    write_tree(tmp_path / "t", {"a.md": SHOWS, "media/a.png": data})

    assert told(imported(tmp_path / "t")) == []

    row = Picture.objects.get()
    assert (row.path, row.locale, row.width, row.height) == ("media/a.png", "fi-FI", 7, 5)
    assert row.name == name_of(data)
    assert [file.name for file in media.iterdir()] == [row.name]
    assert (media / row.name).read_bytes() == data


def test_equal_pictures_share_a_file(tmp_path: Path, media: Path) -> None:
    files = {"a.md": SHOWS, "b.md": SHOWS.replace("ääntä".encode(), b"muuta")}
    write_tree(tmp_path / "t", {**files, "media/a.png": picture()})
    imported(tmp_path / "t")

    assert Picture.objects.count() == 2
    assert len(list(media.iterdir())) == 1


def test_pictures_in_an_archive_are_stored(tmp_path: Path) -> None:
    (tmp_path / "a.zip").write_bytes(zipped({"a.md": SHOWS, "media/a.png": picture()}))
    imported(tmp_path / "a.zip")

    assert Picture.objects.get().name == name_of(picture())


def test_a_missing_picture_is_told_with_its_line_each_time(tmp_path: Path) -> None:
    write_tree(tmp_path / "t", {"a.md": SHOWS})

    for _ in range(2):
        assert told(imported(tmp_path / "t")) == [
            (8, "The picture media/a.png is missing: its description is shown instead.")
        ]


def test_a_refused_picture_is_told_and_costs_only_itself(tmp_path: Path) -> None:
    write_tree(tmp_path / "t", {"a.md": SHOWS, "media/a.png": b"<svg/>"})

    report = imported(tmp_path / "t")

    assert [line for line, _ in told(report)] == [8]
    assert report.failures == []
    assert not Picture.objects.exists()


def test_a_changed_picture_is_taken_though_the_text_is_the_same(tmp_path: Path) -> None:
    tree = write_tree(tmp_path / "t", {"a.md": SHOWS, "media/a.png": picture()})
    imported(tree)
    write_tree(tree, {"media/a.png": picture(colour="blue")})
    imported(tree)

    assert Picture.objects.get().name == name_of(picture(colour="blue"))


def test_one_that_comes_later_is_taken(tmp_path: Path) -> None:
    tree = write_tree(tmp_path / "t", {"a.md": SHOWS})
    imported(tree)
    write_tree(tree, {"media/a.png": picture()})

    assert told(imported(tree)) == []
    assert Picture.objects.count() == 1


def test_one_that_is_not_shown_any_more_goes(tmp_path: Path) -> None:
    tree = write_tree(tmp_path / "t", {"a.md": SHOWS, "media/a.png": picture()})
    imported(tree)
    write_tree(tree, {"a.md": plain("Uusi")})
    imported(tree)

    assert not Picture.objects.exists()


def test_an_unchanged_tree_writes_nothing(tmp_path: Path, media: Path) -> None:
    tree = write_tree(tmp_path / "t", {"a.md": SHOWS, "media/a.png": picture()})
    imported(tree)
    before, files = all_rows(), [(one.name, one.stat().st_mtime_ns) for one in media.iterdir()]

    with CaptureQueriesContext(connection) as queries:
        imported(tree)

    assert all_rows() == before
    assert [one for one in queries if one["sql"].startswith(("INSERT", "UPDATE", "DELETE"))] == []
    assert [(one.name, one.stat().st_mtime_ns) for one in media.iterdir()] == files


def test_a_half_written_file_is_written_again(tmp_path: Path, media: Path) -> None:
    media.mkdir(parents=True)
    (media / name_of(picture())).write_bytes(picture()[:10])
    imported(write_tree(tmp_path / "t", {"a.md": SHOWS, "media/a.png": picture()}))

    assert (media / name_of(picture())).read_bytes() == picture()


def test_a_language_without_a_picture_borrows_it(tmp_path: Path) -> None:
    english = plain("No sound", "Restart.", front="---\nms.contentlocale: en-US\n---\n")
    shown = b"\n![x](media/a.png)\n"
    imported(
        write_tree(tmp_path / "1", {"en-US/a.md": english + shown, "en-US/media/a.png": picture()})
    )
    report = imported(write_tree(tmp_path / "2", {"fi-FI/a.md": SHOWS}))

    assert told(report) == []
    (article_,) = Article.objects.all()
    assert pictures_for(article_, "fi-FI")["media/a.png"].locale == "en-US"


def test_a_languages_own_picture_comes_first(tmp_path: Path) -> None:
    swedish = plain("Inget ljud", "Starta om.", front=SWEDISH) + b"\n![x](media/a.png)\n"
    tree = {
        "fi-FI/a.md": SHOWS,
        "fi-FI/media/a.png": picture(colour="blue"),
        "sv-SE/a.md": swedish,
        "sv-SE/media/a.png": picture(colour="yellow"),
    }
    imported(write_tree(tmp_path / "t", tree))
    (article_,) = Article.objects.all()

    assert pictures_for(article_, "sv-SE")["media/a.png"].locale == "sv-SE"
    assert pictures_for(article_, "fi-FI")["media/a.png"].locale == "fi-FI"
    assert pictures_for(article_, "ja-JP")["media/a.png"].locale == "fi-FI"


def test_a_picture_in_a_pair_is_found_once(tmp_path: Path) -> None:
    text = article("![Ääni](media/a.png) Ei ääntä")
    imported(write_tree(tmp_path / "t", {"a.md": text, "media/a.png": picture()}))

    assert [one.path for one in Picture.objects.all()] == ["media/a.png"]


def html_of(locale: str) -> str:
    return "".join(Block.objects.filter(translation__locale=locale).values_list("html", flat=True))


def test_a_text_shows_its_pictures_with_their_sizes(tmp_path: Path) -> None:
    tree = {"a.md": SHOWS, "media/a.png": picture(size=(7, 5))}
    imported(write_tree(tmp_path / "t", tree))

    name = name_of(picture(size=(7, 5)))
    assert f'<img src="/pictures/{name}" width="7" height="5" alt="x"' in html_of("fi-FI")


@pytest.mark.parametrize("text", [SHOWS, article("![Ääni](media/a.png) Ei ääntä")])
def test_a_changed_picture_is_shown_in_all_languages(tmp_path: Path, text: bytes) -> None:
    swedish = plain("Inget ljud", "Starta om.", front=SWEDISH) + b"\n![x](media/a.png)\n"
    files = {"fi-FI/a.md": text, "sv-SE/a.md": swedish, "fi-FI/media/a.png": picture()}
    tree = write_tree(tmp_path / "t", files)
    imported(tree)
    assert name_of(picture()) in html_of("sv-SE")

    write_tree(tree, {"fi-FI/media/a.png": picture(colour="blue")})
    imported(tree)

    for locale in ("fi-FI", "sv-SE"):
        assert name_of(picture(colour="blue")) in html_of(locale)
    kept = TranslationUnit.objects.values_list("target_html", "source_html")
    assert name_of(picture()) not in "".join(map("".join, kept))
    assert name_of(picture()) not in html_of("en-US")


def test_a_tree_whose_languages_share_pictures_is_imported_once(tmp_path: Path) -> None:
    arabic = plain("x", "y", front="---\nms.contentlocale: ar-SA\n---\n") + b"\n![x](media/a.png)\n"
    files = {"ar-SA/a.md": arabic, "fi-FI/a.md": SHOWS, "fi-FI/media/a.png": picture()}
    tree = write_tree(tmp_path / "t", files)
    assert told(imported(tree)) == []
    before = all_rows()

    assert imported(tree).count(FileStatus.UNCHANGED) == 2
    assert all_rows() == before
