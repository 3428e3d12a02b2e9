"""Questions as editors write and publish them, and what is refused."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

import pytest

from tests.editing.stories import keys
from tests.flow.asking import ask
from tests.flow.stories import BROWSER
from tests.flow.stories import make_article as plain_article
from troubleshooting.editing.branches import (
    LeadsBack,
    NoWayOut,
    published_branches,
    refusal,
)
from troubleshooting.editing.questions import (
    Flaw,
    StaleQuestions,
    WantedChoice,
    WantedQuestion,
    Words,
    WrongQuestion,
    publish_question,
    questions_token,
    remove_question,
    save_question,
    take_back_question,
)
from troubleshooting.editing.revision import StepChange, revise_steps, steps_token
from troubleshooting.flow import start_session, walk
from troubleshooting.models import Article, Audience, LeadsTo, Question, Status, Step, StepKind

ENGLISH, FINNISH = "en-US", "fi-FI"


def choice(
    leads_to: str = "next", *, step: str = "", article: int | None = None, key: str = ""
) -> WantedChoice:
    words = {ENGLISH: Words("Yes", "So it is"), FINNISH: Words("Kyllä")}
    return WantedChoice(LeadsTo(leads_to), words, key, step, article)


def wanted(*choices: WantedChoice, before: str = "", position: int = 1) -> WantedQuestion:
    words = {ENGLISH: Words("Is it?", "Look"), FINNISH: Words("Onko?")}
    answers = choices or (choice(), choice("solved"))
    told_apart = [_numbered(one, number) for number, one in enumerate(answers)]
    return WantedQuestion(before, words, told_apart, position)


def _numbered(one: WantedChoice, number: int) -> WantedChoice:
    said = {
        locale: replace(words, text=words.text + "!" * number)
        for locale, words in one.words.items()
    }
    return replace(one, words=said)


def save(article: Article, question: WantedQuestion, now: datetime, key: str = "") -> Question:
    return save_question(article, question, seen=questions_token(article), now=now, key=key)


def publish(article: Article, question: Question) -> Question:
    return publish_question(article, question.key, seen=questions_token(article))


def names(items: Sequence[object]) -> list[str]:
    return [item.key for item in items]  # type: ignore[attr-defined]


def test_a_new_question_is_a_draft_that_nobody_is_asked(article: Article, now: datetime) -> None:
    version = article.version
    first = keys(article)[0]

    question = save(article, wanted(before=first), now)

    assert (question.status, question.before, question.position) == (
        Status.DRAFT,
        Step.objects.get(key=first),
        1,
    )
    assert dict(question.texts.values_list("locale", "text")) == {
        ENGLISH: "Is it?",
        FINNISH: "Onko?",
    }
    assert [one.leads_to for one in question.choices.all()] == ["next", "solved"]
    assert start_session(article, FINNISH, browser_key=BROWSER, now=now).questions == []
    article.refresh_from_db()
    assert article.version == version


def test_published_it_is_asked_and_taken_back_no_more(article: Article, now: datetime) -> None:
    question = save(article, wanted(), now)
    version = article.version

    publish(article, question)
    session = start_session(article, FINNISH, browser_key=BROWSER, now=now)
    assert [one.text for one in walk(session, FINNISH).questions] == ["Onko?"]
    take_back_question(article, question.key, seen=questions_token(article))

    assert (
        start_session(article, FINNISH, browser_key="another-browser-key", now=now).questions == []
    )
    assert [one.text for one in walk(session, FINNISH).questions] == ["Onko?"]
    article.refresh_from_db()
    assert article.version == version + 2


def test_saving_again_changes_what_is_there(article: Article, now: datetime) -> None:
    question = save(article, wanted(), now)
    stays, goes = question.choices.all()
    last = keys(article)[-1]

    new = wanted(choice("step", step=last, key=stays.key), choice("helpdesk"), before=last)
    new = WantedQuestion(
        new.before,
        {ENGLISH: Words("Really?")},
        tuple(
            WantedChoice(one.leads_to, {ENGLISH: one.words[ENGLISH]}, one.key, one.step)
            for one in new.choices
        ),
        2,
    )
    again = save(article, new, now, question.key)

    assert (again.pk, again.position) == (question.pk, 2)
    assert list(again.texts.values_list("locale", "text")) == [(ENGLISH, "Really?")]
    kept = list(again.choices.filter(retired_at=None))
    assert kept[0].pk == stays.pk
    assert (kept[0].leads_to, kept[0].step) == ("step", Step.objects.get(key=last))
    goes.refresh_from_db()
    assert goes.retired_at == now


def test_a_removed_question_is_kept_for_those_who_answered_it(
    article: Article, now: datetime
) -> None:
    question = publish(article, save(article, wanted(), now))

    remove_question(article, question.key, seen=questions_token(article), now=now)

    assert Question.objects.get().retired_at == now
    assert not published_branches(article).forks
    with pytest.raises(Question.DoesNotExist):
        save(article, wanted(), now, question.key)


def test_what_it_lacks_is_said(article: Article, now: datetime) -> None:
    other = plain_article("other").pk
    silent = WantedChoice(LeadsTo.NEXT, {FINNISH: Words("Kyllä")})
    english = WantedChoice(LeadsTo.NEXT, {ENGLISH: Words("Yes")})
    for flaw, question in (
        (Flaw.FEW, wanted(choice())),
        (Flaw.MANY, wanted(*[choice()] * 7)),
        (Flaw.NO_ENGLISH, wanted(choice(), silent)),
        (Flaw.PARTIAL, wanted(choice(), english)),
        (Flaw.NO_STEP, wanted(choice(), choice("step", step="gone"))),
        (Flaw.NO_STEP, wanted(before="gone")),
        (Flaw.NO_ARTICLE, wanted(choice(), choice("article", article=other + 1))),
        (Flaw.ITSELF, wanted(choice(), choice("article", article=article.pk))),
    ):
        with pytest.raises(WrongQuestion) as refused:
            save(article, question, now)
        assert refused.value.flaw == flaw
    assert not Question.objects.exists()


@pytest.mark.parametrize("again", ["Yes", " yes  ", "ＹＥＳ"])
def test_two_answers_that_say_the_same_are_refused(
    article: Article, now: datetime, again: str
) -> None:
    answers = [
        replace(choice(), words={ENGLISH: Words(text), FINNISH: Words(text + suffix)})
        for text, suffix in (("Yes", ""), ("No", ""), (again, "!"))
    ]
    question = replace(wanted(), choices=answers)

    with pytest.raises(WrongQuestion) as refused:
        save(article, question, now)

    assert (refused.value.flaw, refused.value.locale, refused.value.place) == (
        Flaw.SAME,
        ENGLISH,
        2,
    )
    assert not Question.objects.exists()


def test_two_editors_at_once_the_second_is_told(article: Article, now: datetime) -> None:
    seen = questions_token(article)
    question = save_question(article, wanted(), seen=seen, now=now)

    with pytest.raises(StaleQuestions):
        save_question(article, wanted(), seen=seen, now=now)
    with pytest.raises(StaleQuestions):
        publish_question(article, question.key, seen=seen)
    assert Question.objects.count() == 1


def test_a_step_that_moved_meanwhile_is_seen_too(article: Article, now: datetime) -> None:
    seen = questions_token(article)
    revise_steps(article, keys(article)[::-1], [], seen=steps_token(article), now=now)

    with pytest.raises(StaleQuestions):
        save_question(article, wanted(), seen=seen, now=now)


@pytest.mark.parametrize(("place", "target"), [(2, 0), (1, 0), (3, 2)])
def test_what_leads_back_is_not_published(
    article: Article, now: datetime, place: int, target: int
) -> None:
    steps = keys(article)
    question = save(
        article, wanted(choice("step", step=steps[target]), choice(), before=steps[place]), now
    )

    with pytest.raises(LeadsBack) as refused:
        publish(article, question)

    assert names(refused.value.items) == [*steps[target:place], question.key]
    question.refresh_from_db()
    assert question.status == Status.DRAFT


def test_a_published_one_cannot_be_made_to_lead_back(article: Article, now: datetime) -> None:
    steps = keys(article)
    question = publish(article, save(article, wanted(before=steps[2]), now))

    with pytest.raises(LeadsBack):
        save(
            article,
            wanted(choice("step", step=steps[0]), choice(), before=steps[2]),
            now,
            question.key,
        )

    assert set(question.choices.values_list("leads_to", flat=True)) == {"next", "solved"}


def test_leading_ahead_or_back_to_what_was_jumped_over_is_fine(
    article: Article, now: datetime
) -> None:
    s1, s2, _s3, s4 = keys(article)
    publish(
        article,
        save(article, wanted(choice("step", step=s4), choice("step", step=s4), before=s1), now),
    )
    publish(article, save(article, wanted(before=s2), now))

    assert refusal(article) is None
    assert names(published_branches(article).unreachable())[:1] == [s1]


def test_an_order_that_makes_them_lead_back_is_refused(article: Article, now: datetime) -> None:
    s1, s2, s3, s4 = keys(article)
    ahead = wanted(choice("step", step=s4), choice(), before=s2)
    publish(article, save(article, ahead, now))

    with pytest.raises(LeadsBack) as refused:
        revise_steps(article, [s4, s1, s2, s3], [], seen=steps_token(article), now=now)

    assert keys(article) == [s1, s2, s3, s4]
    assert s4 in names(refused.value.items)


def test_a_retirement_that_makes_them_lead_back_is_refused(now: datetime, db: None) -> None:
    article = plain_article("which", steps=1)
    other = plain_article("other", steps=0)
    publish(
        article,
        save(
            article,
            wanted(choice("article", article=other.pk), choice("article", article=other.pk)),
            now,
        ),
    )
    ask(other, "q", a="/which", b="/which")
    change = StepChange("s1", StepKind.ACTION, Audience.EVERYONE, is_asked=False)

    with pytest.raises(NoWayOut):
        revise_steps(article, ["s1"], [change], seen=steps_token(article), now=now)

    assert keys(article) == ["s1"]


def test_what_led_back_before_can_still_be_ordered(article: Article, now: datetime) -> None:
    s1, s2, s3, s4 = keys(article)
    ask(article, "q", s3, back=s1, on="next")

    revise_steps(article, [s2, s1, s3, s4], [], seen=steps_token(article), now=now)

    assert keys(article) == [s2, s1, s3, s4]


def test_articles_that_lead_only_to_one_another_are_refused(now: datetime, db: None) -> None:
    first, second = plain_article("first", steps=0), plain_article("second", steps=0)
    ask(second, "q", a="/first", b="/first")
    question = save(
        first,
        wanted(choice("article", article=second.pk), choice("article", article=second.pk)),
        now,
    )

    with pytest.raises(NoWayOut) as refused:
        publish(first, question)

    assert [one.slug for one in refused.value.articles] == ["first", "second"]
    assert refusal(second) is None


@pytest.mark.parametrize("target", ["next", "solved", "helpdesk"])
def test_one_end_among_them_is_a_way_out(now: datetime, db: None, target: str) -> None:
    first, second = plain_article("first", steps=0), plain_article("second", steps=0)
    ask(second, "q", a="/first", b=target)
    question = save(
        first,
        wanted(choice("article", article=second.pk), choice("article", article=second.pk)),
        now,
    )

    assert publish(first, question).status == Status.PUBLISHED


def test_an_article_nobody_can_read_is_passed_by_and_leads_nowhere(now: datetime, db: None) -> None:
    first, second = plain_article("first", steps=0), plain_article("second", steps=0)
    ask(second, "q", a="/first", b="/first")
    second.translations.update(status=Status.DRAFT)
    both = wanted(choice("article", article=second.pk), choice("article", article=second.pk))

    assert publish(first, save(first, both, now)).status == Status.PUBLISHED
