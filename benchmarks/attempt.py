"""One hostile text read and rendered in a process of its own, which may not take the other along.

`python -m benchmarks.attempt FAMILY BYTES` prints what came of it as one line of JSON.
"""

from __future__ import annotations

import json
import resource
import sys
import time
from dataclasses import asdict, dataclass

from benchmarks.pathological import FAMILIES
from troubleshooting.text.article import parse_article
from troubleshooting.text.errors import ArticleError
from troubleshooting.text.markdown.items import unwrap_item
from troubleshooting.text.markdown.links import LinkContext
from troubleshooting.text.markdown.render import render_block, render_sentence
from troubleshooting.text.words import label_of, plain_text

CONTEXT = LinkContext("fi-FI", "fi", "https://docs.example")
MAX_SECONDS = 20
MAX_MEMORY = 4 * 1024**3


@dataclass(frozen=True)
class Attempt:
    """What came of a text.

    Attributes:
        outcome: rendered, or the words it was refused with.
        seconds: Wall-clock time, without that of starting Python.
        megabytes: The most memory the process held, Python and its modules included.
    """

    outcome: str
    seconds: float
    megabytes: float


def attempt(text: str) -> str:
    """Read and render all of a text as an import does; returns the outcome."""
    try:
        article = parse_article(text)
        for block in article.blocks:
            for markdown in filter(None, (block.markdown, block.source)):
                html = render_block(unwrap_item(markdown), CONTEXT)
                label_of(html)
                plain_text(html)
            for unit in block.units:
                render_sentence(unit.target, CONTEXT)
                render_sentence(unit.source, CONTEXT)
    except ArticleError as error:
        return f"line {error.line}: {error.reason}"
    return "rendered"


def main(family: str, size: int) -> None:
    """Make the attempt within limits of time and memory, and print it."""
    resource.setrlimit(resource.RLIMIT_CPU, (MAX_SECONDS, MAX_SECONDS))
    resource.setrlimit(resource.RLIMIT_AS, (MAX_MEMORY, MAX_MEMORY))
    text = FAMILIES[family](size)
    start = time.perf_counter()
    outcome = attempt(text)
    seconds = time.perf_counter() - start
    megabytes = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(json.dumps(asdict(Attempt(outcome, seconds, megabytes))))


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]))
