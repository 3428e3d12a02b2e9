"""The comment at the end: one, optional, in the reader's own words."""

from __future__ import annotations

import pytest

from troubleshooting.flow.comment import CommentTooLong, leave_comment
from troubleshooting.models import FlowSession
from troubleshooting.models.session import MAX_COMMENT


@pytest.mark.parametrize(
    ("typed", "kept"),
    [("  It is odd. ", "It is odd."), ("a\r\nb\rc", "a\nb\nc"), ("a\x00b", "ab"), (" \n ", "")],
)
def test_it_is_kept(session: FlowSession, typed: str, kept: str) -> None:
    leave_comment(session, typed)

    assert FlowSession.objects.get().comment == kept


def test_another_takes_its_place_and_none_takes_it_back(session: FlowSession) -> None:
    leave_comment(session, "one")
    assert leave_comment(session, "two").comment == "two"
    assert leave_comment(session, "").comment == ""


def test_as_much_fits_as_the_browser_counts(session: FlowSession) -> None:
    full = "a\r\n" * (MAX_COMMENT // 2 - 1) + "bb"

    assert len(leave_comment(session, full).comment) == MAX_COMMENT


def test_more_is_refused_and_the_earlier_one_stays(session: FlowSession) -> None:
    leave_comment(session, "one")

    with pytest.raises(CommentTooLong) as refused:
        leave_comment(session, "x" * (MAX_COMMENT + 1))

    assert refused.value.length == MAX_COMMENT + 1
    assert FlowSession.objects.get().comment == "one"
