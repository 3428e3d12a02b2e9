"""The page on which an editor decides where an article's steps begin."""

from __future__ import annotations

from pathlib import Path

import pytest
from django.contrib.admin.models import LogEntry
from django.contrib.auth.models import User
from django.test import Client

from tests.admin.pages import form_of, steps_page
from tests.admin.segmenting import (
    CONNECT,
    CUT_ANEW,
    ENGLISH,
    LINK,
    PROSE,
    RESTART,
    TITLE,
    UPDATE,
    address_of,
    chosen,
    decide,
    now_is,
    open_form,
    show,
)
from tests.editing.stories import import_file, keys, source_file, step_text
from troubleshooting.models import Article


def test_the_articles_page_leads_to_it(desk: Client, article: Article) -> None:
    assert address_of(article) in desk.get(steps_page(article)).content.decode()


def test_the_english_text_is_shown_piece_by_piece_in_its_language(
    desk: Client, article: Article
) -> None:
    page = desk.get(address_of(article), headers={"accept-language": "fi"}).content.decode()

    assert f'id="piece-{CONNECT}" lang="en" dir="ltr"><p>Connect the headset again.' in page
    places = [page.index(f'id="piece-{number}"') for number in range(9)]
    assert places == sorted(places)


def test_a_step_has_its_number_its_kind_and_its_rule(desk: Client, article: Article) -> None:
    page = show(desk, article)

    step = page[page.index(f'id="part-{RESTART}"') : page.index(f'id="part-{UPDATE}"')]
    assert "Step 2 (action)" in step
    assert "<code>alternative</code>" in step
    assert "An item of a list that offers things to check or to try is a step." in page


def test_it_says_that_all_languages_follow(desk: Client, article: Article) -> None:
    assert "the texts in all languages follow, and later imports respect it" in show(desk, article)


@pytest.mark.parametrize(
    ("number", "value", "becomes"),
    [
        (PROSE, "step-action", "step action"),
        (PROSE, "step-check", "step check"),
        (RESTART, "text", "text"),
        (RESTART, "resources", "resources"),
        (RESTART, "continues", "continues"),
        (LINK, "step-action", "step action"),
    ],
)
def test_each_choice_is_carried_out(
    desk: Client, article: Article, number: int, value: str, becomes: str
) -> None:
    decide(desk, article, **{f"p{number}": value})

    assert now_is(article, number) == becomes


def test_two_steps_become_one_in_every_language(desk: Client, article: Article) -> None:
    before = keys(article)

    page = decide(desk, article, p4="continues")

    assert keys(article) == [before[0], *before[2:]]
    assert "Käynnistä sovellus" in step_text(article, 1).markdown
    assert CUT_ANEW in page


def test_a_step_splits_where_another_begins_inside_it(desk: Client, article: Article) -> None:
    before = keys(article)
    decide(desk, article, p4="continues")

    decide(desk, article, p4="step-action")

    assert keys(article) == before


def test_it_is_written_into_the_articles_history(
    desk: Client, editor: User, article: Article
) -> None:
    decide(desk, article, p4="continues")

    entry = LogEntry.objects.get()
    assert (entry.user, entry.object_id) == (editor, str(article.pk))
    assert "“Restart the app.”: Belongs to what is before it" in entry.change_message
    assert CUT_ANEW in entry.change_message


def test_it_is_known_who_decided(desk: Client, editor: User, article: Article) -> None:
    decide(desk, article, p4="continues")

    assert article.decisions.get().decided_by == editor


def test_a_save_that_changes_nothing_says_so(desk: Client, article: Article) -> None:
    decide(desk, article, p4="continues")
    decision = article.decisions.get()
    version = Article.objects.get().version

    page = decide(desk, article)

    assert "Nothing was changed." in page
    assert Article.objects.get().version == version
    assert article.decisions.get() == decision
    assert LogEntry.objects.count() == 1


def test_what_an_editor_decided_stands_beside_what_the_rules_say(
    desk: Client, article: Article
) -> None:
    assert "An editor decided." not in show(desk, article)

    page = decide(desk, article, p4="continues")

    assert "An editor decided. The rules say: A step begins (action)" in page
    assert "decided by an editor" in page


def test_a_decided_piece_goes_back_to_the_rules(desk: Client, article: Article) -> None:
    page = decide(desk, article, p4="continues")
    assert '<option value="step-action">As the rules say: A step begins (action)</option>' in page

    decide(desk, article, p4="step-action")

    assert not article.decisions.exists()


def test_all_decisions_are_undone_at_once(desk: Client, article: Article) -> None:
    before = keys(article)
    decide(desk, article, p4="continues", p5="text", p1="step-check")
    sent = {**open_form(desk, article), **chosen(p6="text"), "_undo": "1"}

    response = desk.post(address_of(article), sent, headers=ENGLISH, follow=True)

    assert keys(article) == before
    assert not article.decisions.exists()
    assert CUT_ANEW in response.content.decode()
    entry = LogEntry.objects.order_by("pk").last()
    assert entry is not None
    assert entry.change_message.startswith("Undid all decisions about steps.")


def test_undo_is_offered_where_something_was_decided(desk: Client, article: Article) -> None:
    assert 'name="_undo"' not in show(desk, article)

    assert 'name="_undo"' in decide(desk, article, p4="continues")


def test_a_decision_whose_text_is_gone_can_be_undone(
    desk: Client, article: Article, tmp_path: Path
) -> None:
    decide(desk, article, p4="continues")
    lines = [line for line in source_file().split("\n") if "1-06" not in line]
    import_file(tmp_path, "\n".join(lines))
    assert 'name="_undo"' in show(desk, article)

    desk.post(address_of(article), {**open_form(desk, article), "_undo": "1"})

    assert not article.decisions.exists()


def test_the_title_stays_what_it_is(desk: Client, article: Article) -> None:
    assert f'name="piece-{TITLE}-choice"' not in show(desk, article)

    page = decide(desk, article, p0="step-action")

    assert "Nothing was changed." in page


def test_what_follows_the_title_cannot_belong_to_it(desk: Client, article: Article) -> None:
    sent = {**open_form(desk, article), **chosen(p1="continues", p5="text")}

    response = desk.post(address_of(article), sent, headers=ENGLISH)

    assert response.status_code == 422
    assert form_of(response)[f"piece-{UPDATE}-choice"] == "text"
    assert not article.decisions.exists()


@pytest.mark.parametrize("wrong", ["", "title", "step"])
def test_an_unknown_choice_is_refused(desk: Client, article: Article, wrong: str) -> None:
    sent = {**open_form(desk, article), **chosen(p4=wrong)}

    response = desk.post(address_of(article), sent, headers=ENGLISH)

    assert response.status_code == 422
    assert "Nothing was saved. See the pieces marked below" in response.content.decode()
