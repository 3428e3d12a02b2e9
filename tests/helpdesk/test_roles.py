"""The group of helpdesk agents."""

from __future__ import annotations

import pytest
from django.apps import AppConfig, apps
from django.apps.registry import Apps
from django.contrib.auth.models import Group
from django.core.management import call_command
from django.db.migrations import Migration

from helpdesk.roles import AGENTS, agents_group, ensure_groups

RIGHTS = {
    "add_ticketlink",
    "view_ticketlink",
    "add_incident",
    "change_incident",
    "view_incident",
}


def rights(group: Group) -> set[str]:
    return set(group.permissions.values_list("codename", flat=True))


@pytest.fixture
def helpdesk() -> AppConfig:
    return apps.get_app_config("helpdesk")


def test_a_fresh_installation_has_it(db: None) -> None:
    group = Group.objects.get(name=AGENTS)
    assert rights(group) == RIGHTS


def test_migrating_makes_it_where_it_is_missing(db: None) -> None:
    Group.objects.all().delete()
    call_command("migrate", verbosity=0)
    assert rights(Group.objects.get(name=AGENTS)) == RIGHTS


def test_it_is_made_once(db: None) -> None:
    assert agents_group() == agents_group()


def test_it_keeps_what_an_administrator_changed(db: None, helpdesk: AppConfig) -> None:
    agents_group().permissions.clear()
    ensure_groups(helpdesk, apps=apps)
    assert rights(agents_group()) == set()


def test_a_part_migrated_database_is_left_alone(db: None, helpdesk: AppConfig) -> None:
    Group.objects.all().delete()
    ensure_groups(helpdesk, apps=Apps())
    assert not Group.objects.exists()


def test_a_group_that_is_there_gets_what_a_migration_brings_once(
    db: None, helpdesk: AppConfig
) -> None:
    agents_group().permissions.clear()
    brought = Migration("0004_portal_of_readers", "troubleshooting")

    ensure_groups(helpdesk, apps=apps, plan=[(brought, True)])
    assert rights(agents_group()) == set()
    ensure_groups(helpdesk, apps=apps, plan=[(brought, False)])
    assert rights(agents_group()) == {"add_incident", "change_incident", "view_incident"}
