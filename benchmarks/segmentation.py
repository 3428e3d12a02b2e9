"""Where the steps are: agreement with hand-made labels, and of plain files with their originals."""

from __future__ import annotations

import argparse
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from benchmarks.figures import Figure
from benchmarks.labels import Agreement, read_labels, share
from troubleshooting.text.article import ParsedArticle, parse_article, sibling_of
from troubleshooting.text.errors import ArticleError

LABELLED_LOCALE = "fi-FI"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The options of this benchmark."""
    parser.add_argument("corpus", type=Path, metavar="CORPUS_DIR", help="LOCALE/bilingual/NAME.md")
    parser.add_argument("labels", type=Path, metavar="LABELS.json", help="what people labelled")
    parser.add_argument("--locale", default=LABELLED_LOCALE, help="the locale that is labelled")
    parser.add_argument("--verbose", action="store_true", help="list each disagreement")


def run(options: argparse.Namespace) -> list[Figure]:
    """Compare with the labels, and plain files with bilingual ones.

    Raises:
        OSError: The labels cannot be read.
        ValueError: The labels are not JSON.
    """
    agreement = agree_with_labels(options.corpus / options.locale, options.labels)
    if options.verbose:
        print("\n".join(agreement.disagreements))
    plain = agree_without_source(options.corpus)
    adopted = agree_by_siblings(options.corpus)
    return [
        Figure("f1", agreement.f1, "", ">= 0.85"),
        Figure("instructions", share(agreement.instructions, agreement.matched), "", ">= 0.85"),
        Figure("kind", share(agreement.kinds, agreement.matched), "", ">= 0.85"),
        Figure("has_steps", share(agreement.same_answer, agreement.articles), "", ">= 0.9"),
        Figure("plain_agreement", share(2 * plain.same, plain.steps), "", ""),
        Figure("adoptable", share(adopted.alike, adopted.pairs), "", ""),
        Figure("adopted_equal", share(adopted.equal, adopted.alike), "", ">= 0.99"),
    ]


def agree_with_labels(folder: Path, labels: Path) -> Agreement:
    """How the rules agree with labels of the bilingual files of a locale's folder."""
    agreement = Agreement()
    for labelled in read_labels(labels):
        parsed = _read(folder / "bilingual" / f"{labelled['name']}.md")
        agreement.add(labelled, parsed.blocks if parsed else ())
    return agreement


@dataclass
class PlainAgreement:
    """Steps of plain files and of their bilingual twins: in all, and begun on the same line."""

    steps: int = 0
    same: int = 0


def agree_without_source(corpus: Path) -> PlainAgreement:
    """How structure alone agrees with what the English words say, over all locales."""
    agreement = PlainAgreement()
    for plain, twin in _twins(corpus):
        found, meant = _outline(plain), _outline(twin)
        agreement.steps += len(found) + len(meant)
        agreement.same += len(found & meant)
    return agreement


@dataclass
class Adoption:
    """Plain files with a twin in another locale: in all, built alike, and segmented as their own."""

    pairs: int = 0
    alike: int = 0
    equal: int = 0


def agree_by_siblings(corpus: Path) -> Adoption:
    """How what a plain file takes over from another locale agrees with its own bilingual twin."""
    adoption = Adoption()
    for path, twin in _twin_paths(corpus):
        own = _read(twin)
        for sibling in _siblings(corpus, path):
            adoption.pairs += 1
            taken = parse_article(
                path.read_text("utf-8"), locale=_locale(path), sibling=sibling_of(sibling.blocks)
            )
            alike = taken.is_adopted
            adoption.alike += alike
            adoption.equal += alike and own is not None and _blocks(taken) == _blocks(own)
    return adoption


def _twins(corpus: Path) -> Iterator[tuple[ParsedArticle, ParsedArticle]]:
    for path, twin in _twin_paths(corpus):
        plain, bilingual = _read(path), _read(twin)
        if plain and bilingual:
            yield plain, bilingual


def _twin_paths(corpus: Path) -> Iterator[tuple[Path, Path]]:
    for path in sorted(corpus.glob("*/plain/*.md")):
        twin = path.parents[1] / "bilingual" / path.name
        if twin.exists():
            yield path, twin


def _siblings(corpus: Path, path: Path) -> Sequence[ParsedArticle]:
    others = sorted(corpus.glob(f"*/bilingual/{path.name}"))
    read = [_read(other) for other in others if _locale(other) != _locale(path)]
    return [one for one in read if one and one.has_source]


def _read(path: Path) -> ParsedArticle | None:
    try:
        return parse_article(path.read_text("utf-8"), locale=_locale(path))
    except (OSError, ArticleError):
        return None


def _locale(path: Path) -> str:
    return path.parents[1].name


def _outline(article: ParsedArticle) -> set[int]:
    """The lines its steps begin on, counted from the first block: front matter may differ."""
    first = article.blocks[0].line
    return {block.line - first for block in article.blocks if block.type == "step"}


def _blocks(article: ParsedArticle) -> list[tuple[str, str, str, int, int]]:
    first = article.blocks[0].line
    return [
        (one.type, one.rule, one.kind, one.instructions, one.line - first) for one in article.blocks
    ]
