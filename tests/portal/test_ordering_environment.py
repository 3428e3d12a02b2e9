"""What the learned order is told by the environment."""

from __future__ import annotations

from pathlib import Path

import pytest

from portal.environment import read_environment
from portal.ordering_environment import OrderingEnvironment
from tests.portal.processes import run


def test_none_has_to_be_set(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("ESCALATION_MINUTES", "ORDER_HALF_LIFE_DAYS", "ORDER_LEAST_SECONDS"):
        monkeypatch.delenv(name, raising=False)

    assert read_environment().ordering == OrderingEnvironment(30, 180, 15)


@pytest.mark.parametrize(
    ("variables", "remedy"),
    [
        ({"ORDER_HALF_LIFE_DAYS": "0"}, "ORDER_HALF_LIFE_DAYS=180"),
        ({"ESCALATION_MINUTES": "-1"}, "cannot be below 0"),
        ({"ORDER_LEAST_SECONDS": "some"}, "docs/settings.md says what each may be"),
    ],
)
def test_what_says_nothing_is_said_in_one_line(
    tmp_path: Path, variables: dict[str, str], remedy: str
) -> None:
    ended = run("manage.py", "check", folder=tmp_path, **variables)

    assert ended.returncode == 1
    assert len(ended.stderr.splitlines()) == 1
    assert remedy in ended.stderr
