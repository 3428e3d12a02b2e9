"""The page on which an editor decides where an article's steps begin."""

from __future__ import annotations

from pathlib import Path

import pytest
from django.contrib.admin.models import LogEntry
from django.contrib.auth.models import Permission, User
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from tests.admin.pages import form_of, steps_page
from tests.editing.stories import correct, import_file, keys, source_file, step_text
from troubleshooting.editing.publishing import publish_translation
from troubleshooting.editing.segmentation import pieces_of
from troubleshooting.models import Article, ArticleTranslation, Block, Conflict

ENGLISH = {"accept-language": "en"}
# The rows of the article that stories.py tells, by number.
TITLE, PROSE, LEAD_IN, CONNECT, RESTART, UPDATE, REBOOT, READING, LINK = range(9)
CUT_ANEW = "The texts in 2 languages were cut anew: en-US, fi-FI."


def address_of(article: Article) -> str:
    return reverse("admin:troubleshooting_article_segmentation", args=[article.pk])


def show(desk: Client, article: Article) -> str:
    return desk.get(address_of(article), headers=ENGLISH).content.decode()


def open_form(desk: Client, article: Article) -> dict[str, str]:
    return form_of(desk.get(address_of(article)))


def chosen(**pieces: str) -> dict[str, str]:
    """`p4="text"` chooses that text begins at piece 4."""
    return {f"piece-{name[1:]}-choice": value for name, value in pieces.items()}


def decide(desk: Client, article: Article, **pieces: str) -> str:
    """Choose on a page just opened, and give what it shows afterwards."""
    sent = {**open_form(desk, article), **chosen(**pieces)}
    response = desk.post(address_of(article), sent, headers=ENGLISH, follow=True)
    return response.content.decode()


def now_is(article: Article, number: int) -> str:
    choice = pieces_of(article)[number].choice
    return f"{choice.role.value} {choice.kind}".strip()


def looker(client: Client, *rights: str) -> Client:
    user = User.objects.create_user("looker", is_staff=True)
    user.user_permissions.set(Permission.objects.filter(codename__in=rights))
    client.force_login(user)
    return client


@pytest.fixture
def conflict(article: Article, text: ArticleTranslation, tmp_path: Path) -> Conflict:
    """Over the Finnish text of the first step."""
    correct(step_text(article, 1), "- Irrota kuulokkeet. Odota viisi sekuntia.", timezone.now())
    publish_translation(text, now=timezone.now())
    import_file(tmp_path, source_file(p104="Kytke kuulokkeet uudelleen."))
    return Conflict.objects.open().get()


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


def test_the_second_of_two_editors_is_told_and_shown_what_they_wanted(
    desk: Client, article: Article
) -> None:
    opened = open_form(desk, article)
    decide(desk, article, p4="continues")

    sent = {**opened, **chosen(p6="text")}
    response = desk.post(address_of(article), sent, headers=ENGLISH)

    assert response.status_code == 422
    page = response.content.decode()
    assert "Somebody else, or an import, changed the article" in page
    assert page.count("You wanted: Text begins") == page.count("You wanted:") == 1
    assert now_is(article, REBOOT) == "step action"
    assert now_is(article, RESTART) == "continues"


def test_the_second_editor_chooses_on_the_page_as_it_is_now(desk: Client, article: Article) -> None:
    opened = open_form(desk, article)
    decide(desk, article, p4="continues")
    refused = desk.post(address_of(article), {**opened, **chosen(p6="text")})

    response = desk.post(address_of(article), {**form_of(refused), **chosen(p6="text")})

    assert response.status_code == 302
    assert (now_is(article, RESTART), now_is(article, REBOOT)) == ("continues", "text")


def test_what_was_wanted_moves_with_its_piece(
    desk: Client, article: Article, tmp_path: Path
) -> None:
    sent = {**open_form(desk, article), **chosen(p6="text")}
    lines = [line for line in source_file().split("\n") if "1-06" not in line]
    import_file(tmp_path, "\n".join(lines))

    page = desk.post(address_of(article), sent, headers=ENGLISH).content.decode()

    piece = page[page.index("Restart the computer") :]
    assert "You wanted: Text begins" in piece[: piece.index("</section>")]


def test_what_was_wanted_of_a_piece_that_is_gone_is_shown(
    desk: Client, article: Article, tmp_path: Path
) -> None:
    sent = {**open_form(desk, article), **chosen(p4="text")}
    lines = [line for line in source_file().split("\n") if "1-06" not in line]
    import_file(tmp_path, "\n".join(lines))

    page = desk.post(address_of(article), sent, headers=ENGLISH).content.decode()

    assert "You decided about a piece that is no longer part of the article" in page
    assert '<pre class="stored" lang="en" dir="ltr">- Restart the app.</pre>' in page
    assert page.count("You wanted: Text begins") == 1


