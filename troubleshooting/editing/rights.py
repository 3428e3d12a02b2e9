"""Rights of groups: what members may do with which tables, and what a migration brings them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from django.contrib.auth.models import Group, Permission
from django.contrib.contenttypes.models import ContentType
from django.db.migrations import Migration
from django.db.models import Model

# For each table what may be done: `view`, `add`, `change`, `delete`.
Rights = Mapping[type[Model], tuple[str, ...]]
# What a migration, by its app and name, brought a group to work with.
Brought = Mapping[tuple[str, str], tuple[type[Model], ...]]


def group_with(name: str, rights: Rights) -> Group:
    """The group of a name, made with its rights where it is missing.

    One that exists is left as it is: what an administrator took away or added stays so.
    """
    group, is_new = Group.objects.get_or_create(name=name)
    if is_new:
        _grant(group, rights, rights)
    return group


def grant_what_was_brought(
    group: Group, rights: Rights, brought: Brought, plan: Iterable[tuple[Migration, bool]]
) -> None:
    """Give a group the rights to what some migrations brought, when they are applied and never again.

    Args:
        group: The group.
        rights: All it may do.
        brought: What came with which migration.
        plan: The migrations that were run, each with whether it was taken back.
    """
    for migration, is_backwards in plan:
        if not is_backwards:
            _grant(group, rights, brought.get((migration.app_label, migration.name), ()))


def _grant(group: Group, rights: Rights, models: Iterable[type[Model]]) -> None:
    for model in models:
        content_type = ContentType.objects.get_for_model(model, for_concrete_model=False)
        codenames = [f"{action}_{model._meta.model_name}" for action in rights[model]]
        found = Permission.objects.filter(content_type=content_type, codename__in=codenames)
        group.permissions.add(*found)
