"""What an import says: counts, each file's outcome, and what is odd, by kind and line."""

from __future__ import annotations

from pathlib import Path

import pytest
from django.utils import timezone

from tests.ingest.packing import FRONT, article, plain, write_tree
from troubleshooting.ingest.importer import ImportOptions, import_sources, import_tree
from troubleshooting.ingest.report import FileStatus, ImportReport
from troubleshooting.ingest.sources.opening import open_sources
from troubleshooting.models import ArticleTranslation

pytestmark = pytest.mark.django_db


def imported(folder: Path, locale: str | None = None) -> ImportReport:
    return import_tree([folder], now=timezone.now(), locale=locale)


def told(report: ImportReport, kind: str) -> list[tuple[str, int, str]]:
    return [
        (Path(file.path).name, one.line, one.reason)
        for file in report.files
        for one in file.warnings
        if one.kind == kind
    ]


def test_a_link_to_an_article_that_is_not_there_is_told_with_its_line(tmp_path: Path) -> None:
    text = plain() + b"\n[one](b.md) [two](./gone.md#part)\n\n[three]: <also-gone.md>\n"
    write_tree(tmp_path, {"a.md": text, "b.md": plain("Toinen")})

    jumps = told(imported(tmp_path), "jump")

    assert [(name, line) for name, line, _ in jumps] == [("a.md", 8), ("a.md", 10)]
    assert "gone.md leads nowhere" in jumps[0][2]


def test_the_order_of_files_does_not_matter(tmp_path: Path) -> None:
    write_tree(tmp_path, {"a.md": plain() + b"\n[x](z.md)\n", "z.md": plain("Toinen")})

    assert told(imported(tmp_path), "jump") == []


@pytest.mark.parametrize(
    "link",
    [
        "[x](https://example.org/gone.md)",
        "[x](/docs/gone.md)",
        "[x](#gone.md)",
        "```\n[x](gone.md)\n```",
        "[x](mailto:a@example.md)",
    ],
)
def test_what_is_no_link_between_articles_is_not(tmp_path: Path, link: str) -> None:
    write_tree(tmp_path, {"a.md": plain() + f"\n{link}\n".encode()})

    assert told(imported(tmp_path), "jump") == []


def test_a_broken_link_is_told_until_it_is_mended(tmp_path: Path) -> None:
    write_tree(tmp_path, {"a.md": plain() + b"\n[x](z.md)\n"})
    imported(tmp_path)

    assert len(told(imported(tmp_path), "jump")) == 1
    write_tree(tmp_path, {"z.md": plain("Toinen")})
    assert told(imported(tmp_path), "jump") == []


def test_a_link_in_a_pair_is_told_once(tmp_path: Path) -> None:
    write_tree(tmp_path, {"a.md": article("[Katso](gone.md)")})

    assert len(told(imported(tmp_path), "jump")) == 1


def test_a_guessed_language_is_told(tmp_path: Path) -> None:
    write_tree(tmp_path, {"fi-FI/a.md": plain(front="")})

    report = imported(tmp_path)

    assert told(report, "locale") == [
        ("a.md", 1, "No ms.contentlocale: taken as fi-FI, which its folder names.")
    ]
    assert ArticleTranslation.objects.get().locale == "fi-FI"


def test_a_given_language_is_no_guess(tmp_path: Path) -> None:
    write_tree(tmp_path, {"fi-FI/a.md": plain(front="")})

    assert told(imported(tmp_path, "sv-SE"), "locale") == []
    assert ArticleTranslation.objects.get().locale == "sv-SE"


def test_a_stated_language_wins_over_the_folders(tmp_path: Path) -> None:
    write_tree(tmp_path, {"sv-SE/a.md": plain()})

    assert told(imported(tmp_path), "locale") == []
    assert ArticleTranslation.objects.get().locale == "fi-FI"


def test_repaired_bytes_are_told(tmp_path: Path) -> None:
    write_tree(tmp_path, {"a.md": plain("Ei\u202eääntä")})

    assert [line for _, line, _ in told(imported(tmp_path), "bytes")] == [4]
    assert ArticleTranslation.objects.get().title == "Eiääntä"


def test_what_the_parser_found_is_told(tmp_path: Path) -> None:
    write_tree(tmp_path, {"a.md": article("Ei</span> ääntä")})

    assert [line for _, line, _ in told(imported(tmp_path), "text")] == [4]


def test_files_come_in_the_order_they_were_read_whatever_became_of_them(tmp_path: Path) -> None:
    write_tree(tmp_path, {"a.md": plain(), "c.md": plain("Kolmas")})
    imported(tmp_path)
    write_tree(tmp_path, {"b.md": b"\xff", "c.md": plain("Uusi"), "d.md": plain("Neljäs")})

    report = imported(tmp_path)

    assert [(Path(one.path).name, str(one.status)) for one in report.files] == [
        ("a.md", "unchanged"),
        ("b.md", "failed"),
        ("c.md", "updated"),
        ("d.md", "created"),
    ]


def test_the_counts_sum_up_what_is_to_be_looked_at(tmp_path: Path) -> None:
    write_tree(tmp_path, {"a.md": plain() + b"\n[x](y.md) [x](z.md)\n"})

    assert imported(tmp_path).as_json()["counts"] == {
        "warnings": 2,
        "conflicts": 0,
        "hints": 0,
        "missing": 0,
        "unpublished": 0,
    }


def test_two_processes_tell_the_same(tmp_path: Path) -> None:
    files = {f"{n:02}.md": article(f"Otsikko {n}") for n in range(30)}
    write_tree(tmp_path, {**files, "30.md": b"\xff", "31.md": FRONT.encode()})

    with open_sources([tmp_path]) as sources:
        options = ImportOptions(processes=2)
        report = import_sources(sources, now=timezone.now(), options=options)

    assert [Path(one.path).name for one in report.files] == [f"{n:02}.md" for n in range(32)]
    assert report.count(FileStatus.CREATED) == 30
