"""The group of people who correct articles."""

from __future__ import annotations

import pytest
from django.contrib.auth.models import Group, User

from troubleshooting.editing.roles import EDITORS, editors_group

pytestmark = pytest.mark.django_db


@pytest.fixture
def editor() -> User:
    Group.objects.filter(name=EDITORS).delete()
    user = User.objects.create_user("editor", is_staff=True)
    user.groups.add(editors_group())
    return user


@pytest.mark.parametrize(
    "model", ["article", "articletranslation", "block", "step", "steptranslation"]
)
def test_editors_look_at_and_change_what_articles_are_made_of(editor: User, model: str) -> None:
    assert editor.has_perms([f"troubleshooting.view_{model}", f"troubleshooting.change_{model}"])


@pytest.mark.parametrize(
    "right", ["add_article", "delete_article", "view_flowsession", "view_stepresult"]
)
def test_they_may_no_more(editor: User, right: str) -> None:
    assert not editor.has_perm(f"troubleshooting.{right}")


def test_what_an_administrator_changed_stays(editor: User) -> None:
    group = Group.objects.get(name=EDITORS)
    group.permissions.clear()

    assert not editors_group().permissions.exists()
