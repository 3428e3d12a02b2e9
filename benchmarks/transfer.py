"""How long history takes to come in: sessions through `import_sessions`, once and again."""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
from pathlib import Path

from benchmarks.figures import Figure
from benchmarks.pages import production
from benchmarks.portal import BASE_DIR
from benchmarks.transfer_run import Imported

SESSIONS = 100_000
MILLION = 1_000_000


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The options of this benchmark."""
    parser.add_argument("--sessions", type=int, default=SESSIONS, help="how many come in")


def run(options: argparse.Namespace) -> list[Figure]:
    """Import made sessions into a portal of 3,000 articles, in a process of its own.

    Raises:
        subprocess.CalledProcessError: It could not be measured; what it says is printed.
    """
    with tempfile.TemporaryDirectory(prefix="askel-transfer-") as folder:
        done = subprocess.run(
            [sys.executable, "-m", "benchmarks.transfer_run", folder, str(options.sessions)],
            cwd=BASE_DIR,
            env=production(Path(folder)),
            check=True,
            stdout=subprocess.PIPE,
            text=True,
        )
    return figures(Imported(**json.loads(done.stdout.splitlines()[-1])))


def figures(imported: Imported) -> list[Figure]:
    """What is reported; a million takes as long as so many times the sessions of this run."""
    rate = imported.sessions / imported.seconds
    again = imported.sessions / imported.seconds_again
    return [
        Figure("sessions", imported.sessions, "sessions", ">= 1"),
        Figure("imported", round(rate), "1/s", ">= 1"),
        Figure("a million", round(MILLION / rate / 60, 1), "minutes", "<= 10"),
        Figure("known again", round(again), "1/s", ">= 1"),
        Figure("not added", imported.sessions - imported.added, "sessions", "= 0"),
        Figure("added by the same file again", imported.added_again, "sessions", "= 0"),
        Figure("memory", imported.memory_mib, "MiB", "<= 512"),
    ]
