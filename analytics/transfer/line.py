"""Reads one line of an import, and says what is wrong with a bad one."""

from __future__ import annotations

import json
from collections.abc import Collection
from datetime import UTC, datetime, timedelta
from functools import lru_cache
from typing import Any, TypeVar

from analytics.record import SessionRecord, StepRecord
from analytics.transfer.catalog import Catalog, KnownArticle
from troubleshooting.models import Outcome, Result
from troubleshooting.text.locales import canonical_locale

# What the narrowest of the databases keeps in a column of whole numbers.
MAX_NUMBER = 2**31 - 1
# Earlier times come from clocks that were never set. Later ones than tomorrow's from any.
EARLIEST, LATEST = datetime(2000, 1, 1, tzinfo=UTC), timedelta(days=1)
# Nobody takes more than a month for a step.
MAX_SECONDS = 31 * 24 * 3600
MAX_SHOWN = 60
OUTCOMES, RESULTS = tuple(Outcome.values), tuple(Result.values)

T = TypeVar("T")
_canonical = lru_cache(maxsize=1000)(canonical_locale)


class BadLine(ValueError):
    """A line that cannot be taken in; the message says why."""


def read_line(line: bytes, catalog: Catalog) -> SessionRecord:
    """The session a line tells of.

    Args:
        line: UTF-8, with or without its line end. `article` is a slug or a source file's name; a
            step needs `key` or `position`; `seconds` may be missing; a time without a zone is UTC, and
            between 2000 and tomorrow.
        catalog: The articles there are.

    Raises:
        BadLine: It is not such a line, or names what does not exist.
    """
    data = _object(line)
    article = _article(data, catalog)
    outcome = _choice(data, "outcome", OUTCOMES)
    record = SessionRecord(
        article=article.slug,
        locale=_locale(data),
        started_at=_moment(data),
        outcome=outcome,
        steps=_steps(data, article),
        is_placed=any(entry.get("key") is None for entry in data["steps"]),
    )
    if record.resolving_key and outcome != Outcome.RESOLVED:
        raise BadLine(f"step {record.resolving_key!r} resolved it, but the outcome is {outcome!r}")
    if record.seconds > MAX_NUMBER:
        raise BadLine(f"the seconds add up to more than {MAX_NUMBER}")
    return record


def _object(line: bytes) -> dict[str, Any]:
    try:
        data = json.loads(line.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        raise BadLine("not UTF-8") from error
    except json.JSONDecodeError as error:
        raise BadLine(f"not JSON: {error.msg}, column {error.colno}") from error
    except (ValueError, RecursionError) as error:
        raise BadLine(f"not JSON that can be read: {error}") from error
    if not isinstance(data, dict):
        raise BadLine("not a JSON object")
    return data


def _field(data: dict[str, Any], name: str, kind: type[T], words: str) -> T:
    value = data.get(name)
    if isinstance(value, kind):
        return value
    if value is None:
        raise BadLine(f"{name!r} is missing")
    raise BadLine(f"{name!r} must be {words}, not {_shown(value)}")


def _choice(data: dict[str, Any], name: str, known: Collection[str]) -> str:
    value = _field(data, name, str, "a word")
    if value not in known:
        raise BadLine(f"{name} {_shown(value)} is none of {', '.join(known)}")
    return value


def _article(data: dict[str, Any], catalog: Catalog) -> KnownArticle:
    name = _field(data, "article", str, "an article's name")
    article = catalog.find(name)
    if article is None:
        raise BadLine(f"there is no article {_shown(name)}")
    return article


def _locale(data: dict[str, Any]) -> str:
    try:
        return _canonical(_field(data, "locale", str, "a locale such as fi-FI"))
    except BadLine:
        raise
    except ValueError as error:
        raise BadLine(str(error)) from error


def _moment(data: dict[str, Any]) -> datetime:
    text = _field(data, "started_at", str, "an ISO 8601 time")
    try:
        moment = datetime.fromisoformat(text)
        moment = moment.astimezone(UTC) if moment.tzinfo else moment.replace(tzinfo=UTC)
    except (ValueError, OverflowError) as error:
        raise BadLine(f"started_at {_shown(text)} is not an ISO 8601 time") from error
    if moment < EARLIEST:
        raise BadLine(f"started_at {_shown(text)} is before {EARLIEST.year}")
    if moment > datetime.now(UTC) + LATEST:
        raise BadLine(f"started_at {_shown(text)} is still to come")
    return moment


def _steps(data: dict[str, Any], article: KnownArticle) -> tuple[StepRecord, ...]:
    steps: dict[str, StepRecord] = {}
    for entry in _field(data, "steps", list, "a list"):
        if not isinstance(entry, dict):
            raise BadLine(f"a step must be an object, not {_shown(entry)}")
        step = _step(entry, article)
        if step.key in steps:
            raise BadLine(f"step {step.key!r} comes twice")
        steps[step.key] = step
    return tuple(steps.values())


def _step(entry: dict[str, Any], article: KnownArticle) -> StepRecord:
    key, position = _place(entry, article)
    result = _choice(entry, "result", RESULTS)
    return StepRecord(key, position, result, _seconds(entry))


def _place(entry: dict[str, Any], article: KnownArticle) -> tuple[str, int]:
    """Which step it is: by key where there is one, else by its place among the active steps."""
    key, position = entry.get("key"), _position(entry)
    if key is not None:
        if not isinstance(key, str) or key not in article.steps:
            raise BadLine(f"article {article.slug!r} has no step {_shown(key)}")
        return key, position or article.places[key]
    if position is None:
        raise BadLine("a step has neither 'key' nor 'position'")
    if position > len(article.order):
        raise BadLine(
            f"article {article.slug!r} has no step {position}: it has {len(article.order)}"
        )
    return article.order[position - 1], position


def _position(entry: dict[str, Any]) -> int | None:
    position = entry.get("position")
    if position is not None and not _is_count(position, least=1):
        raise BadLine(f"'position' must be a whole number from 1, not {_shown(position)}")
    return position


def _seconds(entry: dict[str, Any]) -> int:
    seconds = entry.get("seconds", 0)
    if isinstance(seconds, float) and 0 <= seconds <= MAX_SECONDS:
        seconds = round(seconds)
    if not _is_count(seconds, least=0) or seconds > MAX_SECONDS:
        raise BadLine(
            f"'seconds' must be a number from 0 to {MAX_SECONDS}, a month, not {_shown(seconds)}"
        )
    return int(seconds)


def _shown(value: object) -> str:
    """A value for a message: on one line, and cut where it is long."""
    text = repr(value)
    return text if len(text) <= MAX_SHOWN else f"{text[:MAX_SHOWN]}…"


def _is_count(value: object, *, least: int) -> bool:
    return type(value) is int and least <= value <= MAX_NUMBER
