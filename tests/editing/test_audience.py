"""An editor decides who is asked a step."""

from __future__ import annotations

import pytest
from django.utils import timezone

from troubleshooting.editing.audience import (
    accept_suggestion,
    accept_suggestions,
    dismiss_suggestion,
    set_audience,
)
from troubleshooting.editing.segmentation import Choice, decide_pieces, pieces_of, pieces_token
from troubleshooting.models import Article, Audience, BlockRole, Step, StepKind


@pytest.fixture
def step(article: Article) -> Step:
    """A step that an import thinks is the helpdesk's."""
    step = article.steps.active().get(position=2)
    step.suggested_audience, step.suggested_because = Audience.HELPDESK, "admin center"
    step.save()
    return step


def state(step: Step) -> tuple[str, bool]:
    step.refresh_from_db()
    return step.audience, step.audience_decided


def test_an_accepted_suggestion_is_what_holds(article: Article, step: Step) -> None:
    assert step.has_suggestion
    assert accept_suggestion(step)

    assert state(step) == ("helpdesk", True)
    assert not step.has_suggestion
    assert Article.objects.get().version == article.version + 1


def test_a_dismissed_one_changes_nothing_for_readers(article: Article, step: Step) -> None:
    assert dismiss_suggestion(step)

    assert state(step) == ("everyone", True)
    assert not step.has_suggestion
    assert Article.objects.get().version == article.version


def test_it_is_decided_once(article: Article, step: Step) -> None:
    dismiss_suggestion(step)

    assert not accept_suggestion(step)
    assert not dismiss_suggestion(step)
    assert accept_suggestions(article) == []
    assert state(step) == ("everyone", True)


def test_a_step_without_a_suggestion_is_not_accepted(article: Article) -> None:
    step = article.steps.active().get(position=1)

    assert not accept_suggestion(step)
    assert state(step) == ("everyone", False)


def test_all_of_an_article_are_accepted_at_once(article: Article, step: Step) -> None:
    article.steps.filter(position=4).update(suggested_audience=Audience.HELPDESK)
    article.steps.filter(position=3).update(
        suggested_audience=Audience.HELPDESK, retired_at=timezone.now()
    )

    accepted = accept_suggestions(article)

    assert accepted == [step.key, article.steps.get(position=4).key]
    assert article.steps.filter(audience=Audience.HELPDESK).count() == 2
    assert Article.objects.get().version == article.version + 1


def test_an_audience_that_is_set_is_decided(article: Article, step: Step) -> None:
    assert set_audience(step, Audience.HELPDESK)
    assert not set_audience(step, Audience.HELPDESK)

    assert state(step) == ("helpdesk", True)
    assert list(Step.objects.with_suggestions()) == []


@pytest.fixture
def merged(article: Article) -> tuple[Step, int]:
    """A step of two, left to the helpdesk, and the piece that it can be split at."""
    piece = next(row.number for row in pieces_of(article) if "Restart the app" in row.text)
    decide(article, {piece: Choice(BlockRole.CONTINUES)})
    step = article.steps.active().get(position=1)
    set_audience(step, Audience.HELPDESK)
    return step, piece


def test_what_is_cut_off_a_step_is_for_those_the_whole_was_for(
    article: Article, merged: tuple[Step, int]
) -> None:
    whole, piece = merged

    decide(article, {piece: Choice(BlockRole.STEP, StepKind.ACTION)})

    first, second, third, _fourth = article.steps.active()
    assert first == whole
    assert [state(step) for step in (first, second)] == [("helpdesk", True)] * 2
    assert state(third) == ("everyone", False)


def test_what_an_editor_said_of_the_part_counts_more(
    article: Article, merged: tuple[Step, int]
) -> None:
    _whole, piece = merged
    article.steps.filter(retired_at__isnull=False).update(audience_decided=True)

    decide(article, {piece: Choice(BlockRole.STEP, StepKind.ACTION)})

    assert state(article.steps.active()[1]) == ("everyone", True)


def test_a_recut_suggests_anew(article: Article) -> None:
    piece = next(row.number for row in pieces_of(article) if "Restart the app" in row.text)
    step = article.steps.active().get(position=1)
    article.steps.update(suggested_audience=Audience.HELPDESK, suggested_because="tenant")

    decide(article, {piece: Choice(BlockRole.CONTINUES)})

    step.refresh_from_db()
    assert (step.suggested_audience, step.suggested_because) == ("everyone", "")


def decide(article: Article, choices: dict[int, Choice]) -> None:
    seen = pieces_token(pieces_of(article))
    decide_pieces(article, choices, seen=seen, now=timezone.now())
