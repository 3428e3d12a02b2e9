"""`manage.py import_sessions` takes in what `export_sessions` writes, and less."""

from __future__ import annotations

import io
import json
import sys
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from django.db import connection
from pytest_django import DjangoAssertNumQueries, Settings

from analytics.models import SessionFact, StepFact
from analytics.orders import version_of
from analytics.transfer import importer
from tests.analytics.exchange import export_text, line, run_import, write_lines
from tests.analytics.stories import (
    NOT_POSSIBLE,
    NOT_RESOLVED,
    RESOLVED,
    SKIPPED,
    add_step,
    make_article,
    walk,
)
from troubleshooting.editing.naming import rename_article
from troubleshooting.editing.steps import reorder_steps
from troubleshooting.flow import answer_step, escalate
from troubleshooting.models import Article, FlowSession

AT = datetime(2026, 3, 1, 8, 0, 0, 123_456, tzinfo=UTC)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "sessions.jsonl"


def walk_all_ways(article: Article) -> None:
    """A session of each outcome that a reader can bring about."""
    walk(article, NOT_RESOLVED, SKIPPED, RESOLVED, at=AT, browser="resolved-it-by-step-3")
    walk(article, *[NOT_RESOLVED] * 5, at=AT, browser="nothing-helped-at-all")
    tried = walk(article, NOT_POSSIBLE, at=AT, browser="to-the-helpdesk-please", locale="en-US")
    escalate(tried, now=AT + timedelta(minutes=2))
    walk(article, NOT_RESOLVED, NOT_RESOLVED, at=AT, browser="went-on-to-another-one")
    walk(
        make_article("vpn"), RESOLVED, at=AT + timedelta(hours=1), browser="went-on-to-another-one"
    )
    changed = walk(article, SKIPPED, NOT_RESOLVED, at=AT, browser="changed-an-answer-back")
    changed = answer_step(changed, "s1", NOT_RESOLVED, now=AT + timedelta(minutes=5))
    answer_step(changed, "s3", RESOLVED, now=AT + timedelta(minutes=6))


def test_another_database_gives_the_same_export(article: Article, file: Path) -> None:
    walk_all_ways(article)
    exported = export_text()
    file.write_text(exported, encoding="utf-8")
    SessionFact.objects.all().delete()
    FlowSession.objects.all().delete()
    assert run_import(file) == (0, "6 sessions added, 0 already there, 0 bad lines\n", "")
    assert export_text() == exported


def test_another_database_has_the_same_facts(article: Article, file: Path) -> None:
    def facts() -> list[tuple[object, ...]]:
        fields = ("session_fact__outcome", "step__key", "position", "result", "seconds", "order")
        return sorted(StepFact.objects.values_list(*fields), key=repr)

    walk_all_ways(article)
    before = facts()
    file.write_text(export_text(), encoding="utf-8")
    SessionFact.objects.all().delete()
    run_import(file)
    assert facts() == before


def test_its_own_export_adds_nothing(article: Article, file: Path) -> None:
    walk_all_ways(article)
    file.write_text(export_text(), encoding="utf-8")
    assert run_import(file)[1] == "0 sessions added, 6 already there, 0 bad lines\n"


def test_the_same_file_again_adds_nothing(article: Article, file: Path) -> None:
    write_lines(file, line(), line(), line(locale="sv-SE"))
    run_import(file)
    assert run_import(file)[1] == "0 sessions added, 3 already there, 0 bad lines\n"
    assert SessionFact.objects.count() == 3


def test_what_staff_walked_is_no_session_of_the_file(article: Article, file: Path) -> None:
    run_import(write_lines(file, line()))
    SessionFact.objects.update(is_agents=True, copy=None)
    assert run_import(file)[1].startswith("1 sessions added")


