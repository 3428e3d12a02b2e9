"""The group of people who link tickets."""

from __future__ import annotations

from django.apps import AppConfig
from django.apps import apps as all_apps
from django.apps.registry import Apps
from django.contrib.auth.models import Group, Permission
from django.contrib.contenttypes.models import ContentType

from helpdesk.models import TicketLink

AGENTS = "Helpdesk agents"

# To make links, and to see those of colleagues: whoever takes over a ticket has to see what was
# tried. Nobody changes or deletes a link.
AGENT_PERMISSIONS = ("add_ticketlink", "view_ticketlink")


def agents_group() -> Group:
    """The group "Helpdesk agents", made with its permissions where it is missing.

    One that exists is left as it is: what an administrator took away or added stays so.
    """
    group, is_new = Group.objects.get_or_create(name=AGENTS)
    if is_new:
        of_links = ContentType.objects.get_for_model(TicketLink)
        group.permissions.set(
            Permission.objects.filter(content_type=of_links, codename__in=AGENT_PERMISSIONS)
        )
    return group


def ensure_groups(sender: AppConfig, *, apps: Apps = all_apps, **_others: object) -> None:
    """After migrating: make the group, once the tables it needs are there."""
    needed = [("auth", "Group"), ("helpdesk", "TicketLink")]
    try:
        for app, model in needed:
            apps.get_model(app, model)
    except LookupError:
        # Only a part was migrated, or this app was taken back to nothing.
        return
    agents_group()
