"""While processes roll up, start anew and are killed, what is read is what there is."""

from __future__ import annotations

import subprocess
import sys
import time
from pathlib import Path

import pytest
from django.conf import settings
from django.db import connection

from tests.analytics.rollups.at_once import DONE
from tests.portal.processes import environment

MODULE = "tests.analytics.rollups.at_once"
ROLLING, KILLED_AFTER_SECONDS = 2, 3


@pytest.fixture
def database(tmp_path: Path, transactional_db: None) -> str:
    """The address of a database that processes share; the test's own, but for SQLite's in memory."""
    if connection.vendor == "postgresql":
        told = connection.settings_dict
        host = f"{told['USER']}:{told['PASSWORD']}@{told['HOST']}:{told['PORT']}"
        return f"postgres://{host}/{told['NAME']}"
    address = f"sqlite:///{tmp_path / 'db.sqlite3'}"
    subprocess.run(
        [sys.executable, "manage.py", "migrate", "--verbosity", "0"],
        cwd=settings.BASE_DIR,
        env=environment(tmp_path, DATABASE_URL=address),
        check=True,
    )
    return address


def start(role: str, folder: Path, database: str) -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        [sys.executable, "-m", MODULE, role, str(folder)],
        cwd=settings.BASE_DIR,
        env=environment(folder, DATABASE_URL=database),
    )


def test_what_is_read_is_exact_while_others_roll_up(tmp_path: Path, database: str) -> None:
    rolling = [start("roll", tmp_path, database) for _ in range(ROLLING)]
    writing = start("write", tmp_path, database)
    while writing.poll() is None:
        time.sleep(KILLED_AFTER_SECONDS)
        rolling[0].kill()
        rolling[0].wait()
        rolling = [*rolling[1:], start("roll", tmp_path, database)]
    (tmp_path / DONE).touch()

    assert writing.returncode == 0
    assert [one.wait() for one in rolling] == [0] * ROLLING
