"""An article's page: its steps, its languages, its changes, and what its readers said."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse

from tests.analytics.facts import add_both, add_facts
from tests.analytics.pages.reading import ARTICLE, FINNISH, row_of, rows_of, text_of
from tests.analytics.stories import NOT_RESOLVED, RESOLVED, SKIPPED, make_article, walk
from troubleshooting.models import Article, FlowSession, Revision

DAY = timedelta(days=1)


def test_it_says_of_each_step_how_often_it_was_shown_tried_and_solved_it(
    staff: Client, article: Article, at: datetime
) -> None:
    walk(article, NOT_RESOLVED, SKIPPED, NOT_RESOLVED, RESOLVED, at=at)

    page = text_of(staff, ARTICLE, FINNISH)

    label = "Vaihe 4 of printer-does-not-print"
    assert row_of(page, "steps", label) == ["4", label, "1", "1", "1", "100 %", "0"]
    assert row_of(page, "steps", "Vaihe 5")[2:5] == ["0", "0", "0"]
    # Skipped: shown, not tried.
    assert row_of(page, "steps", "Vaihe 2")[2:5] == ["1", "0", "0"]


def test_it_says_which_step_solved_it(staff: Client, article: Article, at: datetime) -> None:
    for number, step in enumerate((2, 3, 3, 3)):
        answers = [*[NOT_RESOLVED] * (step - 1), RESOLVED]
        walk(article, *answers, at=at, browser=f"browser-of-someone-{number}")

    page = text_of(staff, ARTICLE)

    assert [row[1] for row in rows_of(page, "solved-by")][:4] == [
        "0 %", "25 %", "75 %", "0 %",
    ]  # fmt: skip


def test_reading_alone_stands_beside_the_steps(
    staff: Client, article: Article, at: datetime
) -> None:
    add_facts(article, 3, "resolved", at=at)

    assert row_of(text_of(staff, ARTICLE), "solved-by", "Reading alone")[1] == "100 %"


def test_it_says_what_each_step_takes(staff: Client, article: Article, at: datetime) -> None:
    walk(article, NOT_RESOLVED, RESOLVED, at=at, seconds=90)

    page = text_of(staff, ARTICLE)

    assert row_of(page, "effort", "Step 2")[2] == "1.5"
    assert row_of(page, "effort", "Step 3")[2] == "–"


def test_an_article_without_steps_says_so(staff: Client, db: None, at: datetime) -> None:
    make_article("read-this", steps=0)

    assert "This article has no steps" in text_of(staff, "/analytics/articles/read-this/")


def test_it_marks_words_of_another_language(staff: Client, article: Article, at: datetime) -> None:
    walk(article, RESOLVED, at=at)

    page = text_of(staff, ARTICLE, {"accept-language": "ar"})

    assert '<h1 lang="en-US" dir="ltr">The printer does not print</h1>' in page
    assert '<bdi lang="en-US" dir="ltr">Step 1 of printer-does-not-print</bdi>' in page


def test_a_language_that_resolves_less_is_flagged_and_leads_to_its_sessions(
    staff: Client, article: Article, at: datetime
) -> None:
    add_both(article, 60, 20, at=at)
    assert "The translation may be bad" not in text_of(staff, ARTICLE)

    add_both(article, 5, 25, at=at, locale="ar-SA")
    page = text_of(staff, ARTICLE + "?days=7").replace("\u00a0", " ")

    assert "17 % solved, against 75 % in the other languages" in page
    assert f'href="{ARTICLE}?days=7&amp;locale=ar-SA"><bdi lang="ar-SA" dir="rtl">' in page
    assert [row[0] for row in rows_of(page, "languages")] == ["Suomi", "العربية"]


def test_all_languages_stand_side_by_side_also_where_one_is_chosen(
    staff: Client, article: Article, at: datetime
) -> None:
    add_both(article, 6, 2, at=at)
    add_both(article, 5, 2, at=at, locale="ar-SA")

    page = text_of(staff, ARTICLE + "?locale=ar-SA")

    assert [row[0] for row in rows_of(page, "languages")] == ["Suomi", "العربية"]


def revise(article: Article, at: datetime, *locales: str) -> None:
    for locale in locales:
        Revision.objects.create(
            translation=article.translations.get(locale=locale),
            number=2,
            cause="publication",
            content={},
            made_at=at,
        )


def test_a_change_is_marked_on_the_line_of_time_and_judged(
    staff: Client, article: Article, at: datetime
) -> None:
    revise(article, at - 10 * DAY, "en-US", "fi-FI")
    add_both(article, 10, 40, at=at - 11 * DAY)
    add_both(article, 40, 10, at=at - 10 * DAY)

    page = text_of(staff, ARTICLE)

    assert page.count('class="chart__happened"') == 2
    assert "published here (\u2068English\u2069, \u2068Suomi\u2069)" in page
    row = row_of(page, "changes", "Suomi")
    assert row[2:] == ["published here", "20 %", "50", "80 %", "50", "More are resolved since"]
    assert row_of(page, "changes", "English")[-1] == "Cannot be told"


def test_changes_in_languages_of_one_name_are_told_apart(
    staff: Client, article: Article, at: datetime
) -> None:
    article.translations.create(locale="en", title="The printer does not print")
    revise(article, at, "en", "en-US", "fi-FI")

    rows = rows_of(text_of(staff, ARTICLE), "changes")

    assert [row[1] for row in rows] == ["English (en)", "English (en-US)", "Suomi"]


def test_a_change_after_which_fewer_are_resolved_says_so(
    staff: Client, article: Article, at: datetime
) -> None:
    revise(article, at - 10 * DAY, "fi-FI")
    add_both(article, 40, 10, at=at - 11 * DAY)
    add_both(article, 10, 40, at=at - 10 * DAY)

    assert rows_of(text_of(staff, ARTICLE), "changes")[0][-1] == "Fewer are resolved since"


@pytest.mark.parametrize(
    ("then", "said"),
    [((40, 10), "More are resolved since"), ((10, 40), "Fewer are resolved since")],
)
def test_where_other_languages_went_the_same_way_it_says_so(
    staff: Client, article: Article, at: datetime, then: tuple[int, int], said: str
) -> None:
    revise(article, at - 10 * DAY, "fi-FI")
    for locale in ("fi-FI", "ar-SA"):
        add_both(article, *then[::-1], at=at - 11 * DAY, locale=locale)
        add_both(article, *then, at=at - 10 * DAY, locale=locale)

    for query in ("", "?locale=fi-FI"):
        (row,) = rows_of(text_of(staff, ARTICLE + query), "changes")
        assert row[-1] == f"{said}, as in other languages"


def test_without_changes_it_says_so(staff: Client, article: Article) -> None:
    assert "No text of this article was changed in this time." in text_of(staff, ARTICLE)


def test_what_readers_said_stands_in_their_language_and_is_not_made(
    staff: Client, article: Article, at: datetime
) -> None:
    session = walk(article, RESOLVED, at=at, locale="ar-SA")
    FlowSession.objects.filter(pk=session.pk).update(comment="شكرا <b>x</b>")

    page = text_of(staff, ARTICLE)

    assert '<blockquote lang="ar-SA" dir="auto">شكرا &lt;b&gt;x&lt;/b&gt;</blockquote>' in page


@pytest.mark.parametrize("is_superuser", [False, True])
def test_who_may_edit_is_led_to_the_steps(
    client: Client, article: Article, *, is_superuser: bool
) -> None:
    user = User.objects.create_user("ann", is_staff=True, is_superuser=is_superuser)
    client.force_login(user)
    page = text_of(client, ARTICLE)

    editing = reverse("admin:troubleshooting_article_change", args=[article.pk])
    assert (f'href="{editing}"' in page) is is_superuser
    assert f'href="/en/{article.slug}/"' in page
