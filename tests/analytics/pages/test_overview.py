"""The overview: figures, what got worse, time, and what sessions were about."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest
from django.test import Client
from django.utils import timezone
from pytest_django import Settings

from tests.analytics.facts import add_both, add_facts
from tests.analytics.pages.reading import (
    ARTICLE,
    FINNISH,
    OVERVIEW,
    figures_of,
    row_of,
    rows_of,
    text_of,
)
from tests.analytics.stories import NOT_RESOLVED, RESOLVED, make_article, walk
from troubleshooting.models import Article, FlowSession

DAY = timedelta(days=1)


def test_it_counts_and_leads_to_the_article(staff: Client, article: Article, at: datetime) -> None:
    walk(article, NOT_RESOLVED, RESOLVED, at=at, browser="first-browser-number-1", seconds=60)
    walk(article, *[NOT_RESOLVED] * 5, at=at, browser="second-browser-number-2")

    page = text_of(staff, OVERVIEW)

    assert figures_of(page) == ["2", "50 %", "1", "2.0", "0 %"]
    assert row_of(page, "outcomes", "solved")[1:3] == ["1", "50 %"]
    assert f'href="{ARTICLE}"' in page
    assert f'href="{ARTICLE}?days=7"' in text_of(staff, OVERVIEW + "?days=7")


def test_the_resolution_rate_comes_with_its_interval(
    staff: Client, article: Article, at: datetime
) -> None:
    add_both(article, 5, 5, at=at)

    page = text_of(staff, OVERVIEW)

    assert figures_of(page)[1] == "50 %"
    said = "between 24 % and 76 % of those that could be solved here"
    assert said in page.replace("\u00a0", " ")


def test_a_change_is_told_in_words(staff: Client, article: Article, at: datetime) -> None:
    add_both(article, 30, 70, at=at)
    add_both(article, 60, 20, at=at - 31 * DAY)

    page = text_of(staff, OVERVIEW).replace("\u00a0", " ")

    assert "25 % more than before (80)" in page
    assert "45 points lower than before (75 %)" in page
    assert "change--bad" in page


def test_a_change_that_may_be_chance_says_so(staff: Client, article: Article, at: datetime) -> None:
    add_both(article, 2, 1, at=at)
    add_both(article, 1, 2, at=at - 31 * DAY)

    page = text_of(staff, OVERVIEW).replace("\u00a0", " ")

    assert "33 % before: the difference may be chance" in page
    assert "change--good" not in page


def test_all_time_is_compared_with_nothing(staff: Client, article: Article, at: datetime) -> None:
    add_both(article, 30, 70, at=at)
    add_both(article, 60, 20, at=at - 400 * DAY)

    page = text_of(staff, OVERVIEW + "?days=all")

    assert figures_of(page)[0] == "180"
    assert 'class="change' not in page
    assert "The period before" not in page


def test_saved_calls_are_worth_what_the_setting_says(
    staff: Client, article: Article, at: datetime, settings: Settings
) -> None:
    settings.CALL_COST, settings.CALL_CURRENCY = 20, "EUR"
    add_facts(article, 60, "resolved", at=at)

    assert "about €1,200" in text_of(staff, OVERVIEW)
    assert "1\u00a0200\u00a0€" in text_of(staff, OVERVIEW, FINNISH)

    settings.CALL_COST = 0
    assert "€" not in text_of(staff, OVERVIEW)


def test_what_got_worse_is_named_in_a_sentence(
    staff: Client, article: Article, at: datetime
) -> None:
    add_both(article, 80, 20, at=at - 20 * DAY)
    add_both(article, 10, 20, at=at)
    page = text_of(staff, OVERVIEW).replace("\u00a0", " ")

    said = "This week 33 % of 30 solved, in the eight weeks before 80 % of 100."
    assert said in page
    assert f'<a href="{ARTICLE}"><bdi lang="en-US"' in page


def test_that_nothing_got_worse_is_said_only_where_that_could_be_found(
    staff: Client, article: Article, at: datetime
) -> None:
    few, none = "Too few sessions this week to tell.", "No article resolves less than"
    assert few in text_of(staff, OVERVIEW)

    add_both(article, 80, 20, at=at - 20 * DAY)
    add_both(article, 1, 0, at=at)
    page = text_of(staff, OVERVIEW)
    assert few in page
    assert none not in page

    add_both(article, 7, 2, at=at)
    page = text_of(staff, OVERVIEW)
    assert few not in page
    assert f"{none} in the eight weeks before by more than chance." in page


def test_it_names_the_step_that_solved_most(staff: Client, article: Article, at: datetime) -> None:
    for number, step in enumerate((2, 3, 3)):
        answers = [*[NOT_RESOLVED] * (step - 1), RESOLVED]
        walk(article, *answers, at=at, browser=f"browser-of-someone-{number}")

    (row,) = rows_of(text_of(staff, OVERVIEW, FINNISH), "articles")

    assert "Vaihe 3 of printer-does-not-print (2)" in row[0]


def test_of_equal_steps_it_names_the_earlier(staff: Client, article: Article, at: datetime) -> None:
    walk(article, NOT_RESOLVED, RESOLVED, at=at, browser="browser-of-someone-1")
    walk(article, RESOLVED, at=at, browser="browser-of-someone-2")

    (row,) = rows_of(text_of(staff, OVERVIEW), "articles")

    assert "by step 1: Step 1 of printer-does-not-print (1)" in row[0]


def test_a_removed_step_is_named_as_one(staff: Client, article: Article, at: datetime) -> None:
    walk(article, RESOLVED, at=at)
    article.steps.filter(key="s1").update(retired_at=at)

    (row,) = rows_of(text_of(staff, OVERVIEW), "articles")

    assert "by a removed step: Step 1 of" in row[0]


def test_it_counts_what_was_left_and_writes_nothing(
    staff: Client, article: Article, at: datetime
) -> None:
    walk(article, NOT_RESOLVED, at=at - 2 * DAY)

    assert row_of(text_of(staff, OVERVIEW), "outcomes", "left")[1] == "1"
    page = text_of(staff, ARTICLE)
    assert row_of(page, "outcomes", "left")[1] == "1"
    assert row_of(page, "steps", "Step 2")[2] == "1"
    assert FlowSession.objects.open().count() == 1


def test_the_articles_beyond_the_first_are_on_their_own_page(
    staff: Client, db: None, at: datetime
) -> None:
    for number in range(22):
        add_facts(make_article(f"article-{number:02}", steps=0), 30 - number, "resolved", at=at)

    page = text_of(staff, OVERVIEW + "?days=7")

    assert len(rows_of(page, "articles")) == 20
    assert '<a class="button button--quiet" href="/analytics/articles/?days=7">2 more' in page


@pytest.mark.parametrize(
    ("query", "title", "periods"),
    [
        ("", "Sessions by day", 30),
        ("?by=week", "Sessions by week", 5),
        ("?days=90", "Sessions by week", 13),
        ("?days=365&by=month", "Sessions by month", 12),
    ],
)
def test_time_is_cut_as_asked_or_as_fits(
    staff: Client, article: Article, at: datetime, query: str, title: str, periods: int
) -> None:
    add_facts(article, 3, "resolved", at=at)
    page = text_of(staff, OVERVIEW + query)

    assert title in page
    assert len(rows_of(page, "sessions-over-time")) in (periods, periods + 1)


def test_the_last_period_is_not_over(staff: Client, article: Article, at: datetime) -> None:
    add_facts(article, 3, "resolved", at=at)
    page = text_of(staff, OVERVIEW + "?days=365")

    assert [row[-1] for row in rows_of(page, "sessions-over-time")][-2:] == [
        "whole",
        "not over yet",
    ]
    assert rows_of(page, "resolution-over-time")[-1][-1] == "not over yet"
    assert "(not over yet)." in page


def test_years_are_not_cut_into_days(staff: Client, article: Article, at: datetime) -> None:
    add_facts(article, 3, "resolved", at=at - 500 * DAY)

    page = text_of(staff, OVERVIEW + "?days=all&by=day")

    assert "Sessions by month" in page


def test_topics_languages_and_ways_lead_to_their_own_overview(
    staff: Client, filled: Article
) -> None:
    page = text_of(staff, OVERVIEW + "?days=90")

    for chosen in ("locale=ar-SA", "entry=search", "topic=network"):
        assert f'href="/analytics/?days=90&amp;{chosen}"' in page


def test_languages_of_one_name_are_told_apart_by_their_tags(
    staff: Client, article: Article, at: datetime
) -> None:
    for locale in ("en", "en-US", "fi-FI"):
        add_facts(article, 3, "resolved", at=at, locale=locale)
    named = {"English (en)", "English (en-US)", "Suomi"}

    overview, page = text_of(staff, OVERVIEW), text_of(staff, ARTICLE)

    for one in (overview, page):
        assert {row[0] for row in rows_of(one, "languages")} == named
    assert '<option value="en-US">English (en-US)</option>' in overview


def test_a_line_says_how_many_sessions_there_were_over_time(
    staff: Client, article: Article
) -> None:
    """Thirty days are fifteen parts of two days, the last of which ends today."""
    now = timezone.now()
    add_facts(article, 2, "resolved", at=now)
    add_facts(article, 3, "unresolved", at=now - 2 * DAY)
    add_facts(article, 2, "resolved", at=now - 3 * DAY)
    add_facts(article, 9, "resolved", at=now - 31 * DAY)
    add_facts(article, 5, "resolved", at=now - 4 * DAY)

    assert "lowest 0, highest 5, last 2" in text_of(staff, OVERVIEW)

    # Left and not closed yet: it counts as well.
    walk(article, NOT_RESOLVED, at=now - 5 * DAY)
    assert "lowest 0, highest 6, last 2" in text_of(staff, OVERVIEW)
