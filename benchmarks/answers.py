"""Readers answer without pause on SQLite: no error, no lost and no doubled answer."""

from __future__ import annotations

import argparse
import random
import tempfile
import threading
import time
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path
from statistics import quantiles

from benchmarks.figures import Figure
from benchmarks.ledger import Ledger, Walked, compare
from benchmarks.portal import SAMPLES, Portal, running_portal
from benchmarks.reader import BROWSER_COOKIE, Journal, Page, Reader, RequestFailed

READERS = 16
SECONDS = 60
ARTICLES = ("printer-does-not-print", "wifi-does-not-connect")
# A writer waits for SQLite's lock up to 30 seconds before it fails; nobody may come near that.
P99_GOAL_MS = 5000

# Most steps do not help; a double-click sends the same answer once more.
RESULTS = ("not_resolved", "resolved", "skipped", "not_possible")
WEIGHTS = (70, 10, 10, 10)
DOUBLE_CLICKS = 0.2


@dataclass
class Load:
    """What all readers did and met.

    Attributes:
        walks: Each walk with its answers.
        journals: One a thread.
        seconds: How long it took.
    """

    walks: list[Walked] = field(default_factory=list)
    journals: list[Journal] = field(default_factory=list)
    seconds: float = 0.0

    @property
    def errors(self) -> list[str]:
        """What went wrong, a line each."""
        return [line for journal in self.journals for line in journal.errors]

    @property
    def latencies_ms(self) -> list[float]:
        """Milliseconds of every request."""
        return [one for journal in self.journals for one in journal.latencies_ms]


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The options of this benchmark."""
    parser.add_argument("--seconds", type=float, default=SECONDS, help="how long readers answer")
    parser.add_argument("--readers", type=int, default=READERS, help="how many at a time")
    parser.add_argument("--seed", type=int, default=1, help="decides the answers that are given")


def run(options: argparse.Namespace) -> list[Figure]:
    """Serve two sample articles, let readers answer, and compare with what was recorded."""
    with (
        tempfile.TemporaryDirectory() as folder,
        running_portal(Path(folder), sample_files()) as portal,
    ):
        load = answer_for(
            portal, seconds=options.seconds, readers=options.readers, seed=options.seed
        )
        ledger = compare(portal.database, load.walks)
    for line in load.errors[:10]:
        print(line)
    return figures(load, ledger)


def sample_files() -> list[Path]:
    """The two articles that are walked through."""
    return [SAMPLES / f"{slug}.md" for slug in ARTICLES]


def figures(load: Load, ledger: Ledger) -> list[Figure]:
    """What is reported of a load and of what the database has of it."""
    times = load.latencies_ms
    p99 = quantiles(times, n=100)[98] if len(times) > 1 else 0.0
    return [
        Figure("answers", sum(len(one.answers) for one in load.walks), "answers", ">= 1"),
        Figure("requests", round(len(times) / load.seconds, 1), "1/s", ">= 1"),
        Figure("errors", len(load.errors), "requests", "= 0"),
        Figure("lost", ledger.lost, "answers", "= 0"),
        Figure("doubled", ledger.doubled, "answers", "= 0"),
        Figure("wrong outcomes", ledger.wrong_outcomes, "sessions", "= 0"),
        Figure("p99", round(p99, 1), "ms", f"<= {P99_GOAL_MS}"),
    ]


def answer_for(portal: Portal, *, seconds: float, readers: int, seed: int) -> Load:
    """Let readers walk through articles, one walk after the other, until the time is over.

    Args:
        portal: The portal; it runs.
        seconds: How long new walks begin; those under way are walked to their end.
        readers: How many walk at a time, a thread each.
        seed: Decides the answers.
    """
    load = Load(journals=[Journal() for _ in range(readers)])
    began = time.monotonic()

    def walk_on(number: int) -> list[Walked]:
        chance = random.Random(f"{seed}-{number}")  # noqa: S311 - answers, not secrets
        journal, walks = load.journals[number], []
        while time.monotonic() - began < seconds:
            walks.append(walk_once(portal, journal, chance))
        return walks

    with ThreadPoolExecutor(readers) as pool:
        for walks in pool.map(walk_on, range(readers)):
            load.walks += walks
    load.seconds = time.monotonic() - began
    return load


def walk_once(portal: Portal, journal: Journal, chance: random.Random) -> Walked:
    """A new reader starts an article and answers until the end page; gives what was answered.

    What goes wrong is noted in the journal and ends the walk there.
    """
    reader = Reader(portal.port, journal)
    walked = Walked()
    try:
        page = reader.get(f"/fi/{chance.choice(portal.slugs)}/")
        page = reader.get(reader.post(page.first_form, page))
        walked.browser_key = reader.browser_key
        while page.is_step:
            result = chance.choices(RESULTS, WEIGHTS)[0]
            following = reader.post(page.path, page, result=result)
            walked.answers[page.path.rstrip("/").rpartition("/")[2]] = result
            if chance.random() < DOUBLE_CLICKS:
                reader.post(page.path, page, result=result)
            page = reader.get(following)
        walked.reached_end = True
    except RequestFailed as error:
        journal.errors.append(str(error))
    finally:
        reader.close()
    return walked


@dataclass(frozen=True)
class Asked:
    """A reader who was asked the first step of an article.

    Attributes:
        portal: Where.
        page: The step's page.
        cookies: The browser's.
    """

    portal: Portal
    page: Page
    cookies: dict[str, str]

    @property
    def browser_key(self) -> str:
        """What the portal knows the browser by."""
        return self.cookies[BROWSER_COOKIE]

    def answer(self, result: str) -> str:
        """Send the page's form on a connection of its own, as a second click does.

        Returns:
            Where the answer leads.

        Raises:
            RequestFailed: It was not accepted.
        """
        return self._send(self.page.path, result=result)

    def start_again(self) -> str:
        """Send the article's start form once more; returns and raises as `answer` does."""
        return self._send(f"/fi/{self.portal.slugs[0]}/start/")

    def _send(self, path: str, **fields: str) -> str:
        reader = Reader(self.portal.port, Journal(), self.cookies)
        try:
            return reader.post(path, self.page, **fields)
        finally:
            reader.close()


def ask_first_step(portal: Portal) -> Asked:
    """A new reader starts the first article.

    Raises:
        RequestFailed: The portal did not show a step.
    """
    reader = Reader(portal.port, Journal())
    page = reader.get(f"/fi/{portal.slugs[0]}/")
    page = reader.get(reader.post(page.first_form, page))
    reader.close()
    return Asked(portal, page, reader.cookies)


def all_at_once(actions: Sequence[Callable[[], str]]) -> list[str]:
    """Run actions in a thread each, all let go at the same moment; gives what each returned."""
    gate = threading.Barrier(len(actions))

    def go(action: Callable[[], str]) -> str:
        gate.wait()
        return action()

    with ThreadPoolExecutor(len(actions)) as pool:
        return list(pool.map(go, actions))
