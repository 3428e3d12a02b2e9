"""The group of people who correct articles."""

from __future__ import annotations

from django.apps import AppConfig
from django.apps import apps as all_apps
from django.apps.registry import Apps
from django.contrib.auth.models import Group, Permission
from django.contrib.contenttypes.models import ContentType

from troubleshooting.models import Article, ArticleTranslation, Block, Step, StepTranslation

EDITORS = "Content editors"

# What editors look at and correct. Articles come and go by import, sessions are nobody's to read.
EDITED_MODELS = (Article, ArticleTranslation, Block, Step, StepTranslation)


def editors_group() -> Group:
    """The group "Content editors", made with its permissions where it is missing.

    One that exists is left as it is: what an administrator took away or added stays so.
    """
    group, is_new = Group.objects.get_or_create(name=EDITORS)
    if is_new:
        for model in EDITED_MODELS:
            content_type = ContentType.objects.get_for_model(model, for_concrete_model=False)
            codenames = [f"{action}_{model._meta.model_name}" for action in ("view", "change")]
            found = Permission.objects.filter(content_type=content_type, codename__in=codenames)
            group.permissions.add(*found)
    return group


def ensure_groups(sender: AppConfig, *, apps: Apps = all_apps, **_others: object) -> None:
    """After migrating: make the group, once the tables it needs are there."""
    try:
        apps.get_model("auth", "Group")
        apps.get_model("troubleshooting", "Block")
    except LookupError:
        # Only a part was migrated, or this app was taken back to nothing.
        return
    editors_group()
