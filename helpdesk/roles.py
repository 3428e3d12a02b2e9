"""The group of people who link tickets and tell of incidents."""

from __future__ import annotations

from collections.abc import Iterable

from django.apps import AppConfig
from django.apps import apps as all_apps
from django.apps.registry import Apps
from django.contrib.auth.models import Group, Permission
from django.contrib.contenttypes.models import ContentType
from django.db.migrations import Migration
from django.db.models import Model

from helpdesk.models import TicketLink
from troubleshooting.models import Incident

AGENTS = "Helpdesk agents"

# To make links, and to see those of colleagues: whoever takes over a ticket has to see what was
# tried. Nobody changes or deletes a link. Incidents are posted and ended by whoever hears of them.
AGENT_PERMISSIONS: dict[type[Model], tuple[str, ...]] = {
    TicketLink: ("add", "view"),
    Incident: ("add", "change", "view"),
}
# What a migration brought for agents to work with: a group that is there already gets the rights
# when that migration is applied, and never again.
BROUGHT_BY: dict[tuple[str, str], tuple[type[Model], ...]] = {
    ("troubleshooting", "0004_portal_of_readers"): (Incident,),
}


def agents_group() -> Group:
    """The group "Helpdesk agents", made with its permissions where it is missing.

    One that exists is left as it is: what an administrator took away or added stays so.
    """
    group, is_new = Group.objects.get_or_create(name=AGENTS)
    if is_new:
        _grant(group, AGENT_PERMISSIONS)
    return group


def ensure_groups(
    sender: AppConfig,
    *,
    apps: Apps = all_apps,
    plan: Iterable[tuple[Migration, bool]] = (),
    **_others: object,
) -> None:
    """After migrating: make the group, once the tables it needs are there.

    Args:
        sender: This app.
        apps: The models as they are after the migrations that were run.
        plan: Those migrations, each with whether it was taken back.
    """
    needed = [("auth", "Group"), ("helpdesk", "TicketLink"), ("troubleshooting", "Incident")]
    try:
        for app, model in needed:
            apps.get_model(app, model)
    except LookupError:
        # Only a part was migrated, or this app was taken back to nothing.
        return
    group = agents_group()
    for migration, is_backwards in plan:
        if not is_backwards:
            _grant(group, BROUGHT_BY.get((migration.app_label, migration.name), ()))


def _grant(group: Group, models: Iterable[type[Model]]) -> None:
    for model in models:
        content_type = ContentType.objects.get_for_model(model)
        codenames = [f"{action}_{model._meta.model_name}" for action in AGENT_PERMISSIONS[model]]
        found = Permission.objects.filter(content_type=content_type, codename__in=codenames)
        group.permissions.add(*found)
