"""A measured figure and its goal, and how figures are printed."""

from __future__ import annotations

import json
import operator
from collections.abc import Sequence
from dataclasses import dataclass

COMPARISONS = {"=": operator.eq, "<=": operator.le, ">=": operator.ge}


@dataclass(frozen=True)
class Figure:
    """What was measured.

    Attributes:
        name: What it is, in words.
        value: The value, in `unit`.
        unit: Such as `ms` or `answers`.
        goal: A comparison and a number, such as `<= 1000` or `= 0`; "" for what is told beside.
    """

    name: str
    value: float
    unit: str
    goal: str

    @property
    def holds(self) -> bool:
        """Whether the value reaches the goal, if it has one.

        Raises:
            KeyError: The goal's comparison is none of `=`, `<=`, `>=`.
        """
        if not self.goal:
            return True
        comparison, _, bound = self.goal.partition(" ")
        return bool(COMPARISONS[comparison](self.value, float(bound)))


def as_table(figures: Sequence[Figure]) -> str:
    """A line for each figure: name, value, unit, goal, and whether it holds."""
    width = max((len(figure.name) for figure in figures), default=0)
    return "\n".join(
        f"{figure.name:<{width}}  {figure.value:>10g} {figure.unit:<10} {_judged(figure)}".rstrip()
        for figure in figures
    )


def _judged(figure: Figure) -> str:
    if not figure.goal:
        return ""
    return f"goal {figure.goal:<9} {'holds' if figure.holds else 'MISSED'}"


def as_json_line(name: str, figures: Sequence[Figure]) -> str:
    """The figures of a benchmark as one line of JSON, for scripts."""
    rows = [
        {
            "name": figure.name,
            "value": figure.value,
            "unit": figure.unit,
            "goal": figure.goal,
            "holds": figure.holds,
        }
        for figure in figures
    ]
    return json.dumps({"benchmark": name, "figures": rows}, ensure_ascii=False)
