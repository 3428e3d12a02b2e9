"""The two commands, as an operator runs them."""

from __future__ import annotations

import json
from io import StringIO
from pathlib import Path
from typing import Any

from django.core.management import call_command


def export_text() -> str:
    out = StringIO()
    call_command("export_sessions", stdout=out)
    return out.getvalue()


def export_lines() -> list[dict[str, Any]]:
    return [json.loads(line) for line in export_text().splitlines()]


def line(**changes: object) -> dict[str, Any]:
    """A good line, but for the changes; None takes a field away."""
    good = {
        "article": "printer-does-not-print",
        "locale": "fi-FI",
        "started_at": "2026-03-01T08:00:00Z",
        "outcome": "resolved",
        "steps": [
            {"key": "s1", "position": 1, "result": "not_resolved", "seconds": 60},
            {"key": "s2", "position": 2, "result": "resolved", "seconds": 95},
        ],
    }
    return {name: value for name, value in (good | changes).items() if value is not None}


def write_lines(path: Path, *lines: object) -> Path:
    texts = [one if isinstance(one, str) else json.dumps(one) for one in lines]
    path.write_text("".join(f"{text}\n" for text in texts), encoding="utf-8")
    return path


class Terminal(StringIO):
    def isatty(self) -> bool:
        return True


def run_import(path: Path | str, *, terminal: bool = False) -> tuple[int, str, str]:
    """Exit status, standard output, standard error."""
    out, err = StringIO(), Terminal() if terminal else StringIO()
    try:
        call_command("import_sessions", str(path), stdout=out, stderr=err)
    except SystemExit as error:
        return int(error.code or 0), out.getvalue(), err.getvalue()
    return 0, out.getvalue(), err.getvalue()
