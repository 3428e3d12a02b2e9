"""How long sessions are kept is checked when a process starts."""

from __future__ import annotations

import pytest
from django.core.exceptions import ImproperlyConfigured

from portal.environment import read_environment
from portal.retention_environment import RetentionEnvironment


def test_ninety_days_and_a_week_unless_said_otherwise(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("RETENTION_DAYS", "LATER_HANDOVER_DAYS"):
        monkeypatch.delenv(name, raising=False)
    assert read_environment().retention == RetentionEnvironment(days=90, later_handover_days=7)


def test_the_variables_say_otherwise(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("RETENTION_DAYS", "30")
    monkeypatch.setenv("LATER_HANDOVER_DAYS", "0")
    assert read_environment().retention == RetentionEnvironment(days=30, later_handover_days=0)


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("RETENTION_DAYS", "0"),
        ("RETENTION_DAYS", "-1"),
        ("RETENTION_DAYS", "1000000"),
        ("RETENTION_DAYS", "a quarter"),
        ("LATER_HANDOVER_DAYS", "-1"),
        ("LATER_HANDOVER_DAYS", "999999999"),
        ("LATER_HANDOVER_DAYS", "1.5"),
    ],
)
def test_what_says_nothing_is_refused(
    monkeypatch: pytest.MonkeyPatch, name: str, value: str
) -> None:
    monkeypatch.setenv(name, value)
    with pytest.raises(ImproperlyConfigured, match=r"RETENTION_DAYS|docs/settings\.md"):
        read_environment()
