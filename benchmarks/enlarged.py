"""A corpus as large as wanted, made out of real articles: copies that share no sentence."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

# The end of a sentence's half of a pair, before its last mark.
HALF_END = re.compile(r"(?P<mark>[.:?!。：？！]?)(?=</span>)")


def source_files(corpus: Path) -> list[Path]:
    """The bilingual articles of a corpus, or all where it has no such folder; sorted."""
    bilingual = sorted(corpus.glob("*/bilingual/**/*.md"))
    return bilingual or sorted(corpus.glob("**/*.md"))


def enlarge(files: list[Path], corpus: Path, folder: Path, count: int) -> Path:
    """Write `count` articles into an empty folder, copies of `files` with words of their own.

    Each copy's sentences carry its number, so that nothing that is remembered of one article
    spares work for another. Structure and length stay.
    """
    for number, file in zip(range(count), _again_and_again(files), strict=False):
        copy = number // len(files)
        target = folder / file.relative_to(corpus)
        target = target.with_name(f"{target.stem}-{copy}.md")
        target.parent.mkdir(parents=True, exist_ok=True)
        text = file.read_text("utf-8")
        target.write_text(HALF_END.sub(rf" {copy}\g<mark>", text), encoding="utf-8")
    return folder


def _again_and_again(files: list[Path]) -> Iterator[Path]:
    while True:
        yield from files
