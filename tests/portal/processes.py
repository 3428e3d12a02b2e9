"""Starts the portal in a process of its own, with nothing but the variables a test gives it."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

PROJECT = Path(__file__).resolve().parents[2]
PRODUCTION = {"DEBUG": "0", "SECRET_KEY": "k" * 50, "ALLOWED_HOSTS": "127.0.0.1"}


def environment(folder: Path, **variables: str) -> dict[str, str]:
    """The variables of a process whose database and files are in a folder of their own."""
    return {
        "PATH": os.environ["PATH"],
        "DATABASE_URL": f"sqlite:///{folder / 'db.sqlite3'}",
        "STATIC_ROOT": str(folder / "static"),
        **variables,
    }


def run(*arguments: str, folder: Path, **variables: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, *arguments],
        cwd=PROJECT,
        env=environment(folder, **variables),
        capture_output=True,
        text=True,
        timeout=60,
    )
