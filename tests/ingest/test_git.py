"""A git working copy: only what changed after a commit is imported."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from django.utils import timezone

from tests.ingest.packing import article, plain, write_tree
from troubleshooting.ingest.importer import ImportOptions, import_sources, import_tree
from troubleshooting.ingest.report import ImportReport
from troubleshooting.ingest.sources.opening import open_sources
from troubleshooting.models import ArticleTranslation

pytestmark = pytest.mark.django_db
AUTHOR = {
    f"GIT_{who}_{what}": value
    for who in ("AUTHOR", "COMMITTER")
    for what, value in (("NAME", "T"), ("EMAIL", "t@example.org"), ("DATE", "2026-01-01T00:00:00Z"))
}
Commit = Callable[[Mapping[str, bytes | None]], str]


def git(folder: Path, *arguments: str) -> str:
    quiet = {"GIT_CONFIG_GLOBAL": "/dev/null", "GIT_CONFIG_NOSYSTEM": "1", "HOME": str(folder)}
    done = subprocess.run(
        ["git", "-C", str(folder), *arguments],
        env={"PATH": os.environ["PATH"], **quiet, **AUTHOR},
        check=True,
        capture_output=True,
        text=True,
    )
    return done.stdout.strip()


@pytest.fixture
def repo(tmp_path: Path) -> Path:
    folder = tmp_path / "repo"
    folder.mkdir()
    git(folder, "init", "-q", "-b", "main")
    return folder


@pytest.fixture
def commit(repo: Path) -> Commit:
    """Writes files (None deletes one), commits, and gives the commit's name."""

    def commit_(files: Mapping[str, bytes | None]) -> str:
        write_tree(repo, {name: data for name, data in files.items() if data is not None})
        for name in (name for name, data in files.items() if data is None):
            (repo / name).unlink()
        git(repo, "add", "-A")
        git(repo, "commit", "-q", "--allow-empty", "-m", "x")
        return git(repo, "rev-parse", "HEAD")

    return commit_


def imported(folder: Path, since: str) -> ImportReport:
    with open_sources([folder], since=since) as sources:
        return import_sources(sources, now=timezone.now(), options=ImportOptions())


def names(report: ImportReport) -> list[str]:
    return [Path(file.path).name for file in report.files]


def test_what_changed_or_is_new_is_imported(repo: Path, commit: Commit) -> None:
    first = commit({"fi-FI/a.md": article(), "fi-FI/b.md": article("Toinen")})
    import_tree([repo], now=timezone.now())
    commit({"fi-FI/a.md": article("Uusi"), "fi-FI/c.md": article("Kolmas")})

    report = imported(repo, first)

    assert [(Path(one.path).name, str(one.status)) for one in report.files] == [
        ("a.md", "updated"),
        ("c.md", "created"),
    ]
    assert report.missing == []


def test_where_nothing_changed_nothing_is_read(repo: Path, commit: Commit) -> None:
    first = commit({"fi-FI/a.md": article()})

    assert names(imported(repo, first)) == []


def test_what_was_deleted_is_flagged(repo: Path, commit: Commit) -> None:
    first = commit({"fi-FI/a.md": article(), "fi-FI/b.md": plain("Toinen")})
    import_tree([repo], now=timezone.now())
    commit({"fi-FI/b.md": None})

    report = imported(repo, first)

    assert [(one.slug, one.locale) for one in report.missing] == [("b", "fi-FI")]
    assert ArticleTranslation.objects.missing_upstream().count() == 1


def test_a_file_deleted_and_brought_back_is_there(repo: Path, commit: Commit) -> None:
    first = commit({"fi-FI/a.md": article()})
    import_tree([repo], now=timezone.now())
    second = commit({"fi-FI/a.md": None})
    imported(repo, first)
    commit({"fi-FI/a.md": article()})

    assert imported(repo, second).missing == []


def test_a_file_that_got_another_name_is_gone_by_its_old_one(repo: Path, commit: Commit) -> None:
    first = commit({"fi-FI/a.md": plain()})
    import_tree([repo], now=timezone.now())
    commit({"fi-FI/a.md": None, "fi-FI/b.md": plain()})

    report = imported(repo, first)

    assert names(report) == ["b.md"]
    assert [one.slug for one in report.missing] == ["a"]


def test_one_that_moved_to_another_shapes_folder_is_there(repo: Path, commit: Commit) -> None:
    first = commit({"fi-FI/plain/a.md": plain()})
    import_tree([repo], now=timezone.now())
    commit({"fi-FI/plain/a.md": None, "fi-FI/bilingual/a.md": article()})

    assert imported(repo, first).missing == []


