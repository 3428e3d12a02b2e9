"""How changes are told: in words, without making much of little."""

from __future__ import annotations

from datetime import date

import pytest
from django.utils import translation

from analytics.charts.periods import Grain, Span, spans
from analytics.pages.changes import Change, change_of_count, change_of_minutes, change_of_share
from analytics.pages.events import Event, marks, text_events
from analytics.pages.money import money_words
from analytics.reports.history import Change as Edit
from analytics.reports.shares import Share


def plain(change: Change) -> tuple[str, str, bool | None]:
    return change.words.replace("\u00a0", " "), change.direction, change.is_good


@pytest.mark.parametrize(
    ("now", "before", "said"),
    [
        (5, None, ("", "", None)),
        (3, 1, ("1 before", "", None)),
        (50, 40, ("25 % more than before (40)", "up", None)),
        (30, 40, ("25 % fewer than before (40)", "down", None)),
        (1001, 1000, ("about as many as before (1,000)", "", None)),
        (0, 40, ("100 % fewer than before (40)", "down", None)),
    ],
)
def test_a_count(now: int, before: int | None, said: tuple[str, str, bool | None]) -> None:
    assert plain(change_of_count(now, before)) == said


@pytest.mark.parametrize(
    ("now", "before", "said"),
    [
        (Share(1, 2), None, ("", "", None)),
        (Share(0, 0), Share(1, 2), ("", "", None)),
        (Share(1, 2), Share(0, 0), ("", "", None)),
        (Share(1, 1), Share(1, 2), ("50 % before: the difference may be chance", "", None)),
        (Share(80, 100), Share(50, 100), ("30 points higher than before (50 %)", "up", True)),
        (Share(50, 100), Share(80, 100), ("30 points lower than before (80 %)", "down", False)),
        (
            Share(5100, 10_000),
            Share(5000, 10_000),
            ("50 % before: the difference may be chance", "", None),
        ),
        (
            Share(51_000, 100_000),
            Share(50_000, 100_000),
            ("1 point higher than before (50 %)", "up", True),
        ),
        (
            Share(49_000, 100_000),
            Share(50_000, 100_000),
            ("1 point lower than before (50 %)", "down", False),
        ),
        (
            Share(504_000, 1_000_000),
            Share(500_000, 1_000_000),
            ("less than a point higher than before (50 %)", "up", True),
        ),
        (
            Share(496_000, 1_000_000),
            Share(500_000, 1_000_000),
            ("less than a point lower than before (50 %)", "down", False),
        ),
    ],
)
def test_a_share(now: Share, before: Share | None, said: tuple[str, str, bool | None]) -> None:
    assert plain(change_of_share(now, before)) == said


def test_more_of_what_is_not_wanted_is_not_good() -> None:
    found = change_of_share(Share(80, 100), Share(50, 100), more_is_good=False)

    assert (found.direction, found.is_good) == ("up", False)


def test_minutes_are_set_beside_each_other() -> None:
    assert change_of_minutes(3, 4.25).words == "4.2 before"
    assert change_of_minutes(None, 4) == change_of_minutes(4, None) == Change()


@pytest.mark.parametrize(
    ("language", "words"),
    [("en", "€1,235"), ("fi", "1 235 €"), ("de", "1.235 €"), ("ja", "€1,235")],
)
def test_money_is_written_without_cents_as_the_language_does(language: str, words: str) -> None:
    with translation.override(language):
        assert money_words(1234.6, "EUR").replace("\u00a0", " ") == words


def edit(day: int, locale: str, cause: str = "imported") -> Edit:
    return Edit(date(2026, 3, day), locale, cause, 2, Share(0, 0), Share(0, 0))


def test_changes_of_a_day_are_one_event_that_names_a_few_languages() -> None:
    several = [edit(4, one) for one in ("fi-FI", "sv-SE", "ar-SA", "de-DE", "ja-JP")]

    events = list(text_events([*several, edit(4, "fi-FI", "published here"), edit(5, "fi-FI")]))

    isolates = str.maketrans("", "", "\u2068\u2069")
    assert [(one.day.day, one.words.translate(isolates)) for one in events] == [
        (4, "imported (العربية, Deutsch, Suomi and 2 more)"),
        (4, "published here (Suomi)"),
        (5, "imported (Suomi)"),
    ]


def test_an_event_is_marked_on_its_day_and_left_out_beyond_the_line() -> None:
    line = spans(Span(date(2026, 3, 2), date(2026, 3, 16)), Grain.WEEK)
    events = [Event(date(2026, 3, day), f"event {day}") for day in (1, 9, 16)]

    assert [(one.at, one.text) for one in marks(events, line)] == [(1.0, "9 Mar 2026: event 9")]
