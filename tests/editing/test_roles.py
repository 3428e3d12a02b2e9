"""The group of people who correct articles."""

from __future__ import annotations

import pytest
from django.apps import apps
from django.contrib.auth.models import Group, User
from django.db.migrations import Migration

from troubleshooting.editing.roles import EDITORS, editors_group, ensure_groups

pytestmark = pytest.mark.django_db


@pytest.fixture
def editor() -> User:
    Group.objects.filter(name=EDITORS).delete()
    user = User.objects.create_user("editor", is_staff=True)
    user.groups.add(editors_group())
    return user


@pytest.mark.parametrize(
    "model",
    [
        "article",
        "articletranslation",
        "block",
        "conflict",
        "doubt",
        "finding",
        "step",
        "steptranslation",
    ],
)
def test_editors_look_at_and_change_what_articles_are_made_of(editor: User, model: str) -> None:
    assert editor.has_perms([f"troubleshooting.view_{model}", f"troubleshooting.change_{model}"])


def test_editors_post_and_end_incidents(editor: User) -> None:
    rights = ["add_incident", "change_incident", "view_incident", "add_incidenttext"]
    assert editor.has_perms([f"troubleshooting.{right}" for right in rights])
    assert not editor.has_perm("troubleshooting.delete_incident")


def test_editors_upload_imports(editor: User) -> None:
    rights = ["add_importupload", "view_importupload"]
    assert editor.has_perms([f"troubleshooting.{right}" for right in rights])
    assert not editor.has_perm("troubleshooting.change_importupload")


@pytest.mark.parametrize(
    "right", ["add_article", "delete_article", "view_flowsession", "view_stepresult"]
)
def test_they_may_no_more(editor: User, right: str) -> None:
    assert not editor.has_perm(f"troubleshooting.{right}")


def test_what_an_administrator_changed_stays(editor: User) -> None:
    group = Group.objects.get(name=EDITORS)
    group.permissions.clear()

    assert not editors_group().permissions.exists()


def test_a_group_that_is_there_gets_what_a_migration_brings_once(editor: User) -> None:
    group = Group.objects.get(name=EDITORS)
    group.permissions.clear()
    config = apps.get_app_config("troubleshooting")
    brought = Migration("0002_merges_findings_sources", "troubleshooting")
    other = Migration("0001_initial", "troubleshooting")

    ensure_groups(config, plan=[(other, False)])
    assert not group.permissions.exists()
    ensure_groups(config, plan=[(brought, False)])
    assert group.permissions.filter(codename="change_conflict").exists()
    assert not group.permissions.filter(codename="change_article").exists()
