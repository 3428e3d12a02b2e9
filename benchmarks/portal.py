"""A portal of its own to measure: gunicorn on a throw-away SQLite database."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

BASE_DIR = Path(__file__).resolve().parent.parent
SAMPLES = BASE_DIR / "samples" / "fi-FI"
WORKERS = 2
THREADS_A_WORKER = 8
STOP_WITHIN_SECONDS = 20
DATABASE, LOG = "askel.sqlite3", "gunicorn.log"


@dataclass(frozen=True)
class Portal:
    """A portal that is running.

    Attributes:
        port: Where it listens on 127.0.0.1.
        slugs: The articles it has.
        database: Its SQLite file.
        log: What gunicorn says.
    """

    port: int
    slugs: tuple[str, ...]
    database: Path
    log: Path


@contextmanager
def running_portal(folder: Path, articles: Sequence[Path]) -> Iterator[Portal]:
    """Serve some articles from an empty folder until the block ends.

    Raises:
        subprocess.CalledProcessError: The database could not be prepared; its output is printed.
    """
    environment = environment_of(folder)
    for command in (["migrate", "--verbosity=0"], ["import_articles", *map(str, articles)]):
        subprocess.run(
            [sys.executable, "manage.py", *command],
            cwd=BASE_DIR,
            env=environment,
            check=True,
            stdout=subprocess.DEVNULL,
        )
    slugs = tuple(path.stem for path in articles)
    with serving(folder, environment) as port:
        yield Portal(port, slugs, folder / DATABASE, folder / LOG)


@contextmanager
def serving(
    folder: Path, environment: dict[str, str], *, threads: int = THREADS_A_WORKER
) -> Iterator[int]:
    """Run gunicorn on a port of its own, which is given, until the block ends.

    Args:
        folder: Where its log goes.
        environment: What it is started with; see `environment_of`.
        threads: Of each worker; 1 gives gunicorn's plain workers, which close each connection.
    """
    with socket.create_server(("127.0.0.1", 0), backlog=256) as listening:
        port = listening.getsockname()[1]
        process = _serve(listening, environment, folder / LOG, threads)
    try:
        yield port
    finally:
        _stop(process)


def environment_of(folder: Path) -> dict[str, str]:
    """The environment of a portal for development that keeps everything in a folder."""
    return {
        **os.environ,
        "DJANGO_SETTINGS_MODULE": "portal.settings",
        "DATABASE_URL": f"sqlite:///{folder / DATABASE}",
        "MEDIA_ROOT": str(folder / "media"),
        "DEBUG": "1",
    }


def _serve(
    listening: socket.socket, environment: dict[str, str], log: Path, threads: int
) -> subprocess.Popen[bytes]:
    """Start gunicorn on a socket that listens already: no port is guessed, nothing is waited for."""
    command = [sys.executable, "-m", "gunicorn", "portal.wsgi", f"--bind=fd://{listening.fileno()}"]
    command += [f"--workers={WORKERS}", f"--threads={threads}", "--keep-alive=30"]
    with log.open("wb") as output:
        return subprocess.Popen(
            command,
            cwd=BASE_DIR,
            env=environment,
            stdout=output,
            stderr=subprocess.STDOUT,
            pass_fds=[listening.fileno()],
        )


def _stop(process: subprocess.Popen[bytes]) -> None:
    process.terminate()
    try:
        process.wait(STOP_WITHIN_SECONDS)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()
