"""What `benchmarks.ordering` measures, in a process of its own: `python -m benchmarks.ordering_run`."""

from __future__ import annotations

import argparse
import json
import os
import random
import tempfile
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from io import StringIO
from pathlib import Path
from typing import Any

from benchmarks.ordering_cases import (
    Leaving,
    MadeArticle,
    by_counts,
    by_rates,
    make_article,
    prior_of,
    walks,
)

SEED = 27
# So many sessions of each article were imported when orders are recommended.
SIZES = (10, 50, 200)
WAYS = {
    "12 % leave": Leaving(0.12),
    "35 % leave": Leaving(0.35),
    "12 % leave each step": Leaving(0.12, is_each_step=True),
    "35 % leave each step": Leaving(0.35, is_each_step=True),
}


@dataclass(frozen=True)
class Outcome:
    """What became of an article; minutes are expected ones by the truth.

    Attributes:
        way: How its readers leave; a key of `WAYS`.
        sessions: How many were imported.
        is_recommended: Whether another order was.
        best: Minutes of the best order.
        authored: Minutes of the authored order.
        adopted: Minutes of the recommended order, or of the authored where none was.
        by_counts: Minutes of the order by resolved counts.
        by_rates: Minutes of the order by resolved rate over minutes.
        by_prior: Minutes of the order with the least expected minutes for who knows how articles are
            made, adopted however unsure it is: hardly more can be learned of these sessions.
    """

    way: str
    sessions: int
    is_recommended: bool
    best: float
    authored: float
    adopted: float
    by_counts: float
    by_rates: float
    by_prior: float


def main() -> None:
    """Import sessions of made articles, recommend orders, print what they are worth as JSON."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("articles", type=int, help="for each way of leaving")
    options = parser.parse_args()
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "portal.settings")
    import django

    django.setup()
    from django.core.management import call_command

    call_command("migrate", verbosity=0)
    print(json.dumps([asdict(one) for one in measure(options.articles)]))


def measure(count: int, sizes: Sequence[int] = SIZES) -> list[Outcome]:
    """Recommend orders of `count` articles for each way of leaving, as sessions come in."""
    from django.utils import timezone

    dice = random.Random(SEED)  # noqa: S311 - a run can be repeated
    articles = {
        way: [make_article(f"way-{number}-{n}", leaving, dice) for n in range(count)]
        for number, (way, leaving) in enumerate(WAYS.items())
    }
    every = [one for made in articles.values() for one in made]
    _store(every)
    # Of noon: how many days old sessions are does not hang on when it is run.
    now = timezone.now().replace(hour=12, minute=0, second=0, microsecond=0)
    sessions = {one.slug: list(walks(one, max(sizes), now, dice)) for one in every}
    outcomes: list[Outcome] = []
    done = 0
    for size in sizes:
        _import([line for walked in sessions.values() for line in walked[done:size]])
        rows, known, done = _recommended(), _by_prior(), size
        outcomes += [
            _outcome(way, one, sessions[one.slug][:size], rows[one.slug], known[one.slug])
            for way, made in articles.items()
            for one in made
        ]
    return outcomes


def _outcome(
    way: str,
    article: MadeArticle,
    sessions: Sequence[dict[str, Any]],
    row: dict[str, Any],
    known: Sequence[int],
) -> Outcome:
    adopted = row["recommended"] if row["recommended_change"] else row["current"]
    return Outcome(
        way=way,
        sessions=len(sessions),
        is_recommended=row["recommended_change"],
        best=article.cost(article.best),
        authored=article.cost(article.current),
        adopted=article.cost([position - 1 for position in adopted]),
        by_counts=article.cost(by_counts(article, sessions)),
        by_rates=article.cost(by_rates(article, sessions)),
        by_prior=article.cost(known),
    )


def _by_prior() -> dict[str, Sequence[int]]:
    """By slug the best order by the means, given the prior that articles are made by."""
    import numpy as np
    from django.conf import settings
    from django.utils import timezone

    from analytics.ordering.best_order import best_order
    from analytics.ordering.cost import swap_gains
    from analytics.ordering.evidence import Aging, read_evidence
    from analytics.ordering.minutes import estimate_minutes
    from analytics.ordering.outline import read_outlines
    from analytics.ordering.posterior import sample_shares

    aging = Aging(timezone.localdate(), settings.ORDER_HALF_LIFE_DAYS)
    orders: dict[str, Sequence[int]] = {}
    for outline, evidence in read_evidence(read_outlines(), aging):
        prior = np.array(prior_of(len(outline.steps)))
        shares = sample_shares(evidence.causes, prior=prior)
        minutes = estimate_minutes(evidence.times).sample(len(shares))
        gains = swap_gains(shares, minutes).mean(axis=0)
        orders[outline.slug] = best_order(gains, outline.constraints)
    return orders


def _store(articles: Sequence[MadeArticle]) -> None:
    from troubleshooting.models import Article, Step

    rows = Article.objects.bulk_create(Article(slug=one.slug, path=one.slug) for one in articles)
    Step.objects.bulk_create(
        Step(article=row, key=f"s{number}", position=number)
        for row, one in zip(rows, articles, strict=True)
        for number in range(1, len(one.shares) + 1)
    )


def _import(sessions: Sequence[dict[str, Any]]) -> None:
    from django.core.management import call_command

    with tempfile.TemporaryDirectory(prefix="askel-ordering-sessions-") as folder:
        path = Path(folder) / "sessions.jsonl"
        path.write_text("".join(f"{json.dumps(one)}\n" for one in sessions), encoding="utf-8")
        call_command("import_sessions", str(path), stdout=StringIO())


def _recommended() -> dict[str, dict[str, Any]]:
    from django.core.management import call_command

    out = StringIO()
    call_command("recommend_orders", format="json", stdout=out)
    return {row["article"]: row for row in json.loads(out.getvalue())}


if __name__ == "__main__":
    main()
