"""An editor puts a hint out of sight, or brings it back."""

from __future__ import annotations

from datetime import datetime

import pytest
from django.contrib.auth.models import User

from tests.editing.stories import step_text
from troubleshooting.editing.findings import dismiss_findings, restore_findings
from troubleshooting.models import Article, Finding


@pytest.fixture
def finding(article: Article, now: datetime) -> Finding:
    return Finding.objects.create(
        block=step_text(article, 1), check_id="numbers", severity="medium", found_at=now
    )


@pytest.fixture
def editor(db: None) -> User:
    return User.objects.create_user("editor")


def test_a_dismissed_hint_names_the_editor_and_the_time(
    finding: Finding, editor: User, now: datetime
) -> None:
    assert dismiss_findings([finding.pk], by=editor, now=now) == 1

    finding.refresh_from_db()
    assert (finding.dismissed_by, finding.dismissed_at) == (editor, now)
    assert not Finding.objects.open().exists()


def test_the_first_dismissal_counts(finding: Finding, editor: User, now: datetime) -> None:
    dismiss_findings([finding.pk], by=editor, now=now)

    assert dismiss_findings([finding.pk], by=User.objects.create_user("other"), now=now) == 0

    finding.refresh_from_db()
    assert finding.dismissed_by == editor


def test_a_hint_is_brought_back(finding: Finding, editor: User, now: datetime) -> None:
    dismiss_findings([finding.pk], by=editor, now=now)

    assert restore_findings([finding.pk]) == 1
    assert restore_findings([finding.pk]) == 0

    assert Finding.objects.open().get().dismissed_by is None


def test_a_hint_that_is_gone_is_passed_over(finding: Finding, editor: User, now: datetime) -> None:
    finding.delete()

    assert dismiss_findings([7], by=editor, now=now) == 0
    assert restore_findings([7]) == 0
