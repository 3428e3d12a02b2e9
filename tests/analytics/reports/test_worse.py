"""What got worse this week: more than chance, whatever the numbers and however many articles."""

from __future__ import annotations

import random
from datetime import datetime

from analytics.reports.idle import read_idle
from analytics.reports.worse import Comparison, Worse, read_worse
from tests.analytics.facts import add_both
from tests.analytics.reports.reading import DAY, scope_at
from tests.analytics.stories import make_article
from troubleshooting.models import Article


def compared_at(at: datetime) -> Comparison:
    scope = scope_at(at, days=30)
    return read_worse(scope, read_idle(scope), "fi-FI")


def worse_at(at: datetime) -> list[Worse]:
    return list(compared_at(at).worse)


def test_it_names_an_article_that_resolves_less_with_both_shares(
    article: Article, at: datetime
) -> None:
    add_both(article, 80, 20, at=at - 20 * DAY)
    add_both(article, 10, 20, at=at)

    (found,) = worse_at(at)

    assert (found.slug, found.title.text) == (article.slug, "Tulostin ei tulosta")
    assert (found.now.part, found.now.whole) == (10, 30)
    assert (found.before.part, found.before.whole) == (80, 100)
    assert found.probability < 0.001


def test_small_numbers_do_not_fool_it(article: Article, at: datetime) -> None:
    add_both(article, 3, 0, at=at - 20 * DAY)
    add_both(article, 0, 2, at=at)

    assert worse_at(at) == []


def test_an_article_that_is_new_got_no_worse(article: Article, at: datetime) -> None:
    add_both(article, 0, 50, at=at)

    assert worse_at(at) == []


def test_one_that_got_better_is_not_named(article: Article, at: datetime) -> None:
    add_both(article, 20, 80, at=at - 20 * DAY)
    add_both(article, 40, 10, at=at)

    assert worse_at(at) == []


def test_only_this_week_is_this_week_and_eight_weeks_are_compared(
    article: Article, at: datetime
) -> None:
    add_both(article, 70, 30, at=at - 7 * DAY)
    add_both(article, 90, 10, at=at - 62 * DAY)
    add_both(article, 0, 99, at=at - 63 * DAY)
    add_both(article, 5, 25, at=at - 6 * DAY)

    (found,) = worse_at(at)

    assert (found.now.whole, found.before.whole) == (30, 200)


def test_of_many_articles_that_did_not_change_hardly_any_is_named(db: None, at: datetime) -> None:
    dice = random.Random(11)  # noqa: S311 - a test can be repeated
    for number in range(60):
        article = make_article(f"article-{number}", steps=0)
        for days, sessions in ((20, 40), (1, 12)):
            resolved = sum(dice.random() < 0.6 for _ in range(sessions))
            add_both(article, resolved, sessions - resolved, at=at - days * DAY)

    assert worse_at(at) == []


def test_the_surest_comes_first(article: Article, at: datetime) -> None:
    other = make_article("vpn")
    for one, now in ((other, 12), (article, 2)):
        add_both(one, 160, 40, at=at - 20 * DAY)
        add_both(one, now, 30 - now, at=at)

    assert [one.slug for one in worse_at(at)] == [article.slug, "vpn"]


def test_it_can_tell_where_a_week_that_solved_nothing_would_be_found(
    article: Article, at: datetime
) -> None:
    assert not compared_at(at).can_tell

    add_both(article, 20, 5, at=at - 20 * DAY)
    assert not compared_at(at).can_tell

    add_both(article, 1, 0, at=at)
    assert not compared_at(at).can_tell

    add_both(article, 3, 1, at=at)
    assert compared_at(at).can_tell


def test_among_many_articles_it_takes_more_to_tell(article: Article, at: datetime) -> None:
    for one in (article, *(make_article(f"article-{number}", steps=0) for number in range(30))):
        add_both(one, 3, 2, at=at - 20 * DAY)
        add_both(one, 2, 1, at=at)
    assert not compared_at(at).can_tell

    add_both(article, 90, 10, at=at - 20 * DAY)
    add_both(article, 20, 0, at=at)
    assert compared_at(at).can_tell
