"""`manage.py recommend_orders`: which articles' steps to ask in another order."""

from __future__ import annotations

import json
from argparse import ArgumentParser
from collections.abc import Sequence
from datetime import datetime
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from analytics.adoption import respect_decisions
from analytics.adoption.advice import save_advice
from analytics.ordering import Recommendation, recommend_order, recommend_orders
from analytics.ordering.reasons import percent_sure
from troubleshooting.models import Article

# More digits would be noise of the draws.
DIGITS = 4


class Command(BaseCommand):
    """Prints what the analytics page shows, by the same model. No order is changed."""

    help = "Recommend the order of each article's steps that takes the fewest expected minutes."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Which articles, and how to print."""
        parser.add_argument("--article", metavar="SLUG", help="only this one")
        parser.add_argument("--format", choices=("json", "text"), default="text")
        parser.add_argument(
            "--save", action="store_true", help="keep them for the analytics pages, every night say"
        )

    def handle(self, *args: Any, **options: Any) -> None:  # noqa: ANN401 - Django's signature
        """Print a JSON array of all articles with steps, or lines about those to change."""
        now = timezone.now()
        found = sorted(self._recommendations(options["article"], now), key=lambda one: one.article)
        if options["save"]:
            save_advice(found, now=now)
        found = respect_decisions(found)
        if options["format"] == "json":
            self.stdout.write(json.dumps([as_row(one) for one in found], ensure_ascii=False))
        else:
            self._write_lines(found)

    def _recommendations(self, slug: str | None, now: datetime) -> list[Recommendation]:
        if slug is None:
            return list(recommend_orders(now=now))
        article = Article.objects.named(slug).first()
        if article is None:
            raise CommandError(f"There is no article {slug!r}. Name it as its address does.")
        recommendation = recommend_order(article, now=now)
        return [recommendation] if recommendation else []

    def _write_lines(self, found: Sequence[Recommendation]) -> None:
        changes = [one for one in found if one.recommended_change]
        for one in changes:
            order = ", ".join(str(position) for position in one.recommended)
            self.stdout.write(
                f"{one.article}: {order} ({one.minutes_now:.1f} -> {one.minutes_recommended:.1f} "
                f"minutes, better with a probability of {percent_sure(one.probability_better)} %)"
            )
            for reason in one.reasons:
                self.stdout.write(f"    {reason.words}")
        self.stdout.write(f"{len(changes)} of {len(found)} articles: another order recommended")


def as_row(one: Recommendation) -> dict[str, object]:
    """A recommendation as others script against it; positions are 1-based, of all active steps."""
    return {
        "article": one.article,
        "current": list(one.current),
        "recommended": list(one.recommended),
        "probability_better": round(one.probability_better, DIGITS),
        "minutes_now": round(one.minutes_now, DIGITS),
        "minutes_recommended": round(one.minutes_recommended, DIGITS),
        "recommended_change": one.recommended_change,
    }
