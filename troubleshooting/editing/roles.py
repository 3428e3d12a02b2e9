"""The group of people who correct articles."""

from __future__ import annotations

from collections.abc import Iterable

from django.apps import AppConfig
from django.apps import apps as all_apps
from django.apps.registry import Apps
from django.contrib.auth.models import Group
from django.db.migrations import Migration

from troubleshooting.editing.rights import Brought, Rights, grant_what_was_brought, group_with
from troubleshooting.models import (
    Article,
    ArticleTopic,
    ArticleTranslation,
    Block,
    Conflict,
    Doubt,
    Finding,
    ImportUpload,
    Incident,
    IncidentText,
    LearnedQuery,
    Step,
    StepTranslation,
    Topic,
    TopicName,
    UnansweredQuery,
)

EDITORS = "Content editors"

LOOK_AND_CHANGE = ("view", "change")
ALL = ("view", "add", "change", "delete")
# What editors may do. Articles come and go by import, sessions are nobody's to read.
RIGHTS: Rights = {
    Article: LOOK_AND_CHANGE,
    ArticleTranslation: LOOK_AND_CHANGE,
    Block: LOOK_AND_CHANGE,
    Conflict: LOOK_AND_CHANGE,
    Doubt: LOOK_AND_CHANGE,
    Finding: LOOK_AND_CHANGE,
    ImportUpload: ("view", "add"),
    LearnedQuery: LOOK_AND_CHANGE,
    UnansweredQuery: LOOK_AND_CHANGE,
    Step: LOOK_AND_CHANGE,
    StepTranslation: LOOK_AND_CHANGE,
    Topic: ALL,
    TopicName: ALL,
    ArticleTopic: ALL,
    Incident: ("view", "add", "change"),
    IncidentText: ALL,
}
# What a migration brought for editors to work on: a group that is there already gets the rights
# when that migration is applied, and never again.
BROUGHT_BY: Brought = {
    ("troubleshooting", "0002_merges_findings_sources"): (Conflict, Finding, ImportUpload),
    ("troubleshooting", "0004_portal_of_readers"): (
        Doubt,
        Topic,
        TopicName,
        ArticleTopic,
        Incident,
        IncidentText,
        LearnedQuery,
        UnansweredQuery,
    ),
}


def editors_group() -> Group:
    """The group "Content editors", made with its rights where it is missing."""
    return group_with(EDITORS, RIGHTS)


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
    try:
        apps.get_model("auth", "Group")
        apps.get_model("troubleshooting", "ImportUpload")
    except LookupError:
        # Only a part was migrated, or this app was taken back to nothing.
        return
    grant_what_was_brought(editors_group(), RIGHTS, BROUGHT_BY, plan)