def test_pieces_of_several_lines_are_recognised_as_a_browser_sends_them(
    desk: Client, article: Article, tmp_path: Path
) -> None:
    import_file(tmp_path, source_file().replace("in a meeting.", "in a\nmeeting."))
    opened = open_form(desk, article)
    assert "\n" in opened[f"piece-{PROSE}-text"]
    decide(desk, article, p4="continues")
    sent = {name: value.replace("\n", "\r\n") for name, value in opened.items()}

    response = desk.post(address_of(article), {**sent, **chosen(p1="step-check")}, headers=ENGLISH)

    page = response.content.decode()
    assert "no longer part of the article" not in page
    assert "You wanted: A step begins (check)" in page


def test_an_open_conflict_is_told_with_the_way_to_it(
    desk: Client, article: Article, conflict: Conflict
) -> None:
    before = keys(article)
    sent = {**open_form(desk, article), **chosen(p4="continues")}

    response = desk.post(address_of(article), sent, headers=ENGLISH)

    assert response.status_code == 422
    link = reverse("admin:troubleshooting_conflict_change", args=[conflict.pk])
    assert f'<a href="{link}">' in response.content.decode()
    assert form_of(response)[f"piece-{RESTART}-choice"] == "continues"
    assert keys(article) == before
    assert not LogEntry.objects.exists()


def test_once_the_conflict_is_settled_the_same_form_is_saved(
    desk: Client, article: Article, conflict: Conflict
) -> None:
    sent = {**open_form(desk, article), **chosen(p4="continues")}
    refused = desk.post(address_of(article), sent)
    link = reverse("admin:troubleshooting_conflict_change", args=[conflict.pk])
    desk.post(link, {"resolution": "ours"})

    response = desk.post(address_of(article), form_of(refused))

    assert response.status_code == 302
    assert now_is(article, RESTART) == "continues"


def test_an_article_without_english_explains(desk: Client, article: Article) -> None:
    sent = open_form(desk, article)
    article.translations.get(locale="en-US").delete()

    page = show(desk, article)

    assert "This article has no English text" in page
    assert 'name="seen"' not in page
    assert desk.post(address_of(article), sent).status_code == 422


def test_a_text_that_an_older_version_stored_explains(desk: Client, article: Article) -> None:
    sent = {**open_form(desk, article), **chosen(p4="continues")}
    # A line of the item before it: no block begins there any more.
    older = Block.objects.filter(pk=step_text(article, 2).pk)
    older.update(source_markdown="Restart the app.", upstream_markdown="Sulje sovellus.")

    response = desk.post(address_of(article), sent, headers=ENGLISH)

    assert response.status_code == 422
    assert "stored as an older version read it" in response.content.decode()
    assert form_of(response)[f"piece-{RESTART}-choice"] == "continues"
    assert not article.decisions.exists()


def test_nobody_is_sent_to_sign_in(client: Client, article: Article) -> None:
    for response in (client.get(address_of(article)), client.post(address_of(article))):
        assert response.status_code == 302
        assert "/login/" in response.headers["Location"]


def test_staff_without_the_right_are_refused(client: Client, article: Article) -> None:
    looker(client)

    assert client.get(address_of(article)).status_code == 403
    assert client.post(address_of(article)).status_code == 403


def test_who_may_only_look_sees_the_pieces_without_choices(
    client: Client, article: Article
) -> None:
    page = looker(client, "view_article").get(address_of(article), headers=ENGLISH)

    assert b"Connect the headset again." in page.content
    assert b"<select" not in page.content
    assert b'type="submit" class="button default"' not in page.content


def test_who_may_only_look_decides_nothing(client: Client, desk: Client, article: Article) -> None:
    sent = {**open_form(desk, article), **chosen(p4="continues")}
    looker(client, "view_article")

    assert client.post(address_of(article), sent).status_code == 403
    assert client.post(address_of(article), {**sent, "_undo": "1"}).status_code == 403
    assert not article.decisions.exists()


def test_a_form_without_a_token_is_refused(editor: User, article: Article) -> None:
    strict = Client(enforce_csrf_checks=True)
    strict.force_login(editor)

    assert strict.post(address_of(article)).status_code == 403


def test_an_article_that_is_not_there_is_not_found(desk: Client, article: Article) -> None:
    address = address_of(article).replace(f"/{article.pk}/", f"/{'9' * 30}/")

    assert desk.get(address).status_code == 404


def test_other_methods_are_refused(desk: Client, article: Article) -> None:
    assert desk.delete(address_of(article)).status_code == 405


def test_its_queries_do_not_grow_with_the_pieces(
    desk: Client, article: Article, tmp_path: Path
) -> None:
    with CaptureQueriesContext(connection) as many:
        show(desk, article)
    lines = [line for line in source_file().split("\n") if "1-04" in line or line[:2] != "- "]
    import_file(tmp_path, "\n".join(lines))

    with CaptureQueriesContext(connection) as few:
        show(desk, article)

    assert len(many) == len(few) <= 12