@pytest.mark.parametrize("after", [b"other", None], ids=["changed", "deleted"])
def test_an_article_whose_picture_changed_is_read_again(
    repo: Path, commit: Commit, after: bytes | None
) -> None:
    shows = plain() + b"\n![x](media/a%20b.png)\n"
    first = commit({"a.md": shows, "b.md": plain("Toinen"), "media/a b.png": b"one"})
    commit({"media/a b.png": after})

    assert names(imported(repo, first)) == ["a.md"]


def test_names_in_any_script_are_read(repo: Path, commit: Commit) -> None:
    first = commit({"x.md": plain()})
    commit({'fi-FI/ä "quoted"\tname.md': plain("Toinen"), "fi-FI/日本 語.md": plain("Kolmas")})

    report = imported(repo, first)

    assert [one.slug for one in report.files if one.status == "created"] == ["日本語"]
    assert ["rename the file" in one.reason for one in report.failures] == [True]


def test_a_folder_of_the_working_copy_may_be_given(repo: Path, commit: Commit) -> None:
    first = commit({"docs/fi-FI/a.md": plain(), "x.md": plain("Muu")})
    commit({"docs/fi-FI/a.md": plain("Uusi"), "x.md": plain("Muu uusi")})

    assert names(imported(repo / "docs", first)) == ["a.md"]


def test_what_is_not_committed_is_not_imported(repo: Path, commit: Commit) -> None:
    first = commit({"a.md": plain()})
    commit({"a.md": plain("Toinen")})
    write_tree(repo, {"a.md": plain("Kolmas"), "b.md": plain("Neljäs")})

    imported(repo, first)

    assert [text.title for text in ArticleTranslation.objects.all()] == ["Toinen"]


def test_links_in_it_lead_nowhere(repo: Path, commit: Commit, tmp_path: Path) -> None:
    first = commit({"a.md": plain()})
    write_tree(tmp_path, {"secret.md": plain("Salaisuus")})
    (repo / "b.md").symlink_to(tmp_path / "secret.md")
    commit({})

    assert names(imported(repo, first)) == []


def test_hooks_and_the_callers_variables_play_no_part(
    repo: Path, commit: Commit, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = commit({"a.md": plain()})
    commit({"a.md": plain("Toinen")})
    trap = tmp_path / "trap"
    trap.write_text(f"#!/bin/sh\ntouch {tmp_path}/sprung\n")
    trap.chmod(0o755)
    for name in ("core.fsmonitor", "diff.external", "core.pager", "core.sshCommand"):
        git(repo, "config", name, str(trap))
    monkeypatch.setenv("GIT_DIR", "/nowhere")
    monkeypatch.setenv("GIT_EXTERNAL_DIFF", str(trap))

    assert names(imported(repo, first)) == ["a.md"]
    assert not (tmp_path / "sprung").exists()


def refusal(folder: Path, since: str) -> str:
    with pytest.raises(CommandError) as refused:
        call_command("import_articles", str(folder), f"--since={since}")
    return str(refused.value)


@pytest.mark.parametrize("since", ["0" * 40, "no-such-branch", "HEAD~5"])
def test_an_unknown_commit_is_said(repo: Path, commit: Commit, since: str) -> None:
    commit({"a.md": plain()})

    assert f"has no commit {since!r}" in refusal(repo, since)


@pytest.mark.parametrize("since", ["--output=x", "-n", "a b", "a;b", "@{u}..HEAD --"])
def test_what_could_be_an_option_is_no_commit(repo: Path, commit: Commit, since: str) -> None:
    commit({"a.md": plain()})

    assert "is not the name of a commit" in refusal(repo, since)


def test_a_folder_that_is_no_working_copy_is_said(tmp_path: Path) -> None:
    assert "not a git repository" in refusal(tmp_path, "HEAD")


def test_a_file_is_no_working_copy(tmp_path: Path) -> None:
    write_tree(tmp_path, {"a.md": plain()})

    assert "needs a git working copy" in refusal(tmp_path / "a.md", "HEAD")


def test_a_machine_without_git_is_said(
    repo: Path, commit: Commit, monkeypatch: pytest.MonkeyPatch
) -> None:
    commit({"a.md": plain()})
    monkeypatch.setenv("PATH", "/nowhere")

    assert "install git" in refusal(repo, "HEAD")
