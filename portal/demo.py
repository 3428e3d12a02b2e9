"""What a newcomer finds after `make run`: the sample articles and a user of each kind."""

from __future__ import annotations

import json
import secrets
from datetime import datetime
from pathlib import Path

from django.conf import settings
from django.contrib.auth.models import Group, User
from django.db import transaction

from helpdesk.roles import agents_group
from troubleshooting.editing.roles import editors_group
from troubleshooting.editing.topics import name_topics
from troubleshooting.ingest.importer import import_tree
from troubleshooting.ingest.report import ImportReport

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
    """Import the articles that come with the project, and name their topics in their languages.

    Unchanged files cost next to nothing, and a name that an editor gave stays.
    """
    folder: Path = settings.BASE_DIR / "samples"
    report = import_tree([folder], now=now)
    name_topics(json.loads((folder / "topics.json").read_text("utf-8")))
    return report


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
