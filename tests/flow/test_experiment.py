"""For a share of an article's sessions two neighbouring steps change places."""

from __future__ import annotations

from datetime import datetime
from unittest.mock import patch

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from tests.flow.asking import ask
from tests.flow.stories import make_article
from troubleshooting.editing.experiments import set_experiment
from troubleshooting.flow import answer_step, experiment, start_session
from troubleshooting.flow.branching.forks import published_questions
from troubleshooting.flow.experiment import swappable
from troubleshooting.models import (
    Article,
    Audience,
    FlowSession,
    OrderExperiment,
    Result,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def article() -> Article:
    return make_article()


@pytest.fixture
def keys(article: Article) -> list[str]:
    return list(article.steps.active().values_list("key", flat=True))


def start(article: Article, number: int = 1, *, lot: float = 0.0) -> FlowSession:
    with patch.object(experiment.DICE, "random", lambda: lot):
        return start_session(
            article, "fi-FI", browser_key=f"browser-of-reader-{number}", now=timezone.now()
        )


def places(article: Article, keys: list[str], asked: list[str] | None = None) -> list[int]:
    return swappable(article, keys, asked or keys, published_questions(article, keys))


def test_nothing_changes_without_an_experiment(article: Article, keys: list[str]) -> None:
    session = start(article)
    assert session.step_keys == keys
    assert not session.is_randomised


def test_of_a_drawn_session_two_neighbours_change_places(article: Article, keys: list[str]) -> None:
    set_experiment(article, 20)
    session = start(article, lot=0.199)
    moved = [place for place, key in enumerate(session.step_keys) if key != keys[place]]
    assert session.is_randomised
    assert len(moved) == 2
    assert moved[1] == moved[0] + 1
    assert sorted(session.step_keys) == sorted(keys)


def test_others_keep_the_order(article: Article, keys: list[str]) -> None:
    set_experiment(article, 20)
    session = start(article, lot=0.2)
    assert session.step_keys == keys
    assert not session.is_randomised


def test_a_stopped_experiment_draws_no_lots(article: Article, keys: list[str]) -> None:
    set_experiment(article, 20)
    assert set_experiment(article, 0)
    assert not set_experiment(article, 0)
    assert start(article).step_keys == keys


def test_a_start_that_is_posted_twice_draws_once(article: Article) -> None:
    set_experiment(article, 50)
    first = start(article)
    again = start(article, lot=0.9)
    assert again.pk == first.pk
    assert FlowSession.objects.count() == 1


def test_it_is_walked_like_any_other(article: Article, now: datetime) -> None:
    set_experiment(article, 50)
    session = start(article)
    for key in session.step_keys:
        session = answer_step(session, key, Result.NOT_RESOLVED, now=timezone.now())
    assert session.outcome == "unresolved"


def test_pinned_steps_stay(article: Article, keys: list[str]) -> None:
    article.steps.filter(key=keys[1]).update(is_pinned=True)
    assert all(place not in places(article, keys) for place in (0, 1))


def test_a_step_stays_behind_what_it_comes_only_after(article: Article, keys: list[str]) -> None:
    later = article.steps.get(key=keys[1])
    later.prerequisites.add(article.steps.get(key=keys[0]))
    assert 0 not in places(article, keys)
    assert 1 in places(article, keys)


def test_steps_that_are_not_asked_stay(article: Article, keys: list[str]) -> None:
    article.steps.filter(key=keys[0]).update(audience=Audience.HELPDESK)
    assert 0 not in places(article, keys, keys[1:])


def test_steps_of_questions_stay(article: Article, keys: list[str]) -> None:
    ask(article, "q", before=keys[1], on="next")
    assert all(place not in places(article, keys) for place in (0, 1))


def test_more_than_half_is_refused(article: Article) -> None:
    with pytest.raises(ValueError, match="51"):
        set_experiment(article, 51)
    with pytest.raises(IntegrityError), transaction.atomic():
        OrderExperiment.objects.create(article=article, percent=51)
