"""One import at a time; and what is left of one that was killed."""

from __future__ import annotations

import os
import signal
import sqlite3
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.db import connection

from tests.ingest.packing import article, write_tree
from tests.portal.processes import PROJECT, environment, run
from troubleshooting.ingest.exclusive import ImportRunning, exclusive_import

WAIT_SECONDS = 60
FILES = 60
HOLD = """
import os, sys, django
os.environ["DJANGO_SETTINGS_MODULE"] = "portal.settings"
django.setup()
from troubleshooting.ingest.exclusive import exclusive_import
with exclusive_import():
    print("held", flush=True)
    sys.stdin.read()
"""


@pytest.fixture
def database(tmp_path: Path) -> Iterator[dict[str, str]]:
    """A database of its own, of the kind these tests run on, as a process's variables."""
    if connection.vendor == "sqlite":
        yield environment(tmp_path)
        return
    there = connection.settings_dict
    # The name of the tests' own database: locks count for one database each.
    address = f"postgres://{there['USER']}:{there['PASSWORD']}@{there['HOST']}:{there['PORT']}"
    yield environment(tmp_path, DATABASE_URL=f"{address}/{there['NAME']}")


@pytest.fixture
def holder(database: dict[str, str]) -> Iterator[subprocess.Popen[str]]:
    """Another process that holds the lock."""
    process = subprocess.Popen(
        [sys.executable, "-c", HOLD],
        cwd=PROJECT,
        env=database,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert process.stdout
    assert process.stdout.readline() == "held\n"
    yield process
    process.kill()
    process.communicate()


def importing(database: dict[str, str], *arguments: str) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "manage.py", "import_articles", *arguments],
        cwd=PROJECT,
        env=database,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


@pytest.mark.django_db(transaction=True)
def test_the_second_says_that_it_waits_and_goes_on_when_the_first_ends(
    database: dict[str, str], holder: subprocess.Popen[str], tmp_path: Path
) -> None:
    empty = write_tree(tmp_path / "empty", {"x.txt": b""})
    if connection.vendor == "sqlite":
        assert run("manage.py", "migrate", folder=tmp_path).returncode == 0
    second = importing(database, str(empty))
    assert second.stderr
    assert second.stderr.readline() == "Another import is running; waiting.\n"
    assert second.poll() is None

    holder.communicate("")

    out, _ = second.communicate(timeout=WAIT_SECONDS)
    assert "0 files" in out
    assert second.returncode == 0


@pytest.mark.django_db(transaction=True)
def test_a_killed_import_lets_go(
    database: dict[str, str], holder: subprocess.Popen[str], tmp_path: Path
) -> None:
    holder.send_signal(signal.SIGKILL)
    holder.wait()

    done = subprocess.run(
        [sys.executable, "-c", HOLD],
        cwd=PROJECT,
        env=database,
        input="",
        capture_output=True,
        text=True,
        timeout=WAIT_SECONDS,
    )
    assert done.stdout == "held\n"


@pytest.mark.django_db(transaction=True)
def test_one_that_may_not_wait_fails_at_once(
    database: dict[str, str], holder: subprocess.Popen[str], tmp_path: Path
) -> None:
    second = importing(database, str(tmp_path), "--no-wait")
    _, error = second.communicate(timeout=WAIT_SECONDS)

    assert second.returncode == 1
    assert "Another import is running; try again when it is over." in error


@pytest.mark.skipif(connection.vendor != "sqlite", reason="a lock of the database itself")
@pytest.mark.django_db
def test_in_memory_threads_exclude_one_another() -> None:
    refused = []

    def second() -> None:
        try:
            with exclusive_import(wait=False):
                pass
        except ImportRunning as error:
            refused.append(error)
        finally:
            connection.close()

    with exclusive_import():
        thread = threading.Thread(target=second)
        thread.start()
        thread.join()

    assert len(refused) == 1
    with exclusive_import(wait=False):
        pass


@pytest.mark.django_db
def test_an_error_lets_go() -> None:
    with pytest.raises(ZeroDivisionError), exclusive_import():
        _ = 1 / 0

    with exclusive_import(wait=False):
        pass


@pytest.mark.skipif(connection.vendor != "sqlite", reason="reads the database's file")
def test_a_killed_import_leaves_whole_articles_and_a_second_run_mends_it(tmp_path: Path) -> None:
    tree = write_tree(
        tmp_path / "fi-FI",
        {
            f"{n:03}.md": article(f"Otsikko {n}", "Käynnistä. " + f"Odota {n}. " * 200)
            for n in range(FILES)
        },
    )
    (tmp_path / "killed").mkdir()
    (tmp_path / "whole").mkdir()
    for folder in ("killed", "whole"):
        assert run("manage.py", "migrate", folder=tmp_path / folder).returncode == 0
    assert run("manage.py", "import_articles", str(tree), folder=tmp_path / "whole").returncode == 0
    expected = rows(tmp_path / "whole")

    process = importing(environment(tmp_path / "killed"), str(tree))
    _until_some_are_stored(tmp_path / "killed", process)
    os.kill(process.pid, signal.SIGKILL)
    process.communicate()

    left = rows(tmp_path / "killed")
    assert 0 < len(left) < len(expected)
    assert left.items() <= expected.items()
    done = run("manage.py", "import_articles", str(tree), folder=tmp_path / "killed")
    assert done.returncode == 0
    assert rows(tmp_path / "killed") == expected


def _until_some_are_stored(folder: Path, process: subprocess.Popen[str]) -> None:
    while process.poll() is None:
        if rows(folder):
            return
        time.sleep(0.002)
    raise AssertionError(f"It ended before it could be killed: {process.stderr}")


def rows(folder: Path) -> dict[tuple[str, str], tuple[object, ...]]:
    """Each text with all that was stored of it, counted."""
    query = """
        SELECT a.slug, t.locale, t.title, t.content_hash,
               (SELECT count(*) FROM troubleshooting_block b WHERE b.translation_id = t.id),
               (SELECT group_concat(b.html, '|') FROM troubleshooting_block b
                WHERE b.translation_id = t.id),
               (SELECT count(*) FROM troubleshooting_translationunit u
                JOIN troubleshooting_block b ON b.id = u.block_id WHERE b.translation_id = t.id),
               (SELECT count(*) FROM troubleshooting_step s WHERE s.article_id = a.id)
        FROM troubleshooting_articletranslation t
        JOIN troubleshooting_article a ON a.id = t.article_id
    """
    with sqlite3.connect(folder / "db.sqlite3", timeout=30) as database:
        found = database.execute(query).fetchall()
    database.close()
    return {(row[0], row[1]): row[2:] for row in found}
