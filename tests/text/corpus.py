"""The articles and lists beside the project: test data that is not part of it."""

from __future__ import annotations

from pathlib import Path

import pytest

SHARED = Path(__file__).resolve().parents[2].parent / "shared"
CORPUS = SHARED / "corpus"
LOCALES = ("fi-FI", "ar-SA", "ja-JP")


def needs(path: Path) -> pytest.MarkDecorator:
    """Skips where `path` is not beside the project."""
    return pytest.mark.skipif(
        not path.exists(), reason=f"{path.name} is not beside the project ({path.parent})"
    )
