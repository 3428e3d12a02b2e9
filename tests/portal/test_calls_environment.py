"""What a call costs: a sum of money that there is."""

from __future__ import annotations

import environ
import pytest
from django.core.exceptions import ImproperlyConfigured

from portal.calls_environment import read_call_cost, read_call_currency


@pytest.fixture
def env(monkeypatch: pytest.MonkeyPatch) -> environ.Env:
    for name in ("CALL_COST", "CALL_CURRENCY"):
        monkeypatch.delenv(name, raising=False)
    return environ.Env()


def test_no_money_is_named_unless_it_is_said(env: environ.Env) -> None:
    assert (read_call_cost(env), read_call_currency(env)) == (0, "EUR")


def test_what_is_said_holds(env: environ.Env, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CALL_COST", "12.5")
    monkeypatch.setenv("CALL_CURRENCY", "SEK")
    assert (read_call_cost(env), read_call_currency(env)) == (12.5, "SEK")


@pytest.mark.parametrize("cost", ["-5", "-0.5"])
def test_a_cost_that_is_none_is_refused(
    env: environ.Env, monkeypatch: pytest.MonkeyPatch, cost: str
) -> None:
    monkeypatch.setenv("CALL_COST", cost)
    with pytest.raises(ImproperlyConfigured, match=f"CALL_COST is {cost}. Set it to"):
        read_call_cost(env)


@pytest.mark.parametrize("code", ["XXQ", "eur", "€", ""])
def test_a_currency_there_is_not_is_refused(
    env: environ.Env, monkeypatch: pytest.MonkeyPatch, code: str
) -> None:
    monkeypatch.setenv("CALL_CURRENCY", code)
    with pytest.raises(ImproperlyConfigured, match="ISO 4217"):
        read_call_currency(env)
