"""How fast pages are, as shares of a view that answers `ok` in the same processes."""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import cycle, islice
from math import inf
from pathlib import Path
from statistics import median
from urllib.parse import urlencode

from benchmarks.enlarged import enlarge, source_files
from benchmarks.figures import Figure
from benchmarks.load import Load, Request, drive
from benchmarks.pages_run import WALKS_FIRST, Filled
from benchmarks.portal import BASE_DIR, SAMPLES, environment_of, serving

ARTICLES = 3000
CLIENTS = (8, 64)
SECONDS = 4.0
ROUNDS = 3
SESSIONS = 8_000
# A form's token and its cookie only have to be the same.
TOKEN = "benchmark0benchmark0benchmark000"  # noqa: S105
GOALS = {"overview": 0.45, "step": 0.40, "answer": 0.30, "search": 0.10}
REFERENCE, ANEW = "ok", "overview made anew"


@dataclass
class Measured:
    """What was measured of all kinds of pages.

    Attributes:
        rates: For a kind and a number of clients the pages a second, one a round.
        errors: What was answered that is no page, a line each.
    """

    rates: dict[tuple[str, int], list[float]] = field(default_factory=dict)
    errors: list[str] = field(default_factory=list)

    def note(self, kind: str, clients: int, load: Load) -> None:
        """Add a round."""
        self.rates.setdefault((kind, clients), []).append(load.rate)
        self.errors += [f"{kind}, {clients} clients: {error}" for error in load.errors]

    def share(self, kind: str, clients: int) -> float:
        """The median over the rounds of a kind's rate by that of `ok` in the same round."""
        pairs = zip(self.rates[kind, clients], self.rates[REFERENCE, clients], strict=True)
        return median(one / reference for one, reference in pairs if reference)


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The options of this benchmark."""
    parser.add_argument(
        "corpus", type=Path, nargs="?", metavar="CORPUS_DIR", help="articles; else the samples"
    )
    parser.add_argument("--articles", type=int, default=ARTICLES, help="how many are served")
    parser.add_argument("--seconds", type=float, default=SECONDS, help="of each measurement")
    parser.add_argument("--rounds", type=int, default=ROUNDS, help="the median of so many")
    parser.add_argument("--sessions", type=int, default=SESSIONS, help="walks to be answered")


def run(options: argparse.Namespace) -> list[Figure]:
    """Serve a portal with production's settings, and ask it for each kind of page.

    Raises:
        subprocess.CalledProcessError: The portal could not be built; its output is printed.
    """
    with tempfile.TemporaryDirectory(prefix="askel-pages-") as name:
        folder = Path(name)
        files = source_files(options.corpus) if options.corpus else sorted(SAMPLES.glob("*.md"))
        sources = enlarge(files, options.corpus or SAMPLES, folder / "articles", options.articles)
        environment = production(folder)
        filled = fill(sources, options.sessions, environment)
        with serving(folder, environment, threads=1) as port:
            measured = measure(port, filled, seconds=options.seconds, rounds=options.rounds)
    for line in measured.errors[:10]:
        print(line)
    return figures(measured)


def production(folder: Path) -> dict[str, str]:
    """The environment of a portal as it is run for people, on plain HTTP."""
    return {
        **environment_of(folder),
        "DJANGO_SETTINGS_MODULE": "benchmarks.ok_settings",
        "DEBUG": "0",
        "SECRET_KEY": "benchmark" * 8,
        "ALLOWED_HOSTS": "127.0.0.1",
        "SECURE_COOKIES": "0",
        "STATIC_ROOT": str(folder / "static"),
    }


def fill(sources: Path, sessions: int, environment: dict[str, str]) -> Filled:
    """Build the portal in a process of its own; what it says on failure is printed.

    Raises:
        subprocess.CalledProcessError: It could not be built.
    """
    done = subprocess.run(
        [sys.executable, "-m", "benchmarks.pages_run", str(sources), str(sessions)],
        cwd=BASE_DIR,
        env=environment,
        check=True,
        stdout=subprocess.PIPE,
        text=True,
    )
    return Filled(**json.loads(done.stdout.splitlines()[-1]))


def measure(port: int, filled: Filled, *, seconds: float, rounds: int) -> Measured:
    """Ask for each kind of page in turn, `ok` in each round, so that a busy moment meets all.

    Overviews and steps are those of popular articles, which are kept by then; queries hardly come
    round again, and no step is answered twice. What a page costs that is made anew is measured by
    the overviews of all other articles.
    """
    answers = answer_requests(filled)
    shown = {(slug, key): [browser, slug, key] for browser, slug, key in filled.steps}
    kinds: dict[str, Iterator[Request]] = {
        REFERENCE: cycle([Request("/benchmark/ok/")]),
        "overview": cycle([Request(f"/fi/{slug}/") for slug in filled.popular]),
        "step": cycle([_step(step) for step in shown.values()]),
        "answer": answers,
        "search": cycle(Request(f"/fi/?{urlencode({'q': query})}") for query in filled.queries),
    }
    # So often that each worker has made each page.
    for kind, pages in (("overview", filled.popular), ("step", shown), ("answer", shown)):
        first = islice(kinds[kind], WALKS_FIRST * len(pages))
        drive(port, first, clients=CLIENTS[0], seconds=inf)
    measured = Measured()
    for clients in CLIENTS:
        for _ in range(rounds):
            for kind, requests in kinds.items():
                load = drive(port, requests, clients=clients, seconds=seconds)
                measured.note(kind, clients, load)
    anew = (Request(f"/fi/{slug}/") for slug in filled.others)
    measured.note(ANEW, CLIENTS[0], drive(port, anew, clients=CLIENTS[0], seconds=seconds))
    return measured


def _step(step: list[str]) -> Request:
    key, slug, name = step
    return Request(f"/fi/{slug}/steps/{name}/", cookie=f"askel_browser={key}")


def answer_requests(filled: Filled) -> Iterator[Request]:
    """Every step of every session answered once, in the order in which a session asks them.

    What HTMX sends: the page that follows is asked for as a fragment.
    """
    body = urlencode({"csrfmiddlewaretoken": TOKEN, "result": "not_resolved"})
    for key, slug, name in filled.steps:
        yield Request(
            f"/fi/{slug}/steps/{name}/",
            body=body,
            cookie=f"askel_browser={key}; csrftoken={TOKEN}",
            headers="HX-Request: true\r\n",
        )


def figures(measured: Measured) -> list[Figure]:
    """What is reported: shares of the reference's rate, and that nothing failed."""
    rows = [
        Figure(
            f"{kind}, {clients} clients",
            round(measured.share(kind, clients), 3),
            "of ok",
            f">= {goal:g}",
        )
        for clients in CLIENTS
        for kind, goal in GOALS.items()
    ]
    rates = [
        Figure(
            f"ok, {clients} clients",
            round(median(measured.rates[REFERENCE, clients]), 1),
            "1/s",
            ">= 1",
        )
        for clients in CLIENTS
    ]
    cold = measured.rates[ANEW, CLIENTS[0]][0] / median(measured.rates[REFERENCE, CLIENTS[0]])
    rows.append(Figure(f"{ANEW}, {CLIENTS[0]} clients", round(cold, 3), "of ok", ""))
    return [*rates, *rows, Figure("errors", len(measured.errors), "requests", "= 0")]
