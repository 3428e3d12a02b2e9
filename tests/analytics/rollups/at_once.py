"""What a process of its own does to the sums: one writes facts and reads, others roll up meanwhile.

    python -m tests.analytics.rollups.at_once write|roll FOLDER

Rolling up ends when the folder has a file called `done`.
"""

from __future__ import annotations

import os
import random
import sys
from pathlib import Path

import django

ROUNDS, FACTS = 6, 20
DONE = "done"


def write() -> None:
    """Write and remove facts, and after each round read what is there."""
    from django.db import transaction

    from tests.analytics.rollups.stories import add_fact, assert_exact, remove_fact
    from tests.analytics.stories import make_article

    dice = random.Random(11)  # noqa: S311 - a test can be repeated
    articles = [make_article("one", steps=2), make_article("two", steps=1)]
    facts = []
    for _ in range(ROUNDS):
        with transaction.atomic():
            facts += [add_fact(dice.choice(articles), dice) for _ in range(FACTS)]
            remove_fact(facts.pop(dice.randrange(len(facts))))
        assert_exact(articles)


def roll(folder: Path) -> None:
    """Roll up again and again, now and then from the beginning."""
    from django.utils import timezone

    from analytics.rollups.rolling import roll_up

    dice = random.Random(os.getpid())  # noqa: S311 - when is of no matter
    while not (folder / DONE).exists():
        roll_up(now=timezone.now(), anew=dice.random() < 0.1)


if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "portal.settings")
    django.setup()
    if sys.argv[1] == "write":
        write()
    else:
        roll(Path(sys.argv[2]))
