"""The benchmark of rendering compares each plain file, and says where one differs."""

from __future__ import annotations

from pathlib import Path

import pytest

from benchmarks.__main__ import main


def corpus(tmp_path: Path, body: str) -> str:
    folder = tmp_path / "fi-FI" / "plain"
    folder.mkdir(parents=True)
    (folder / "a.md").write_text(f"---\ntitle: a\n---\n{body}\n", "utf-8")
    return str(tmp_path)


def test_files_that_agree_hold(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["rendering", corpus(tmp_path, "# a\n\n1. b\n   - c")]) == 0
    assert "MISSED" not in capsys.readouterr().out


def test_sub_points_are_reported(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["rendering", corpus(tmp_path, "# a\n\n1. b\n  - c")]) == 0
    assert "fi-FI/plain/a.md:3: as written: ours <ul>" in capsys.readouterr().out


def test_another_difference_misses(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["rendering", corpus(tmp_path, "# a\n\n<server name>")]) == 1
    assert "MISSED" in capsys.readouterr().out
