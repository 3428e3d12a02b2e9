"""`manage.py import_articles`: what it says, and how it ends."""

from __future__ import annotations

import json
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from django.utils import timezone

from tests.ingest.packing import zipped
from tests.text.pairs import pair
from troubleshooting.ingest.importer import import_tree
from troubleshooting.models import Article, ArticleTranslation
from troubleshooting.text.article import MAX_BYTES

pytestmark = pytest.mark.django_db
FRONT = "---\nms.contentlocale: fi-FI\n---\n"
GOOD = f"{FRONT}# {pair('Ei ääntä', 'No sound')}\n\n- {pair('Käynnistä.', 'Restart.')}\n"


def run(*arguments: object, code: int = 0) -> tuple[str, str]:
    out, error = StringIO(), StringIO()
    words = [str(one) for one in arguments]
    if code:
        with pytest.raises(SystemExit) as ended:
            call_command("import_articles", *words, stdout=out, stderr=error)
        assert ended.value.code == code
    else:
        call_command("import_articles", *words, stdout=out, stderr=error)
    return out.getvalue(), error.getvalue()


def write(folder: Path, **files: str | bytes) -> None:
    for name, content in files.items():
        data = content if isinstance(content, bytes) else content.encode()
        (folder / f"{name}.md").write_bytes(data)


BAD: dict[str, tuple[str | bytes, int, str]] = {
    "latin": (FRONT.encode() + b"# a\n\n\xe4\xe4ni", 6, "not UTF-8"),
    "nowhere": ("# No language", 1, "No language"),
    "empty": ("", 1, ""),
    "hollow": (f"{FRONT}\n", 4, "no text"),
    "large": (f"{FRONT}{'a' * MAX_BYTES}", 1, "larger than"),
    "yaml": ("---\ntitle: a\nmanager: b: c\n---\n# a", 3, "not YAML"),
    "open": ("---\ntitle: a\n# a", 1, "never closed"),
}


@pytest.mark.parametrize("name", BAD)
def test_a_bad_file_costs_only_itself(name: str, tmp_path: Path) -> None:
    content, line, reason = BAD[name]
    write(tmp_path, **{name: content, "aaa": GOOD, "zzz": GOOD})
    out, _ = run(tmp_path, code=1)
    assert f"{tmp_path}/{name}.md:{line}: " in out
    assert reason in out
    assert "3 files: 2 created, 0 updated, 0 unchanged, 1 failed" in out
    assert list(Article.objects.values_list("slug", flat=True)) == ["aaa", "zzz"]


def test_two_files_of_one_name_are_not_one_article(tmp_path: Path) -> None:
    for folder in ("a", "b"):
        (tmp_path / folder).mkdir()
        write(tmp_path / folder, same=GOOD.replace("Ei ääntä", f"Ei ääntä {folder}"))
    out, _ = run(tmp_path, code=1)
    assert "have the same name" in out
    assert ArticleTranslation.objects.get(locale="fi-FI").title == "Ei ääntä a"


def test_it_reports_created_unchanged_and_updated(tmp_path: Path) -> None:
    write(tmp_path, a=GOOD)
    assert "1 created" in run(tmp_path)[0]
    assert "1 unchanged" in run(tmp_path)[0]
    write(tmp_path, a=GOOD.replace("Käynnistä.", "Käynnistä uudelleen."))
    assert "1 updated" in run(tmp_path)[0]


def test_the_report_is_json(tmp_path: Path) -> None:
    write(tmp_path, good=GOOD, yaml=BAD["yaml"][0], odd=GOOD.replace("Restart.", "Restart</span>."))
    run(tmp_path, "--report", tmp_path / "report.json", code=1)
    report = json.loads((tmp_path / "report.json").read_text("utf-8"))
    assert report["totals"] == {"created": 2, "updated": 0, "unchanged": 0, "failed": 1}
    good, odd, failed = report["files"]
    assert good == {
        "path": f"{tmp_path}/good.md",
        "status": "created",
        "article": "good",
        "locale": "fi-FI",
        "line": None,
        "reason": None,
        "warnings": [],
        "conflicts": 0,
        "hints": 0,
    }
    assert [(one["line"], "a1-101" in one["reason"]) for one in odd["warnings"]] == [(6, True)]
    assert (failed["status"], failed["line"], bool(failed["reason"])) == ("failed", 3, True)


def test_a_warning_is_printed_with_its_line(tmp_path: Path) -> None:
    write(tmp_path, odd=GOOD.replace("Restart.", "Restart</span>."))
    assert f"{tmp_path}/odd.md:6: Sentence a1-101" in run(tmp_path)[0]


def test_the_given_locale_is_for_files_without_one(tmp_path: Path) -> None:
    write(tmp_path, a="# Ei ljud", b=GOOD)
    run(tmp_path, "--locale", "sv_se")
    assert ArticleTranslation.objects.get(article__slug="a").locale == "sv-SE"
    assert set(ArticleTranslation.objects.filter(article__slug="b").locales()) == {"en-US", "fi-FI"}


