"""One strange file read, rendered and exported, and whether what comes of it is as it should be."""

from __future__ import annotations

import json
import time
import traceback
import unicodedata
from collections.abc import Iterator, Sequence

from benchmarks.policy import PolicyBroken, judge
from troubleshooting.ingest.export import write_article
from troubleshooting.ingest.preparation.prepare import PreparedArticle, english_side, prepare
from troubleshooting.ingest.preparation.references import referred_articles, referred_pictures
from troubleshooting.ingest.preparation.rendering import Renderer
from troubleshooting.ingest.sources.decode import decode
from troubleshooting.text.article import ParsedArticle, ParsedBlock, parse_article
from troubleshooting.text.bilingual import PAIR_TAG, split_bilingual
from troubleshooting.text.errors import ArticleError
from troubleshooting.text.front_matter import split_front_matter
from troubleshooting.text.markdown.links import LinkContext, Picture
from troubleshooting.text.markdown.sanitiser import sanitise
from troubleshooting.text.words import plain_text

LOCALE = "fi-FI"
PICTURES = {"media/a.png": Picture("/pictures/a.png", 4, 3)}
SHOWN = frozenset(picture.url for picture in PICTURES.values())


class TooSlow(Exception):
    """An input took longer than one may wait for it."""


class LineLost(Exception):
    """A line of the text is in no block, or comes out otherwise than it went in."""


def fault_of(data: bytes) -> tuple[str, float]:
    """Take a file in, and look at what came of it.

    Args:
        data: The file's bytes.

    Returns:
        What is wrong: a traceback where anything but an `ArticleError` was raised, where HTML is
        not within the policy, or where a line was lost; else "". And the seconds of the
        processor's time that taking it in took, or refusing it.
    """
    started = time.process_time()
    try:
        text = decode(data).text
        parsed = parse_article(text, locale=LOCALE)
        prepared = prepare(parsed, Renderer(parsed.locale, PICTURES), digest="")
        seconds = time.process_time() - started
        _check(text, prepared)
    except ArticleError:
        return "", time.process_time() - started
    except TooSlow:
        raise
    except Exception:
        return traceback.format_exc(), time.process_time() - started
    return "", seconds


def _check(text: str, prepared: PreparedArticle) -> None:
    _compare_lines(text, prepared.parsed)
    _judge_html(prepared)
    _export(prepared)
    if prepared.parsed.has_source:
        _export(english_side(prepared))
    referred_articles(text)
    referred_pictures(text)


def _judge_html(article: PreparedArticle) -> None:
    renderer = Renderer(article.parsed.locale, PICTURES)
    for html, source_html in _html_of(article):
        _judge(html, renderer.target)
        _judge(source_html, renderer.source)
    for words in (article.parsed.title, *(block.label for block in article.blocks)):
        words.encode("utf-8")
        if "\x00" in words:
            raise PolicyBroken(f"NUL in words: {words!a}")


def _judge(html: str, context: LinkContext) -> None:
    judge(html, pictures=SHOWN)
    # Words alone are not sent through the sanitiser, which writes a no-break space by name.
    if sanitise(html, context) != html.replace("\xa0", "&nbsp;"):
        raise PolicyBroken(f"HTML that is not the same sanitised again: {html!a}")
    plain_text(html)


def _html_of(article: PreparedArticle) -> Iterator[tuple[str, str]]:
    for block in article.blocks:
        yield block.html, block.source_html
        yield from ((unit.target_html, unit.source_html) for unit in block.units)


def _compare_lines(text: str, parsed: ParsedArticle) -> None:
    """Every line of the body is in a block, in order, in both languages."""
    halves = split_bilingual(split_front_matter(text)[1])
    if _lines(halves.target) != _lines(_joined(parsed.blocks)):
        raise LineLost("The blocks are not the text.")
    sources = "\n".join(block.source for block in parsed.blocks)
    if _lines(halves.source) != _lines(sources):
        raise LineLost("The blocks' originals are not the source text.")


def _export(article: PreparedArticle) -> None:
    """What is exported is read again as what it was."""
    parsed = article.parsed
    json.dumps([block.html for block in article.blocks], ensure_ascii=False).encode("utf-8")
    exported = write_article(
        parsed.front_matter if parsed.has_front_matter else None,
        [(block.markdown, block.blank_lines_after) for block in parsed.blocks],
    )
    again = parse_article(decode(exported.encode("utf-8")).text, locale=parsed.locale)
    if _without_pairs(again.blocks) != _without_pairs(parsed.blocks):
        raise LineLost(f"Exported from {parsed.locale} and read again it is another text.")


def _joined(blocks: Sequence[ParsedBlock]) -> str:
    return "\n".join(block.markdown for block in blocks)


def _without_pairs(blocks: Sequence[ParsedBlock]) -> list[str]:
    """The lines without what is left of pairs that were not whole, which is not text.

    Where such a tag kept a letter from its accent they are composed only when they are read again.
    """
    text, before = _joined(blocks), ""
    while text != before:
        text, before = PAIR_TAG.sub("", text), text
    return _lines(unicodedata.normalize("NFC", text))


def _lines(text: str) -> list[str]:
    return [line.rstrip() for line in text.split("\n") if line.strip()]
