"""The order of steps, what is asked, and which are asked at all."""

from __future__ import annotations

from datetime import datetime

import pytest

from tests.editing.stories import finnish, keys, labels
from troubleshooting.editing.audience import set_audience
from troubleshooting.editing.revision import (
    StaleSteps,
    StepChange,
    revise_steps,
    steps_token,
)
from troubleshooting.editing.steps import (
    WrongSteps,
    reorder_steps,
    restore_step,
    retire_step,
    set_kind,
)
from troubleshooting.flow import read_article
from troubleshooting.ingest.export import as_markdown
from troubleshooting.models import Article, Audience, Step, StepKind


def at(article: Article, number: int) -> Step:
    return article.steps.active().get(position=number)


def test_readers_are_asked_in_the_new_order(article: Article) -> None:
    wanted = keys(article)[::-1]

    assert reorder_steps(article, wanted)

    assert [step.key for step in read_article(article, "fi-FI").steps] == wanted
    assert [step.position for step in article.steps.active()] == [1, 2, 3, 4]


@pytest.mark.parametrize("locale", ["fi-FI", "en-US"])
def test_the_texts_of_all_locales_follow(article: Article, locale: str) -> None:
    before = labels(article.translations.get(locale=locale))

    reorder_steps(article, keys(article)[::-1])

    assert labels(article.translations.get(locale=locale)) == before[::-1]


def test_other_texts_stay_where_they_are(article: Article) -> None:
    def shape() -> list[str]:
        return [block.type for block in finnish(article).blocks.in_reading_order()]

    before = shape()
    reorder_steps(article, keys(article)[::-1])

    assert shape() == before


def test_the_export_is_one_list_as_before(article: Article) -> None:
    reorder_steps(article, keys(article)[::-1])

    assert (
        "Kokeile seuraavia keinoja:\n\n"
        "- Käynnistä tietokone uudelleen.\n"
        "- Päivitä ääniohjain.\n"
        "- Käynnistä sovellus uudelleen.\n"
        "- Yhdistä kuulokkeet uudelleen. Odota viisi sekuntia.\n\n"
        "Lue lisää:"
    ) in as_markdown(finnish(article))


def test_texts_of_different_shape_do_not_run_into_each_other(article: Article) -> None:
    last = finnish(article).blocks.get(step=at(article, 4))
    last.markdown = "**Käynnistä tietokone**\n\n1. Tallenna työsi."
    last.save()

    reorder_steps(article, keys(article)[::-1])

    assert "\n1. Tallenna työsi.\n\n- Päivitä" in as_markdown(finnish(article))


def test_the_same_order_changes_nothing(article: Article) -> None:
    assert not reorder_steps(article, keys(article))

    assert Article.objects.get().version == article.version


@pytest.mark.parametrize("wrong", [slice(1, None), slice(0, 0)])
def test_it_refuses_an_order_without_a_step(article: Article, wrong: slice) -> None:
    with pytest.raises(WrongSteps) as refused:
        reorder_steps(article, keys(article)[wrong])

    assert refused.value.missing


def test_it_refuses_an_order_with_a_step_twice_or_a_strange_one(article: Article) -> None:
    first = keys(article)[0]

    with pytest.raises(WrongSteps) as refused:
        reorder_steps(article, [*keys(article), first, "strange"])

    assert refused.value.unknown == (first, "strange")


def test_it_refuses_an_order_with_a_retired_step(article: Article, now: datetime) -> None:
    before = keys(article)
    retire_step(at(article, 2), now=now)

    with pytest.raises(WrongSteps):
        reorder_steps(article, before)


def test_a_retired_step_is_not_asked(article: Article, now: datetime) -> None:
    step = at(article, 2)

    assert retire_step(step, now=now)
    assert not retire_step(step, now=now)

    assert step.key not in keys(article)
    assert [one.position for one in article.steps.active()] == [1, 2, 3]
    assert article.steps.get(pk=step.pk).translations.count() == 2


def test_a_restored_step_comes_back_to_its_place(article: Article, now: datetime) -> None:
    before = keys(article)
    step = at(article, 2)
    retire_step(step, now=now)

    assert restore_step(step)
    assert not restore_step(step)

    assert keys(article) == before


def test_kind_and_audience_can_be_said(article: Article) -> None:
    assert set_kind(at(article, 1), StepKind.CHECK)
    assert set_audience(at(article, 1), Audience.HELPDESK)
    assert not set_kind(at(article, 1), StepKind.CHECK)

    assert (at(article, 1).kind, at(article, 1).audience) == ("check", "helpdesk")
    assert Article.objects.get().version == article.version + 2


def change(step: Step, *, kind: StepKind = StepKind.ACTION, is_asked: bool = True) -> StepChange:
    return StepChange(step.key, kind, Audience(step.audience), is_asked)


def test_a_revision_does_all_at_once(article: Article, now: datetime) -> None:
    order = keys(article)[::-1]
    first, second = at(article, 1), at(article, 2)
    changes = [change(first, kind=StepKind.CHECK), change(second, is_asked=False)]

    done = revise_steps(article, order, changes, seen=steps_token(article), now=now)

    assert done.reordered
    assert (done.changed, done.retired, done.restored) == ([first.key], [second.key], [])
    assert keys(article) == [key for key in order if key != second.key]


def test_a_revision_restores(article: Article, now: datetime) -> None:
    step = at(article, 2)
    retire_step(step, now=now)
    token = steps_token(article)

    done = revise_steps(article, keys(article), [change(step)], seen=token, now=now)

    assert done.restored == [step.key]


def test_a_revision_of_other_steps_than_seen_is_refused(article: Article, now: datetime) -> None:
    token = steps_token(article)
    reorder_steps(article, keys(article)[::-1])
    order = keys(article)

    with pytest.raises(StaleSteps):
        revise_steps(article, order[::-1], [], seen=token, now=now)

    assert keys(article) == order
