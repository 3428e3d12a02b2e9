"""The figures of translation hints, and samples to read by hand."""

from __future__ import annotations

import argparse
from pathlib import Path

import pytest

from benchmarks import hints
from benchmarks.figures import Figure

FILE = """---
ms.contentlocale: {locale}
---
# <span data-ttu-id="1-1">Otsikko</span><span class="sxs-lookup"><span data-stu-id="1-1">Heading</span></span>

<span data-ttu-id="1-2">Odota 42 tuntia #A0.</span><span class="sxs-lookup"><span data-stu-id="1-2">Wait 24 hours.</span></span>
"""


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    for locale in ("fi-FI", "sv-SE"):
        file = tmp_path / locale / "a.md"
        file.parent.mkdir()
        file.write_text(FILE.format(locale=locale), encoding="utf-8")
    (tmp_path / "broken.md").write_text("---\nno end", encoding="utf-8")
    return tmp_path


def measure(corpus: Path, *arguments: str) -> dict[str, Figure]:
    parser = argparse.ArgumentParser()
    hints.add_arguments(parser)
    figures = hints.run(parser.parse_args([str(corpus), *arguments]))
    return {figure.name: figure for figure in figures}


def test_it_counts_by_locale_and_by_check(corpus: Path) -> None:
    found = measure(corpus)

    assert found["sentence pairs"].value == 4
    assert found["hints"].value == 4
    assert found["locale fi-FI"].value == 1000
    assert found["check numbers"].value == 500
    assert found["check links"].value == 0


def test_a_sample_says_where_each_hint_is_from(
    corpus: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    measure(corpus, "--sample", "3", "--seed", "5")

    printed = capsys.readouterr().out
    assert printed.count("source: Wait 24 hours.") == 3
    assert "a.md:3 1-2" in printed


def test_the_same_seed_gives_the_same_sample(
    corpus: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    measure(corpus, "--sample", "2", "--seed", "5")
    first = capsys.readouterr().out
    measure(corpus, "--sample", "2", "--seed", "5")

    assert capsys.readouterr().out == first


def test_an_empty_folder_has_figures_too(tmp_path: Path) -> None:
    assert measure(tmp_path)["sentence pairs"].value == 0
