"""A portal filled for `benchmarks.pages`, in a process of its own: `python -m benchmarks.pages_run`."""

from __future__ import annotations

import argparse
import json
import os
import random
from copy import copy
from dataclasses import asdict, dataclass, field
from itertools import cycle, islice
from pathlib import Path

SEED = 11
LOCALE = "fi-FI"
# So many articles are what most people ask for at a time.
POPULAR = 50
# So many people walked through each of them before.
WALKS_FIRST = 6


@dataclass
class Filled:
    """What can be asked of the portal.

    Attributes:
        popular: Articles that many ask for.
        others: The rest.
        queries: What people type: pieces of titles, some mistyped.
        steps: Steps of sessions under way in popular articles, each `[browser key, slug, step
            key]`: the first steps of sessions, then the second ones, and so on; all of the first
            `WALKS_FIRST` walks through each article before the others. None has an answer yet, and
            another step follows on each.
    """

    popular: list[str] = field(default_factory=list)
    others: list[str] = field(default_factory=list)
    queries: list[str] = field(default_factory=list)
    steps: list[list[str]] = field(default_factory=list)


def main() -> None:
    """Import articles, start sessions, print what there is as JSON."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path, help="articles")
    parser.add_argument("sessions", type=int)
    options = parser.parse_args()
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "portal.settings")
    import django

    django.setup()
    from django.core.management import call_command

    call_command("migrate", verbosity=0)
    call_command("collectstatic", interactive=False, verbosity=0)
    print(json.dumps(asdict(fill(options.folder, options.sessions))))


def fill(folder: Path, sessions: int) -> Filled:
    """Import the articles of a folder and start sessions on those that have steps."""
    from django.utils import timezone

    from benchmarks.mistyping import typed
    from troubleshooting.ingest.importer import import_tree
    from troubleshooting.models import Article, ArticleTranslation

    import_tree(sorted(folder.glob("**/*.md")), now=timezone.now())
    dice = random.Random(SEED)  # noqa: S311 - a run can be repeated
    texts = list(
        ArticleTranslation.objects.filter(locale=LOCALE).values_list("article__slug", "title")
    )
    dice.shuffle(texts)
    slugs = [slug for slug, _title in texts]
    walked = Article.objects.filter(steps__retired_at=None).values_list("slug", flat=True)
    with_steps = set(walked)
    popular = [slug for slug in slugs if slug in with_steps][:POPULAR]
    return Filled(
        popular=popular,
        others=[slug for slug in slugs if slug not in popular],
        queries=[typed(title, dice) for _slug, title in texts],
        steps=_begin(popular, sessions),
    )


def _begin(slugs: list[str], sessions: int) -> list[list[str]]:
    """Start sessions, each in a browser of its own: one an article by the flow, copies of it else."""
    from django.utils import timezone

    from troubleshooting.flow import start_session
    from troubleshooting.models import Article, FlowSession
    from troubleshooting.views.browser import new_browser_key

    chosen = list(Article.objects.filter(slug__in=slugs))
    begun = [
        start_session(article, LOCALE, browser_key=new_browser_key(), now=timezone.now())
        for article in chosen
    ]
    for one in islice(cycle(list(begun)), max(sessions - len(begun), 0)):
        copied = copy(one)
        copied.pk, copied.browser_key = None, new_browser_key()
        begun.append(copied)
    FlowSession.objects.bulk_create(begun[len(chosen) :], batch_size=500)
    slug_of = {article.pk: article.slug for article in chosen}
    rows = [
        (
            number >= POPULAR * WALKS_FIRST,
            place,
            [session.browser_key, slug_of[session.article_id], key],
        )
        for number, session in enumerate(begun)
        for place, key in enumerate(session.step_keys[:-1])
    ]
    return [step for *_order, step in sorted(rows, key=lambda row: row[:2])]


if __name__ == "__main__":
    main()
