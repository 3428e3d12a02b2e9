"""Geometry knows nothing of Django: words, numbers and tables come from `figures`."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

from analytics import charts

FOLDER = Path(charts.__file__).parent
MODULES = sorted(FOLDER.glob("*.py"))


def imported(path: Path) -> set[str]:
    nodes = list(ast.walk(ast.parse(path.read_text("utf-8"))))
    names = {alias.name for node in nodes if isinstance(node, ast.Import) for alias in node.names}
    return names | {node.module or "" for node in nodes if isinstance(node, ast.ImportFrom)}


@pytest.mark.parametrize("path", MODULES, ids=lambda path: path.stem)
def test_a_module_of_geometry_imports_no_django(path: Path) -> None:
    names = imported(path)

    assert not [one for one in names if one.split(".")[0] in ("django", "babel")]
    assert not [one for one in names if one.startswith("analytics.charts.figures")]
