"""Hostile texts cost at most two seconds and 200 MB each, or are refused within that."""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from benchmarks.attempt import Attempt
from benchmarks.figures import Figure
from benchmarks.pathological import FAMILIES

# The sizes between are there because most families are refused at the largest.
SIZES_KIB = (10, 32, 64, 128, 256, 512)
GOAL_SECONDS = 2
GOAL_MEGABYTES = 200
TIMEOUT_SECONDS = 90
WORST = 12


@dataclass(frozen=True)
class Tried:
    """A text and what came of it.

    Attributes:
        family: Its name in `benchmarks.pathological`.
        size: In bytes.
        attempt: What came of it; None where the process ended or did not end.
    """

    family: str
    size: int
    attempt: Attempt | None

    @property
    def seconds(self) -> float:
        """The time taken; beyond every goal where the process did not answer."""
        return self.attempt.seconds if self.attempt else float(TIMEOUT_SECONDS)

    @property
    def megabytes(self) -> float:
        """The most memory held."""
        return self.attempt.megabytes if self.attempt else 0.0


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The options of this benchmark."""
    parser.add_argument(
        "--sizes", type=int, nargs="+", default=SIZES_KIB, metavar="KIB", help="sizes in KiB"
    )
    parser.add_argument("--only", default="", help="families whose names contain this")


def run(options: argparse.Namespace) -> list[Figure]:
    """Try every family at every size, each in a process of its own; print the worst."""
    names = [name for name in FAMILIES if options.only in name]
    tried = list(try_all(names, [size * 1024 for size in options.sizes]))
    for one in sorted(tried, key=lambda one: one.seconds, reverse=True)[:WORST]:
        print(_as_line(one))
    answered = [one for one in tried if one.attempt]
    refused = [one for one in answered if one.attempt and one.attempt.outcome != "rendered"]
    return [
        Figure("families", len(names), "families", ">= 40"),
        Figure("texts refused with a reason", len(refused), "texts", ""),
        Figure("texts without an answer", len(tried) - len(answered), "texts", "= 0"),
        Figure("slowest", round(max(one.seconds for one in tried), 2), "s", f"<= {GOAL_SECONDS}"),
        Figure(
            "most memory",
            round(max(one.megabytes for one in tried)),
            "MB",
            f"<= {GOAL_MEGABYTES}",
        ),
    ]


def try_all(names: Sequence[str], sizes: Sequence[int]) -> Iterator[Tried]:
    """Try families at sizes in bytes."""
    for name in names:
        for size in sizes:
            yield Tried(name, size, try_one(name, size))


def try_one(family: str, size: int) -> Attempt | None:
    """Try one text; None where its process crashed or took too long."""
    command = [sys.executable, "-m", "benchmarks.attempt", family, str(size)]
    try:
        done = subprocess.run(
            command, capture_output=True, text=True, timeout=TIMEOUT_SECONDS, check=True
        )
    except (subprocess.TimeoutExpired, subprocess.CalledProcessError):
        return None
    return Attempt(**json.loads(done.stdout))


def _as_line(one: Tried) -> str:
    outcome = one.attempt.outcome if one.attempt else "NO ANSWER"
    return (
        f"{one.seconds:6.2f} s {one.megabytes:5.0f} MB  {one.size // 1024:4} KiB  "
        f"{one.family}: {outcome[:60]}"
    )
