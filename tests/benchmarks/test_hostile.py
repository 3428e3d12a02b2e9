"""The benchmark of hostile texts tries each in a process of its own."""

from __future__ import annotations

import pytest

from benchmarks import hostile
from benchmarks.__main__ import main


def test_it_prints_the_worst_and_the_figures(capsys: pytest.CaptureFixture[str]) -> None:
    status = main(["hostile", "--sizes", "1", "--only", "front matter: nested"])
    printed = capsys.readouterr().out
    assert status == 1, "one family is fewer than forty"
    assert "front matter: nested: line" in printed
    assert "texts without an answer" in printed


def test_a_process_that_ends_is_no_answer() -> None:
    assert hostile.try_one("no such family", 1) is None
