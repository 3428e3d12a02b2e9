"""A linear classifier: what the features of a block say for each of a few classes.

Multinomial logistic regression; `python -m benchmarks.training` makes the weights from labelled articles.
"""

from __future__ import annotations

import json
import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from troubleshooting.text.segmentation.learned.features import Features

WEIGHTS = Path(__file__).with_name("weights.json")


@dataclass(frozen=True)
class Classifier:
    """Classes and what speaks for them.

    Attributes:
        classes: Their names.
        bias: For each class what speaks for it without any feature.
        weights: For a feature's name what it adds to each class.
    """

    classes: Sequence[str]
    bias: Sequence[float]
    weights: Mapping[str, Sequence[float]]

    def shares(self, features: Features) -> dict[str, float]:
        """How likely each class is; they add up to 1."""
        scores = list(self.bias)
        for name, value in features.items():
            for place, weight in enumerate(self.weights.get(name, ()) if value else ()):
                scores[place] += weight * value
        highest = max(scores)
        powers = [math.exp(score - highest) for score in scores]
        return {one: power / sum(powers) for one, power in zip(self.classes, powers, strict=True)}

    def likeliest(self, features: Features, *, ruled: str, trust: float) -> str:
        """The likeliest class where a rule's verdict counts as so much of a share more."""
        shares = self.shares(features)
        return max(shares, key=lambda one: shares[one] + trust * (one == ruled))


@lru_cache(maxsize=1)
def classifiers() -> dict[str, Classifier]:
    """The classifiers that were trained: `paragraph` and `list`."""
    kept: dict[str, dict[str, Any]] = json.loads(WEIGHTS.read_text("utf-8"))
    return {name: Classifier(**one) for name, one in kept.items()}
