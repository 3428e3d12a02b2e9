"""Static files: from the source folders in development, from a hashed copy in production."""

from __future__ import annotations

import json
import re
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.portal.processes import PRODUCTION, PROJECT, environment, run

SECONDS_TO_START = 30
SHEET = "css/admin.css"


@contextmanager
def gunicorn(folder: Path, **variables: str) -> Iterator[str]:
    """A running server's address."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        bind = f"127.0.0.1:{free.getsockname()[1]}"
    command = ["-m", "gunicorn", "portal.wsgi", "--bind", bind, "--no-control-socket"]
    process = subprocess.Popen(
        [sys.executable, *command],
        cwd=PROJECT,
        env=environment(folder, **variables),
        stderr=subprocess.DEVNULL,
    )
    try:
        wait_for(f"http://{bind}/static/js/copy.js")
        yield f"http://{bind}"
    finally:
        process.terminate()
        process.wait(timeout=20)


def wait_for(address: str) -> None:
    deadline = time.monotonic() + SECONDS_TO_START
    while True:
        try:
            read(address)
        except urllib.error.URLError:
            assert time.monotonic() < deadline, "gunicorn did not start"
            time.sleep(0.2)
        else:
            return


def read(address: str) -> bytes:
    with urllib.request.urlopen(address, timeout=10) as response:  # noqa: S310 - our own server
        content: bytes = response.read()
        return content


def test_gunicorn_serves_them_in_development_without_collecting(tmp_path: Path) -> None:
    with gunicorn(tmp_path, DEBUG="1") as address:
        assert read(f"{address}/static/{SHEET}") == (PROJECT / "static" / SHEET).read_bytes()
        assert b"htmx" in read(f"{address}/static/django_htmx/htmx-2.min.js")
    assert not (tmp_path / "static").exists()


def test_so_they_are_under_names_to_keep_for_good(tmp_path: Path) -> None:
    assert run("manage.py", "migrate", folder=tmp_path).returncode == 0
    with gunicorn(tmp_path, DEBUG="1") as address:
        page = read(f"{address}/en/").decode()
        found = re.findall(r'"(/static/[^"]+)"', page)
        assert len(found) >= 3
        for name in found:
            with urllib.request.urlopen(address + name, timeout=10) as response:  # noqa: S310 - our own server
                assert "immutable" in response.headers["Cache-Control"]


def test_production_serves_hashed_copies(tmp_path: Path) -> None:
    done = run("manage.py", "collectstatic", "--noinput", folder=tmp_path, **PRODUCTION)
    assert done.returncode == 0, done.stderr
    manifest = json.loads((tmp_path / "static" / "staticfiles.json").read_text())["paths"]

    assert manifest[SHEET] != SHEET
    with gunicorn(tmp_path, **PRODUCTION) as address:
        assert read(f"{address}/static/{manifest[SHEET]}")
