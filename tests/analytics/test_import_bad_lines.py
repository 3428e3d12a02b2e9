"""What `manage.py import_sessions` says of lines and files that it cannot take in."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from django.core.management import CommandError

from analytics.models import SessionFact
from analytics.transfer import line as line_module
from tests.analytics.exchange import line, run_import, write_lines
from troubleshooting.models import Article


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "sessions.jsonl"


def test_a_bad_line_beside_good_ones_costs_only_itself_whatever_its_time(
    article: Article, file: Path
) -> None:
    write_lines(
        file, line(), line(started_at="9999-12-31T23:59:59Z"), line(outcome="escalated", steps=[])
    )
    status, out, err = run_import(file)
    assert (status, out.split(",")[0]) == (1, "2 sessions added")
    assert err.startswith(f"{file}:2: started_at")


def test_a_bad_line_costs_only_itself(article: Article, file: Path) -> None:
    write_lines(file, line(), "{", line(locale="sv-SE"))
    status, out, err = run_import(file)
    assert (status, SessionFact.objects.count()) == (1, 2)
    assert err.startswith(f"{file}:2: not JSON: ")
    assert out == "2 sessions added, 0 already there, 1 bad lines\n"


def step(**fields: object) -> dict[str, object]:
    return line(outcome="unresolved", steps=[{"key": "s1", "result": "skipped"} | fields])


@pytest.mark.parametrize(
    ("bad", "reason"),
    [
        ("nonsense", "not JSON"),
        ("[" * 100_000, "not JSON"),
        ("[" + "1" * 5000 + "]", "not JSON"),
        (line(locale=["x"] * 1000), "…\n"),
        ('"a text"', "not a JSON object"),
        (line(article=None), "'article' is missing"),
        (line(article=7), "'article' must be an article's name, not 7"),
        (line(article="no-such-article"), "there is no article 'no-such-article'"),
        (line(article="\ud800"), "there is no article"),
        (line(locale=None), "'locale' is missing"),
        (line(locale="finnish"), "'finnish' is not a locale"),
        (line(started_at="yesterday"), "'yesterday' is not an ISO 8601 time"),
        (line(started_at="0001-01-01T00:00:00+10:00"), "is not an ISO 8601 time"),
        (line(started_at=1_772_000_000), "'started_at' must be an ISO 8601 time"),
        (
            line(started_at="0001-01-01T00:00:00Z"),
            "started_at '0001-01-01T00:00:00Z' is before 2000",
        ),
        (line(started_at="1970-01-01T00:00:00Z"), "is before 2000"),
        (line(started_at="1999-12-31T23:59:59Z"), "is before 2000"),
        (line(started_at="9999-12-31T23:59:59Z"), "is still to come"),
        (line(started_at="9999-12-31T23:59:59-14:00"), "is not an ISO 8601 time"),
        (line(started_at=(datetime.now(UTC) + timedelta(days=2)).isoformat()), "is still to come"),
        (line(outcome=None), "'outcome' is missing"),
        (line(outcome="won"), "outcome 'won' is none of resolved, unresolved"),
        (line(outcome="abandoned"), "step 's2' resolved it, but the outcome is 'abandoned'"),
        (line(steps=None), "'steps' is missing"),
        (line(steps={}), "'steps' must be a list"),
        (line(steps=["s1"]), "a step must be an object"),
        (line(steps=[{"result": "skipped"}]), "a step has neither 'key' nor 'position'"),
        (step(key="zz"), "article 'printer-does-not-print' has no step 'zz'"),
        (step(key=["s1"]), "has no step"),
        (step(key=None, position=6), "has no step 6: it has 5"),
        (step(position=0), "'position' must be a whole number from 1, not 0"),
        (step(position=True), "'position' must be a whole number"),
        (step(position=2**40), "'position' must be a whole number"),
        (step(result="great"), "result 'great' is none of"),
        (step(result=""), "result '' is none of"),
        (step(seconds=-1), "'seconds' must be a number from 0 to 2678400, a month, not -1"),
        (step(seconds=float("nan")), "'seconds' must be a number from 0"),
        (step(seconds="95"), "'seconds' must be a number from 0"),
        (step(seconds=31 * 86_400 + 1), "'seconds' must be a number from 0"),
        (step(seconds=31 * 86_400 + 0.5), "'seconds' must be a number from 0"),
        (step(seconds=2**31), "'seconds' must be a number from 0"),
        (line(steps=[{"key": "s1", "result": "skipped"}] * 2), "step 's1' comes twice"),
        (
            line(steps=[{"key": "s1", "result": "skipped"}, {"position": 1, "result": "skipped"}]),
            "step 's1' comes twice",
        ),
    ],
)
def test_it_says_what_is_wrong_with_a_line(
    article: Article, file: Path, bad: object, reason: str
) -> None:
    status, _out, err = run_import(write_lines(file, bad))
    assert status == 1
    assert err.startswith(f"{file}:1: ")
    assert reason in err
    assert not SessionFact.objects.exists()


def test_it_says_when_seconds_add_up_to_more_than_a_column_keeps(
    article: Article, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(line_module, "MAX_NUMBER", 154)
    assert "the seconds add up to more than 154" in run_import(write_lines(file, line()))[2]


def test_many_slow_steps_are_a_session(article: Article, file: Path) -> None:
    """A walk that is taken up again and again may take longer than its slowest step could."""
    slow = [{"key": f"s{n}", "result": "skipped", "seconds": 20 * 86_400} for n in range(1, 6)]
    assert run_import(write_lines(file, line(outcome="unresolved", steps=slow)))[0] == 0


def test_it_says_that_a_line_is_not_utf_8(article: Article, file: Path) -> None:
    file.write_bytes(b'{"article": "\xe4"}\n')
    assert run_import(file)[2] == f"{file}:1: not UTF-8\n"


def test_it_says_when_a_file_cannot_be_read(article: Article, file: Path) -> None:
    with pytest.raises(CommandError, match="No such file"):
        run_import(file)
