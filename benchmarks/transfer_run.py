"""An import measured for `benchmarks.transfer`, in a process of its own: `python -m benchmarks.transfer_run`."""

from __future__ import annotations

import argparse
import json
import os
import random
import resource
import time
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

SEED = 28
ARTICLES, STEPS, DAYS = 3000, 6, 365
LOCALES = ("en-US", "fi-FI", "ja-JP", "sv-SE")
RESULTS, WEIGHTS = ("not_resolved", "resolved", "skipped"), (66, 26, 8)
LEAVE = 0.1
# The first articles are walked most.
SKEW = 2
SECONDS_A_STEP = (4.3, 0.7)
BEGIN = datetime(2025, 1, 1, tzinfo=UTC)


@dataclass(frozen=True)
class Imported:
    """What an import took, in seconds of the processor: what else the machine does counts for nothing.

    Attributes:
        sessions: How many the file has.
        added: How many were added.
        added_again: How many the same file added again.
        seconds: For all of them.
        seconds_again: To find that all of them are known.
        memory_mib: What the process held at most.
    """

    sessions: int
    added: int
    added_again: int
    seconds: float
    seconds_again: float
    memory_mib: int


def main() -> None:
    """Make articles and sessions, import those twice, print what it took as JSON."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("sessions", type=int)
    options = parser.parse_args()
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "portal.settings")
    import django

    django.setup()
    from django.core.management import call_command

    call_command("migrate", verbosity=0)
    _make_articles()
    file = options.folder / "sessions.jsonl"
    with file.open("w", encoding="utf-8") as lines:
        lines.writelines(sessions(options.sessions))
    print(json.dumps(asdict(measure(file, options.sessions))))


def measure(file: Path, count: int) -> Imported:
    """Import a file of so many sessions, and once more."""
    added, seconds = _import(file)
    added_again, seconds_again = _import(file)
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    return Imported(count, added, added_again, seconds, seconds_again, memory)


def _import(file: Path) -> tuple[int, float]:
    from analytics.transfer import import_sessions

    began = time.process_time()
    with file.open("rb") as lines:
        added = import_sessions(lines).added
    return added, time.process_time() - began


def _make_articles() -> None:
    from troubleshooting.models import Article, Step

    articles = Article.objects.bulk_create(
        Article(slug=f"article-{number}", path=f"article-{number}") for number in range(ARTICLES)
    )
    Step.objects.bulk_create(
        Step(article=article, key=f"{article.pk}-{position}", position=position)
        for article in articles
        for position in range(1, STEPS + 1)
    )


def sessions(count: int) -> Iterator[str]:
    """Lines of made sessions, of all days in no order: indexes are met everywhere, which costs most."""
    dice = random.Random(SEED)  # noqa: S311 - a run can be repeated
    for _ in range(count):
        article = int(ARTICLES * dice.random() ** SKEW)
        began = BEGIN + timedelta(seconds=dice.randrange(DAYS * 24 * 3600))
        steps, outcome = _walk(dice)
        line = {
            "article": f"article-{article}",
            "locale": dice.choice(LOCALES),
            "started_at": began.isoformat(),
            "outcome": outcome,
            "steps": steps,
        }
        yield f"{json.dumps(line)}\n"


def _walk(dice: random.Random) -> tuple[list[dict[str, object]], str]:
    """The steps somebody tried until one helped, or they left, or none was left."""
    steps: list[dict[str, object]] = []
    for position in range(1, STEPS + 1):
        if dice.random() < LEAVE:
            return steps, "abandoned"
        (result,) = dice.choices(RESULTS, WEIGHTS)
        seconds = int(dice.lognormvariate(*SECONDS_A_STEP))
        steps.append({"position": position, "result": result, "seconds": seconds})
        if result == "resolved":
            return steps, "resolved"
    return steps, "unresolved"


if __name__ == "__main__":
    main()
