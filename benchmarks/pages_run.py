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
# So many articles are walked through, each by many people.
ARTICLES_WALKED = 500


@dataclass
class Filled:
    """What can be asked of the portal.

    Attributes:
        slugs: Its articles.
        queries: What people type: pieces of titles, some mistyped.
        steps: Steps of sessions under way, each `[browser key, slug, step key]`; those of a
            session follow each other in its order, and have no answer yet. Another one follows
            on each.
    """

    slugs: list[str] = field(default_factory=list)
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
    from troubleshooting.models import ArticleTranslation

    import_tree(sorted(folder.glob("**/*.md")), now=timezone.now())
    dice = random.Random(SEED)  # noqa: S311 - a run can be repeated
    texts = list(
        ArticleTranslation.objects.filter(locale=LOCALE).values_list("article__slug", "title")
    )
    dice.shuffle(texts)
    slugs = [slug for slug, _title in texts]
    return Filled(
        slugs=slugs,
        queries=[typed(title, dice) for _slug, title in texts],
        steps=_begin(slugs, sessions),
    )


def _begin(slugs: list[str], sessions: int) -> list[list[str]]:
    """Start sessions, each in a browser of its own: one an article by the flow, copies of it else."""
    from django.utils import timezone

    from troubleshooting.flow import start_session
    from troubleshooting.models import Article, FlowSession
    from troubleshooting.views.browser import new_browser_key

    articles = Article.objects.filter(slug__in=slugs, steps__retired_at=None).distinct()
    chosen = list(articles[:ARTICLES_WALKED])
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
    return [
        [session.browser_key, slug_of[session.article_id], key]
        for session in begun
        for key in session.step_keys[:-1]
    ]


if __name__ == "__main__":
    main()
