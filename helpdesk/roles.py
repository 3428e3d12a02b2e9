"""The group of people who link tickets and tell of incidents."""

from __future__ import annotations

from collections.abc import Iterable

from django.apps import AppConfig
from django.apps import apps as all_apps
from django.apps.registry import Apps
from django.contrib.auth.models import Group
from django.db.migrations import Migration

from helpdesk.models import TicketLink
from troubleshooting.editing.rights import Brought, Rights, grant_what_was_brought, group_with
from troubleshooting.models import Incident

AGENTS = "Helpdesk agents"

# To make links, and to see those of colleagues: whoever takes over a ticket has to see what was
# tried. Nobody changes or deletes a link. Incidents are posted and ended by whoever hears of them.
AGENT_PERMISSIONS: Rights = {
    TicketLink: ("add", "view"),
    Incident: ("add", "change", "view"),
}
# What a migration brought for agents to work with: a group that is there already gets the rights
# when that migration is applied, and never again.
BROUGHT_BY: Brought = {
    ("troubleshooting", "0004_portal_of_readers"): (Incident,),
}


def agents_group() -> Group:
    """The group "Helpdesk agents", made with its rights where it is missing."""
    return group_with(AGENTS, AGENT_PERMISSIONS)


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
    grant_what_was_brought(agents_group(), AGENT_PERMISSIONS, BROUGHT_BY, plan)
