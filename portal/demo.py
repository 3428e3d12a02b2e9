"""What a newcomer finds after `make run`: the sample articles and a user of each kind."""

from __future__ import annotations

import json
import secrets
from datetime import datetime
from pathlib import Path
from typing import Any

from django.conf import settings
from django.contrib.auth.models import Group, User
from django.db import transaction

from helpdesk.roles import agents_group
from troubleshooting.editing.questions import (
    WantedChoice,
    WantedQuestion,
    Words,
    questions_token,
    save_question,
)
from troubleshooting.editing.roles import editors_group
from troubleshooting.editing.topics import name_topics
from troubleshooting.ingest.importer import import_tree
from troubleshooting.ingest.report import ImportReport
from troubleshooting.models import Article, LeadsTo

PASSWORD_BYTES = 9


class NotInDevelopment(RuntimeError):
    """Demo data was asked for with `DEBUG` off."""


def require_development() -> None:
    """Demo users have no place where real people work.

    Raises:
        NotInDevelopment: `DEBUG` is off.
    """
    if not settings.DEBUG:
        raise NotInDevelopment(
            "Demo data is for development only, and DEBUG is off. Set DEBUG=1 on your own "
            "machine; elsewhere use migrate, import_articles and createsuperuser."
        )


def import_samples(*, now: datetime) -> ImportReport:
    """Import the articles that come with the project, and what else editors would give them.

    Their topics get names in their languages, and one of them a question, as a draft to publish.
    Unchanged files cost next to nothing, and what an editor did stays.
    """
    folder: Path = settings.BASE_DIR / "samples"
    report = import_tree([folder], now=now)
    name_topics(json.loads((folder / "topics.json").read_text("utf-8")))
    questions = json.loads((folder / "questions.json").read_text("utf-8"))
    for article in Article.objects.filter(slug__in=questions, questions=None):
        _draft_question(article, questions[article.slug], now)
    return report


def _draft_question(article: Article, sample: dict[str, Any], now: datetime) -> None:
    """Give an article its sample question, which names steps by their places."""
    keys = {step.position: step.key for step in article.steps.active()}
    wanted = WantedQuestion(
        before=keys[sample["before"]],
        words=_words(sample["texts"]),
        choices=[
            WantedChoice(
                leads_to=LeadsTo.STEP if one["step"] else LeadsTo.NEXT,
                words=_words(one["texts"]),
                step=keys[one["step"]] if one["step"] else "",
            )
            for one in sample["choices"]
        ],
    )
    save_question(article, wanted, seen=questions_token(article), now=now)


def _words(texts: dict[str, str]) -> dict[str, Words]:
    return {locale: Words(text) for locale, text in texts.items()}


def create_demo_users() -> dict[str, str]:
    """Make `agent`, `editor` and `admin` where they are missing.

    Returns:
        The new users' passwords by name; they are stored nowhere in clear. A user who was there
        before is left as it is.

    Raises:
        NotInDevelopment: `DEBUG` is off.
    """
    require_development()
    passwords = {}
    with transaction.atomic():
        for name, group in (
            ("agent", agents_group()),
            ("editor", editors_group()),
            ("admin", None),
        ):
            if not User.objects.filter(username=name).exists():
                passwords[name] = _create(name, group)
    return passwords


def _create(name: str, group: Group | None) -> str:
    password = secrets.token_urlsafe(PASSWORD_BYTES)
    user = User.objects.create_user(name, password=password)
    # Agents work at the helpdesk's own pages; only the other two sign in to the admin.
    user.is_staff = name != "agent"
    user.is_superuser = group is None
    user.save(update_fields=["is_staff", "is_superuser"])
    if group:
        user.groups.add(group)
    return password
