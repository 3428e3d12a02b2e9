"""The axis of time: periods of one width, labels that fit beside each other."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from analytics.charts.axis import LAST, MOST_LABELS, Bands, period_labels, step_line, unbroken
from tests.analytics.charts.drawings import LTR, RTL, assert_inside

COUNTS = st.integers(0, 2000)


def labels_of(count: int) -> list[str]:
    return [str(number) for number in range(count)]


@given(st.integers(1, 2000), st.integers(0, 1999))
def test_periods_are_one_after_the_other(count: int, index: int) -> None:
    bands = Bands(count)
    index %= count

    assert bands.start(index) < bands.middle(index) < bands.start(index + 1) <= 100


@given(COUNTS)
def test_there_are_never_too_many_labels(count: int) -> None:
    labels = period_labels(labels_of(count), LTR)

    assert bool(labels) == bool(count)
    assert len(labels) <= MOST_LABELS
    assert sum(not label.is_minor for label in labels) <= 3
    assert_inside(labels)


@given(COUNTS)
def test_they_are_in_order_and_evenly_spaced(count: int) -> None:
    shown = [int(label.text) for label in period_labels(labels_of(count), LTR)]

    assert shown == sorted(shown)
    assert len({after - one for one, after in pairwise(shown)}) <= 1


def test_a_few_stand_below_the_middles() -> None:
    labels = period_labels(labels_of(4), LTR)

    assert [label.x for label in labels] == [12.5, 37.5, 62.5, 87.5]
    assert {label.anchor for label in labels} == {"middle"}


def test_on_a_phone_three_have_room() -> None:
    for count, shown in ((1, "0"), (3, "0 1 2"), (4, "0 2"), (7, "0 3 6"), (30, "0 12 24")):
        labels = period_labels(labels_of(count), LTR)
        assert [label.text for label in labels if not label.is_minor] == shown.split()


def test_one_at_the_end_does_not_hang_out() -> None:
    assert period_labels(labels_of(8), LTR)[-1].anchor == "end"


def test_of_many_each_begins_where_its_period_does() -> None:
    labels = period_labels(labels_of(30), LTR)

    assert [label.text for label in labels] == ["0", "4", "8", "12", "16", "20", "24", "28"]
    assert {label.anchor for label in labels} == {"start"}
    assert max(label.x for label in labels) <= LAST


def test_time_flows_the_way_a_page_is_read() -> None:
    along = period_labels(labels_of(30), LTR)
    against = period_labels(labels_of(30), RTL)

    assert [label.x for label in against] == [round(100 - label.x, 3) for label in along]
    assert [label.anchor for label in against] == [label.anchor for label in along]


def test_a_line_of_steps_is_level_within_each_period() -> None:
    assert step_line([10.0, 20.0]) == [(0, 10), (50, 10), (50, 20), (100, 20)]


def test_a_line_is_interrupted_where_nothing_is_known() -> None:
    assert list(unbroken([10.0, 20.0, None, 30.0])) == [
        [(12.5, 10), (37.5, 20)],
        [(75, 30), (100, 30)],
    ]


def test_without_any_height_there_is_no_line() -> None:
    assert list(unbroken([None, None])) == []
    assert list(unbroken([])) == []