def test_a_killed_import_goes_on_where_it_was(
    article: Article, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(importer, "AT_ONCE", 2)
    write_lines(file, *[line(locale=f"fi-F{letter}") for letter in "ABCDE"])
    monkeypatch.setattr(importer, "mark_stale", killed_at(2, importer.mark_stale))
    with pytest.raises(KeyboardInterrupt):
        run_import(file)
    assert (SessionFact.objects.count(), StepFact.objects.count()) == (2, 4)

    monkeypatch.undo()
    assert run_import(file)[1] == "3 sessions added, 2 already there, 0 bad lines\n"


def killed_at(time: int, do: Callable[..., None]) -> Callable[..., None]:
    """A function as it is, until it is called so many times."""
    calls = iter(range(1, time))

    def until_then(*args: object) -> None:
        if next(calls, None) is None:
            raise KeyboardInterrupt
        do(*args)

    return until_then


def test_two_sessions_that_say_the_same_are_two(article: Article, file: Path) -> None:
    run_import(write_lines(file, line(), line()))
    assert SessionFact.objects.count() == 2


def test_a_file_that_overlaps_adds_only_the_rest(article: Article, file: Path) -> None:
    run_import(write_lines(file, line()))
    run_import(write_lines(file, line(), line(), line(outcome="abandoned", steps=[])))
    assert SessionFact.objects.count() == 3


def test_another_spelling_of_the_same_is_the_same(article: Article, file: Path) -> None:
    spelt = line(
        locale="fi-fi",
        started_at="2026-03-01T10:00:00+02:00",
        steps=[
            {"position": 1, "result": "not_resolved", "seconds": 60.0},
            {"key": "s2", "result": "resolved", "seconds": 95},
        ],
    )
    run_import(write_lines(file, line()))
    run_import(write_lines(file, spelt))
    assert SessionFact.objects.count() == 1


def test_a_file_by_key_stays_the_same_when_the_article_grows(article: Article, file: Path) -> None:
    by_key = line(steps=[{"key": "s2", "result": "resolved"}])
    run_import(write_lines(file, by_key))
    add_step(article, "new", position=1)
    run_import(file)
    assert SessionFact.objects.count() == 1


def test_a_file_by_position_stays_the_same_when_the_order_changes(
    article: Article, file: Path
) -> None:
    by_place = [
        line(steps=[{**key, "position": place, "result": "resolved", "seconds": 60}])
        for place, key in ((1, {}), (1, {}), (4, {}), (5, {"key": None}))
    ]
    run_import(write_lines(file, *by_place))
    reorder_steps(article, ["s4", "s1", "s2", "s3", "s5"])

    assert run_import(file)[1].startswith("0 sessions added, 4 already there")
    file.write_text(export_text(), encoding="utf-8")
    assert run_import(file)[1].startswith("0 sessions added, 4 already there")
    assert list(
        SessionFact.objects.order_by("resolved_step__key").values_list(
            "resolved_step__key", flat=True
        )
    ) == ["s1", "s1", "s4", "s5"]


def test_named_by_position_or_by_key_a_session_is_the_same(article: Article, file: Path) -> None:
    steps = [{"key": "s4", "position": 4, "result": "resolved", "seconds": 60}]
    for names in (["position"], ["key"], ["key", "position"], ["position"]):
        named = [
            {name: value for name, value in step.items() if name in (*names, "result", "seconds")}
            for step in steps
        ]
        run_import(write_lines(file, line(steps=named)))
    assert SessionFact.objects.count() == 1


@pytest.mark.parametrize(
    ("steps", "is_known"),
    [
        ([{"position": 1, "result": "skipped"}, {"position": 3, "result": "resolved"}], True),
        ([{"key": "s2", "result": "not_resolved"}, {"key": "s5", "result": "resolved"}], True),
        ([{"position": 3, "result": "skipped"}, {"position": 1, "result": "resolved"}], False),
        ([], True),
    ],
)
def test_it_had_the_article_s_order_if_it_was_walked_in_it(
    article: Article, file: Path, steps: list[dict[str, Any]], *, is_known: bool
) -> None:
    run_import(write_lines(file, line(steps=steps)))
    version = version_of(["s1", "s2", "s3", "s4", "s5"])
    assert SessionFact.objects.get().order_version == (version if is_known else "")


def test_batches_share_what_was_seen(
    article: Article, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(importer, "AT_ONCE", 2)
    monkeypatch.setattr(importer, "READ_AHEAD", 3)
    write_lines(file, *[line()] * 5)
    assert run_import(file)[1].startswith("5 sessions added")
    assert run_import(file)[1].startswith("0 sessions added, 5 already there")


def test_a_position_counts_the_active_steps(article: Article, file: Path) -> None:
    article.steps.filter(key="s1").update(retired_at=AT)
    run_import(write_lines(file, line(steps=[{"position": 3, "result": "resolved"}])))
    assert SessionFact.objects.get().resolved_step == article.steps.get(key="s4")


def test_a_key_finds_a_step_the_article_lost(article: Article, file: Path) -> None:
    article.steps.filter(key="s2").update(retired_at=AT)
    assert run_import(write_lines(file, line()))[0] == 0
    assert SessionFact.objects.get().resolved_step == article.steps.get(key="s2")


def test_the_last_resolving_step_resolved_it(article: Article, file: Path) -> None:
    steps = [{"key": key, "result": "resolved"} for key in ("s3", "s1")]
    run_import(write_lines(file, line(steps=steps)))
    assert SessionFact.objects.get().resolved_step == article.steps.get(key="s1")


def test_resolved_without_a_step_means_by_reading(article: Article, file: Path) -> None:
    assert run_import(write_lines(file, line(steps=[])))[0] == 0
    assert SessionFact.objects.get(outcome="resolved").resolved_step is None


@pytest.mark.parametrize(
    "outcome", ["unresolved", "escalated", "switched", "incident", "abandoned"]
)
def test_it_takes_in_the_other_outcomes(article: Article, file: Path, outcome: str) -> None:
    steps = [{"key": "s1", "result": "not_resolved"}]
    assert run_import(write_lines(file, line(outcome=outcome, steps=steps)))[0] == 0
    assert SessionFact.objects.get().outcome == outcome


def test_a_source_files_name_will_do(article: Article, file: Path) -> None:
    assert run_import(write_lines(file, line(article="printer-does-not-\u200bprint")))[0] == 0
    assert SessionFact.objects.get().article == article
    assert run_import(write_lines(file, line(article="printer-does-not-print.md")))[1].startswith(
        "0 sessions added, 1 already there"
    )


def test_a_time_without_a_zone_is_utc(article: Article, file: Path) -> None:
    run_import(write_lines(file, line(started_at="2026-03-01T08:00:00")))
    assert SessionFact.objects.get().started_at == datetime(2026, 3, 1, 8, tzinfo=UTC)


def test_it_reads_standard_input(article: Article, monkeypatch: pytest.MonkeyPatch) -> None:
    text = json.dumps(line()) + "\n[]\n"
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(text.encode())))
    assert run_import("-") == (
        1,
        "1 sessions added, 0 already there, 1 bad lines\n",
        "<stdin>:2: not a JSON object\n",
    )


