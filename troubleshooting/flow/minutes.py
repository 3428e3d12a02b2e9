"""About how long steps take: as they took others, or as long as reading them takes."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from statistics import median

from django.core.cache import cache
from django.utils.translation import gettext, ngettext

from troubleshooting.flow.reading import FlowStep, Reading
from troubleshooting.models import FlowSession, Result, StepResult
from troubleshooting.text.terms import IS_UNSPACED
from troubleshooting.text.words import plain_text

# Of what was recorded: the newest sessions and results, so that the cost does not grow with
# history; and no more of a step than half an hour, since who goes to lunch is not at work on it.
SESSIONS_READ, RESULTS_READ = 100, 200
ENOUGH_RESULTS = 5
MAX_SECONDS = 30 * 60
TRIED = (Result.RESOLVED, Result.NOT_RESOLVED)

# Until then: what there is to read and to do. Adults read about 200 words a minute on a screen, or
# 500 characters of a script that writes no spaces; to find a menu and choose takes twenty seconds.
WORDS_A_MINUTE = 200
CHARACTERS_A_MINUTE = 500
SECONDS_AN_INSTRUCTION = 20

# As people say it; above, every half hour.
SPOKEN = (1, 2, 3, 5, 10, 15, 20, 25, 30, 40, 50, 60)
HALF_HOUR = 30
CACHE_SECONDS = 300


def expected_seconds(reading: Reading) -> dict[str, float]:
    """About how many seconds each step takes, by key.

    One query whatever was recorded; none while it is remembered, which is for five minutes.
    """
    article = reading.translation.article_id
    text = reading.translation
    name = f"minutes:{article}:{reading.locale}:{text.pk}:{text.updated_at.timestamp()}"
    known: dict[str, float] | None = cache.get(name)
    if known is None:
        recorded = _recorded_seconds(article)
        known = {step.key: recorded.get(step.key, reading_seconds(step)) for step in reading.steps}
        cache.set(name, known, CACHE_SECONDS)
    return known


def expected_minutes(reading: Reading, steps: Iterable[FlowStep]) -> int:
    """About how many minutes some steps of an article take, as people say it."""
    seconds = expected_seconds(reading)
    return spoken_minutes(sum(seconds.get(step.key, reading_seconds(step)) for step in steps))


def spoken_minutes(seconds: float) -> int:
    """Minutes as people say them: 1, 2, 3, 5, 10, 15, …; at least one."""
    minutes = seconds / 60
    if minutes > SPOKEN[-1]:
        return round(minutes / HALF_HOUR) * HALF_HOUR
    return min(SPOKEN, key=lambda spoken: (abs(spoken - minutes), spoken))


def taken_words(step: FlowStep) -> str:
    """How long a step took that was tried, to the nearest minute, in the interface's words.

    Returns:
        "" where it was not tried, and where the time says nothing, as over a lunch.
    """
    if step.result not in TRIED or step.seconds > MAX_SECONDS:
        return ""
    if step.seconds < 60:
        return gettext("under a minute")
    minutes = (step.seconds + 30) // 60
    return ngettext("%(minutes)s minute", "%(minutes)s minutes", minutes) % {"minutes": minutes}


def reading_seconds(step: FlowStep) -> float:
    """How long it takes to read a step and to do what it says."""
    words = plain_text(step.text.html)
    unspaced = len(IS_UNSPACED.findall(words))
    spaced = len(IS_UNSPACED.sub(" ", words).split())
    reading = 60 * (spaced / WORDS_A_MINUTE + unspaced / CHARACTERS_A_MINUTE)
    return reading + SECONDS_AN_INSTRUCTION * max(step.text.instruction_count, 1)


def _recorded_seconds(article: int) -> dict[str, float]:
    """The median of what each step took readers who tried it, where enough of them did."""
    by_readers = FlowSession.objects.filter(article=article, is_agents=False)
    newest = by_readers.order_by("-pk").values("pk")
    rows = (
        StepResult.objects.filter(session__in=newest[:SESSIONS_READ], result__in=TRIED)
        .order_by("-session_id", "-pk")
        .values_list("step__key", "seconds")[:RESULTS_READ]
    )
    seconds: dict[str, list[int]] = defaultdict(list)
    for key, took in rows:
        seconds[key].append(min(took, MAX_SECONDS))
    return {key: median(took) for key, took in seconds.items() if len(took) >= ENOUGH_RESULTS}
