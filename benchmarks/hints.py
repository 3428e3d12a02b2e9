"""Translation hints over a corpus: how many, of which check, and what they cost."""

from __future__ import annotations

import argparse
import random
import time
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from benchmarks.figures import Figure
from troubleshooting.text.article import parse_article
from troubleshooting.text.bilingual import Unit
from troubleshooting.text.checks import CHECKS, Hint, check_pair
from troubleshooting.text.errors import ArticleError

# What a corpus holds is nobody's merit or fault: such a figure has no goal it could miss.
ANY = ""
# A quarter of a second for the 160 articles and 2,000 pairs of a locale.
MAX_MS_A_THOUSAND = "<= 125"


@dataclass(frozen=True)
class Pair:
    """A sentence pair and where it is from."""

    file: Path
    locale: str
    unit: Unit

    def hints(self) -> tuple[Hint, ...]:
        """What the checks see in it."""
        return check_pair(self.unit.target, self.unit.source, locale=self.locale)


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """What the command line takes."""
    parser.add_argument("corpus", type=Path, metavar="CORPUS_DIR", help="bilingual files below it")
    parser.add_argument("--sample", type=int, default=0, metavar="N", help="print N hints to read")
    parser.add_argument("--seed", type=int, default=1, help="of the sample (default: 1)")


def run(options: argparse.Namespace) -> list[Figure]:
    """Check every sentence pair below the corpus' folder, each locale by itself."""
    pairs = list(_pairs(options.corpus))
    started = time.process_time()
    found = [(pair, hint) for pair in pairs for hint in pair.hints()]
    seconds = time.process_time() - started
    _print_sample(found, options.sample, options.seed)
    return [
        Figure("sentence pairs", len(pairs), "pairs", ANY),
        Figure("hints", len(found), "hints", ANY),
        *_rates("locale", (pair.locale for pair in pairs), (pair.locale for pair, _ in found)),
        *_rates("check", (one for _ in pairs for one in CHECKS), (h.check_id for _, h in found)),
        Figure(
            "checking 1,000 pairs",
            round(1e6 * seconds / max(len(pairs), 1), 1),
            "ms",
            MAX_MS_A_THOUSAND,
        ),
    ]


def _pairs(corpus: Path) -> Iterator[Pair]:
    for file in sorted(corpus.rglob("*.md")):
        try:
            article = parse_article(file.read_text(encoding="utf-8"))
        except (ArticleError, UnicodeDecodeError):
            # The import reports such a file; here is nothing to compare.
            continue
        for block in article.blocks:
            yield from (Pair(file, article.locale, unit) for unit in block.units)


def _rates(kind: str, pairs: Iterable[str], hints: Iterable[str]) -> Iterator[Figure]:
    """Hints for every 1,000 pairs, of each locale or of each check."""
    numbers, found = Counter(pairs), Counter(hints)
    for name, number in sorted(numbers.items()):
        rate = round(1000 * found[name] / number, 1)
        yield Figure(f"{kind} {name}", rate, "per 1,000", ANY)


def _print_sample(found: Sequence[tuple[Pair, Hint]], number: int, seed: int) -> None:
    """Print some hints, chosen at random, with all a person needs to judge them."""
    chosen = random.Random(seed).sample(range(len(found)), min(number, len(found)))  # noqa: S311 - a sample, no secret
    for place, index in enumerate(sorted(chosen), start=1):
        pair, hint = found[index]
        where = f"{pair.locale} {pair.file.name}:{pair.unit.line + 1} {pair.unit.id}"
        print(f"{place}. {hint.check_id} ({hint.severity}): {hint.detail}")
        print(f"   {where}\n   target: {pair.unit.target}\n   source: {pair.unit.source}")