@pytest.mark.parametrize(
    ("arguments", "reason"), [(["--locale", "klingon"], "--locale"), (["nowhere"], "not exist")]
)
def test_a_wrong_argument_is_refused(arguments: list[str], reason: str, tmp_path: Path) -> None:
    with pytest.raises(CommandError, match=reason):
        call_command("import_articles", str(tmp_path), *arguments)


def test_there_is_no_progress_bar_in_a_pipe(tmp_path: Path) -> None:
    write(tmp_path, a=GOOD)
    assert run(tmp_path)[1] == ""


class Terminal(StringIO):
    def isatty(self) -> bool:
        return True


def test_there_is_one_on_a_terminal(tmp_path: Path) -> None:
    write(tmp_path, a=GOOD, b=GOOD)
    screen = Terminal()
    call_command("import_articles", str(tmp_path), stdout=StringIO(), stderr=screen)
    assert "1/2" in screen.getvalue()
    assert screen.getvalue().endswith("2/2\n")


def test_files_that_are_no_articles_are_passed_over(tmp_path: Path) -> None:
    (tmp_path / ".git").mkdir()
    write(tmp_path, README="# Read me", a=GOOD)
    write(tmp_path / ".git", b=GOOD)
    assert "1 file: 1 created" in run(tmp_path)[0]


def test_the_summary_is_short_and_more_is_said_on_request(tmp_path: Path) -> None:
    write(tmp_path, a=GOOD)
    run(tmp_path)
    write(tmp_path, b=GOOD.replace("Ei ääntä", "Toinen"))

    usual, more, less = (
        run(tmp_path, "--verbosity", level)[0].splitlines() for level in ("1", "2", "0")
    )

    assert usual == [
        f"created    {tmp_path}/b.md",
        "2 files: 1 created, 0 updated, 1 unchanged, 0 failed",
    ]
    assert more[:2] == [f"unchanged  {tmp_path}/a.md", f"unchanged  {tmp_path}/b.md"]
    assert less == ["2 files: 0 created, 0 updated, 2 unchanged, 0 failed"]


def test_what_is_gone_is_printed_and_counted(tmp_path: Path) -> None:
    write(tmp_path, a=GOOD, b=GOOD.replace("Ei ääntä", "Toinen"))
    run(tmp_path)
    (tmp_path / "b.md").unlink()

    out = run(tmp_path, "--prune")[0]

    assert "missing    b (fi-FI): gone upstream, unpublished" in out
    assert "2 missing, 2 unpublished" in out


def test_an_archive_is_refused_in_one_sentence(tmp_path: Path) -> None:
    (tmp_path / "a.zip").write_bytes(zipped({"../a.md": GOOD.encode()}))

    with pytest.raises(CommandError, match="leads out of the archive: pack it without"):
        call_command("import_articles", str(tmp_path / "a.zip"))


def test_an_archive_stands_for_the_source_it_is_named_after(tmp_path: Path) -> None:
    (tmp_path / "a.zip").write_bytes(zipped({"a.md": GOOD.encode()}))
    run(tmp_path / "a.zip", "--source", "vendor")

    assert ArticleTranslation.objects.get(locale="fi-FI").origin == "vendor"


def test_the_report_says_what_is_counted(tmp_path: Path) -> None:
    write(tmp_path, a=GOOD + "\n[x](gone.md)\n")
    run(tmp_path, "--report", tmp_path / "report.json")
    report = json.loads((tmp_path / "report.json").read_text("utf-8"))

    assert list(report) == ["totals", "counts", "notes", "missing", "files"]
    assert report["counts"]["warnings"] == 1
    assert report["files"][0]["warnings"][0]["kind"] == "jump"


def test_a_report_that_cannot_be_written_is_told_before_anything_is_imported(
    tmp_path: Path,
) -> None:
    file = tmp_path / "a.md"
    file.write_text("---\nms.contentlocale: fi-FI\n---\n# A\n\nB.\n", encoding="utf-8")
    with pytest.raises(CommandError, match="no folder"):
        call_command("import_articles", file, report=tmp_path / "nowhere" / "r.json")
    assert not Article.objects.exists()


def test_no_processes_is_too_few(tmp_path: Path) -> None:
    with pytest.raises(CommandError, match="at least 1"):
        call_command("import_articles", tmp_path, processes=0)


@pytest.mark.parametrize(
    ("text", "line", "words"),
    [
        ("", 1, "empty"),
        ("---\ntitle: A\nms.contentlocale: qq-QQ\n---\n# A\n", 3, "no language there is"),
        ("---\ntitle: A\n---\n# A\n", 1, "No language"),
    ],
)
def test_a_file_without_text_or_language_says_so_with_its_line(
    tmp_path: Path, text: str, line: int, words: str
) -> None:
    file = tmp_path / "a.md"
    file.write_text(text, encoding="utf-8")
    (failure,) = import_tree([file], now=timezone.now()).failures
    assert failure.line == line
    assert words in failure.reason