def test_it_passes_over_empty_lines_and_a_byte_order_mark(article: Article, file: Path) -> None:
    file.write_bytes(b"\xef\xbb\xbf" + json.dumps(line()).encode() + b"\r\n\r\n")
    assert run_import(file)[0] == 0


def test_it_shows_no_progress_in_a_pipe(article: Article, file: Path) -> None:
    assert run_import(write_lines(file, line()))[2] == ""


def test_the_bar_moves_with_each_transaction(
    article: Article, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(importer, "AT_ONCE", 1)
    write_lines(file, *[line()] * 4)
    moved: list[int] = []
    with file.open("rb") as lines:
        importer.import_sessions(lines, on_progress=moved.append)
    size = file.stat().st_size
    assert moved == [size // 4, size // 2, size * 3 // 4, size]


def test_the_bar_ends_with_the_file_whatever_its_last_lines_are(
    article: Article, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(importer, "READ_AHEAD", 1)
    write_lines(file, line(), "", "{")
    moved: list[int] = []
    with file.open("rb") as lines:
        importer.import_sessions(lines, on_progress=moved.append)
    assert moved[-1] == file.stat().st_size
    assert moved == sorted(set(moved))


def test_it_shows_progress_on_a_terminal(article: Article, file: Path) -> None:
    shown = run_import(write_lines(file, line()), terminal=True)[2]
    assert shown.endswith("[##############################] 100 %\n")
    assert shown.count("\n") == 1


def test_the_number_of_queries_does_not_grow_with_the_lines(
    article: Article, file: Path, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    write_lines(file, *[line()] * 64)
    with django_assert_num_queries(8):
        run_import(file)


def test_in_development_no_query_is_kept(article: Article, file: Path, settings: Settings) -> None:
    settings.DEBUG = True
    run_import(write_lines(file, *[line()] * 3))
    # Of the last transaction, whose end is logged too.
    assert len(connection.queries) <= 1


def test_an_article_that_was_renamed_since_is_found(article: Article, file: Path) -> None:
    walk(article, RESOLVED, at=AT)
    file.write_text(export_text(), encoding="utf-8")
    SessionFact.objects.all().delete()
    FlowSession.objects.all().delete()
    rename_article(article, "quiet")
    assert run_import(file) == (0, "1 sessions added, 0 already there, 0 bad lines\n", "")
    assert '"article": "quiet"' in export_text()
