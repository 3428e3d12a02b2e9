"""Asking the checks about a sentence pair."""

from __future__ import annotations

from troubleshooting.text.checks import check_pair


def hints(target: str, source: str, locale: str = "fi-FI") -> dict[str, str]:
    """What the checks see: detail by check."""
    return {hint.check_id: hint.detail for hint in check_pair(target, source, locale=locale)}
