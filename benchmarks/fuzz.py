"""Strange files at random through reading, rendering and export: none may crash, none may cost much."""

from __future__ import annotations

import argparse
import os
import signal
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from random import Random
from types import FrameType

from benchmarks.figures import Figure
from benchmarks.mutation import mutate
from benchmarks.pathological import FAMILIES

BASE_DIR = Path(__file__).resolve().parent.parent
SAMPLES = BASE_DIR / "samples"
SECONDS = 600
GOAL_SECONDS = 2
# An input that has not come to an end by then is given up.
GIVEN_UP_SECONDS = 30
FAMILY_BYTES = 400
SAID_EVERY = 2_000


@dataclass(frozen=True)
class Tried:
    """An input and what came of it.

    Attributes:
        number: Which input of its seed it is; the two make it again.
        data: Its bytes.
        fault: What went wrong; "" where it was taken in or refused as it should be.
        seconds: The processor's time it took to take it in or to refuse it.
    """

    number: int
    data: bytes
    fault: str
    seconds: float


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The options of this benchmark."""
    parser.add_argument("--seconds", type=float, default=SECONDS, help="how long to go on")
    parser.add_argument("--count", type=int, default=sys.maxsize, help="most inputs")
    parser.add_argument("--seed", type=int, default=1, help="of the inputs (default: 1)")
    parser.add_argument("--first", type=int, default=1, help="the first input's number")
    parser.add_argument("--more", type=Path, help="a folder of files to begin with, beside samples")
    parser.add_argument(
        "--crashes",
        type=Path,
        default=Path(tempfile.gettempdir()) / "askel-fuzz",
        help="where inputs that went wrong are written (default: %(default)s)",
    )


def run(options: argparse.Namespace) -> list[Figure]:
    """Try inputs until time or their number is up; write down each that went wrong."""
    until = time.monotonic() + options.seconds
    inputs, crashes, slowest = 0, 0, 0.0
    for tried in try_inputs(seeds(options.more), seed=options.seed, first=options.first):
        inputs, slowest = inputs + 1, max(slowest, tried.seconds)
        if tried.fault:
            crashes += 1
            _write_down(tried, options)
        if inputs % SAID_EVERY == 0:
            print(f"{inputs} inputs, {crashes} crashes, {slowest:.2f} s", file=sys.stderr)
        if inputs >= options.count or time.monotonic() > until:
            break
    return [
        Figure("inputs", inputs, "inputs", ">= 1"),
        Figure("crashes", crashes, "inputs", "= 0"),
        Figure("slowest", round(slowest, 2), "s", f"<= {GOAL_SECONDS}"),
    ]


def seeds(more: Path | None = None) -> tuple[bytes, ...]:
    """What inputs are made of: the samples, a little of each costly family, files of a folder."""
    folders = [SAMPLES, more] if more else [SAMPLES]
    files = [file for folder in folders for file in sorted(folder.rglob("*.md"))]
    families = (make(FAMILY_BYTES).encode("utf-8", "surrogatepass") for make in FAMILIES.values())
    return tuple(filter(None, (*(file.read_bytes() for file in files), *families)))


def try_inputs(beginnings: Sequence[bytes], *, seed: int, first: int = 1) -> Iterator[Tried]:
    """Make inputs one after another without end, and try each.

    Args:
        beginnings: What they are made of.
        seed: Together with an input's number it makes the same input again.
        first: The first input's number.
    """
    _set_up()
    number = first
    while True:
        data = mutate(beginnings, Random(f"{seed}:{number}"))  # noqa: S311 - inputs, no secrets
        yield try_one(data, number)
        number += 1


def try_one(data: bytes, number: int = 0) -> Tried:
    """Try one input. Django has to be set up."""
    from benchmarks.fuzz_input import TooSlow, fault_of

    try:
        with _given_up(TooSlow):
            fault, seconds = fault_of(data)
    except TooSlow:
        fault, seconds = "It did not come to an end.", float(GIVEN_UP_SECONDS)
    if not fault and seconds > GOAL_SECONDS:
        fault = f"It took {seconds:.1f} seconds."
    return Tried(number, data, fault, seconds)


@contextmanager
def _given_up(error: type[Exception]) -> Iterator[None]:
    """Raises an error in what does not come to an end."""

    def give_up(_signal: int, _frame: FrameType | None) -> None:
        raise error

    before = signal.signal(signal.SIGALRM, give_up)
    signal.setitimer(signal.ITIMER_REAL, GIVEN_UP_SECONDS)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)


def _write_down(tried: Tried, options: argparse.Namespace) -> None:
    options.crashes.mkdir(parents=True, exist_ok=True)
    file = options.crashes / f"seed-{options.seed}-input-{tried.number}.md"
    file.write_bytes(tried.data)
    file.with_suffix(".txt").write_text(tried.fault + "\n", "utf-8", "backslashreplace")
    print(f"{file}: {tried.fault.splitlines()[-1]}", file=sys.stderr)


def _set_up() -> None:
    """Start Django, whose settings and catalogs rendering asks for; no database is touched."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "portal.settings")
    import django
    from django.apps import apps

    if not apps.ready:
        django.setup()
