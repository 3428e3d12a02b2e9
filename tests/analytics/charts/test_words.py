"""Charts in words: what a summary says, what the table behind has, what periods are called."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date

import pytest
from django.test import RequestFactory
from django.utils import translation

from analytics.charts.figures import (
    Figure,
    Page,
    orders_figure,
    page_of,
    sparkline,
    timeline_figure,
    when,
)
from analytics.charts.figures.figure import isolated
from analytics.charts.periods import Grain, Span
from analytics.charts.timeline import Series, Timeline
from tests.analytics.charts import figures
from tests.analytics.charts.drawings import order_of, timeline_of
from tests.analytics.charts.figures import LTR, RTL
from troubleshooting.views.language import reader_of

ISOLATES = str.maketrans("\u00a0", " ", "\u2060\u2068\u2069")


@pytest.fixture(autouse=True)
def _english() -> Iterator[None]:
    with translation.override("en"):
        yield


def summary(figure: Figure[object]) -> str:
    """Without what keeps names apart and numbers together."""
    return figure.summary.translate(ISOLATES)


def rows(figure: Figure[object]) -> list[dict[str, object]]:
    return [dict(record) for record in figure.shown.table.records()]


def test_a_timeline_says_how_many_and_when_most() -> None:
    assert summary(figures.timeline(10)) == (
        "In all: 15. Resolved: 10 (66.7 % of all). The time before: 5. Most: 10 (the week of 2026-01-05)."
    )


def test_its_table_has_every_period() -> None:
    assert rows(figures.timeline(10)) == [
        {
            "from": "2026-01-05",
            "resolved": 5,
            "not_resolved": 5,
            "in_all": 10,
            "before": 5,
            "extent": "whole",
        },
        {
            "from": "2026-01-12",
            "resolved": 5,
            "not_resolved": 0,
            "in_all": 5,
            "before": None,
            "extent": "whole",
        },
    ]


@pytest.mark.parametrize("make", [figures.begun, figures.begun_rates])
def test_a_period_that_is_not_whole_is_said_to_be_none(
    make: Callable[[int], Figure[object]],
) -> None:
    figure = make(10)

    assert "Not whole: the week of 2026-01-12 (not over yet)." in summary(figure)
    assert "A part of the period only" in [key.text for key in figure.keys]
    assert [row["extent"] for row in rows(figure)] == ["whole", "not over yet"]


@pytest.mark.parametrize("make", [figures.timeline, figures.rates])
def test_of_whole_periods_nothing_is_said(make: Callable[[int], Figure[object]]) -> None:
    figure = make(10)

    assert "Not whole" not in summary(figure)
    assert "A part of the period only" not in [key.text for key in figure.keys]


def test_counts_of_one_kind_are_not_told_apart() -> None:
    periods = timeline_of((3, 0, None), (4, 0, None)).periods
    made = Timeline(periods, part=Series("queries", "Queries"))
    figure = timeline_figure("queries-by-week", "Queries by week", made, LTR)

    assert summary(figure) == "In all: 7. Most: 4 (the week of 2026-01-12)."
    assert [key.text for key in figure.keys] == ["Queries"]
    assert rows(figure)[0] == {"from": "2026-01-05", "queries": 3, "extent": "whole"}
    assert figure.drawing.hits[0].title == "the week of 2026-01-05\nQueries: 3"


def test_rates_say_the_latest_and_the_extremes() -> None:
    assert summary(figures.rates(10)) == (
        "Latest: 60 % (55 % – 65 %), the week of 2026-02-02. "
        "Lowest: 50 % (45 % – 55 %), the week of 2026-01-12. "
        "Highest: 62.5 % (57.5 % – 67.5 %), the week of 2026-01-26."
    )


def test_their_table_has_the_intervals() -> None:
    first, second = rows(figures.rates(10))[:2]

    assert first == {
        "from": "2026-01-05",
        "percent": None,
        "low_percent": None,
        "high_percent": None,
        "sessions": 0,
        "extent": "whole",
    }
    assert (second["percent"], second["low_percent"], second["high_percent"]) == (50, 45, 55)


def test_a_funnel_says_what_helped_and_where_most_were_lost() -> None:
    assert summary(figures.funnel(10)) == (
        "Step 1 solved it most often: 5. Most left at step 1: 2 (20 %)."
    )


def test_its_table_has_the_losses() -> None:
    assert [row["left"] for row in rows(figures.funnel(10))] == [2, 0]
    assert [row["resolved_percent"] for row in rows(figures.funnel(10))] == [50, 0]


def test_intervals_say_the_highest_and_the_lowest() -> None:
    assert summary(figures.intervals(10)) == (
        "All together: 50 %. Highest: 60.5 % (55.5 % – 65.5 %), Language 0. "
        "Lowest: 40 % (35 % – 45 %), Language 1."
    )


def test_names_do_not_turn_the_sentence_around_them() -> None:
    assert isolated("Language 0") in figures.intervals(10, RTL).summary


def test_orders_say_what_is_saved() -> None:
    assert summary(figures.orders(1)) == (
        "Expected minutes now: 10.0; in the recommended order: 8.0. Saved: 2.0."
    )


def test_their_table_has_both_places() -> None:
    made = rows(figures.orders(1))

    assert [row["step"] for row in made] == [1, 2, None]
    assert [row["place_recommended"] for row in made] == [2, 1, None]
    assert [row["minutes_recommended"] for row in made] == [4.0, 1.5, 2.5]


def test_a_legend_explains_only_what_is_drawn() -> None:
    steps = order_of((1, 2.0), (2, 1.0))
    same = orders_figure("expected-minutes", "Expected minutes", steps, steps, LTR)

    assert [key.kind for key in same.keys] == ["kept"]
    assert [key.kind for key in figures.orders(1).keys] == ["moved", "kept", "handover"]


@pytest.mark.parametrize("make", [figures.rates, figures.funnel, figures.area])
def test_of_nothing_there_is_nothing_to_say(make: object) -> None:
    figure = make(0)  # type: ignore[operator]

    assert figure.is_empty
    assert "%" not in figure.summary


def test_a_sparkline_says_its_values() -> None:
    words = sparkline("Printer", [3, 1, 2], LTR).summary.translate(ISOLATES)

    assert words == "Printer: lowest 1, highest 3, last 2"


def test_a_page_is_read_as_its_reader_reads() -> None:
    request = RequestFactory().get("/analytics/?days=7")
    request.reader = reader_of("ar-SA")  # type: ignore[attr-defined]

    assert page_of(request) == Page("rtl", request.GET)


WEEK = Span(date(2026, 11, 2), date(2026, 11, 9))
MONTH = Span(date(2026, 11, 1), date(2026, 12, 1))


@pytest.mark.parametrize(
    ("span", "grain", "language", "label", "short"),
    [
        (Span(WEEK.first, date(2026, 11, 3)), Grain.DAY, "fi", "2.11.2026", "2.11."),
        (WEEK, Grain.WEEK, "fi", "2.11.2026 – 8.11.2026", "2.11."),
        (WEEK, Grain.WEEK, "en", "2 Nov 2026 – 8 Nov 2026", "2 Nov"),
        (MONTH, Grain.MONTH, "fi", "marraskuu 2026", "11.2026"),
        (MONTH, Grain.MONTH, "ja", "2026年11月", "2026/11"),
        (Span(date(2026, 11, 2), MONTH.after), Grain.MONTH, "ja", "2026/11/02 – 2026/11/30", "2026/11"),
        (WEEK, Grain.WEEK, "ar", "02\u200f/11\u200f/2026 – 08\u200f/11\u200f/2026", "2 نوفمبر"),
    ],
)  # fmt: skip
def test_periods_are_called_as_the_language_has_it(
    span: Span, grain: Grain, language: str, label: str, short: str
) -> None:
    with translation.override(language):
        named = when(span, grain)

    assert named.label.translate(ISOLATES) == label
    assert named.short == isolated(short)
