"""Multinomial logistic regression with sparse features, as small as it can be: fitted by Rprop.

The loss is the sum of the rows' negative log likelihoods plus half the squared weights times `RIDGE`.
Rprop (Riedmiller & Braun 1993, without backtracking) goes by the gradient's signs alone, with a pace of its own for each weight,
so nothing has to be tuned.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence

from troubleshooting.text.segmentation.learned.classifier import Classifier
from troubleshooting.text.segmentation.learned.features import Features

RIDGE = 2.0
ROUNDS = 120
FIRST_PACE, LEAST_PACE, MOST_PACE = 0.05, 1e-4, 0.5
FASTER, SLOWER = 1.2, 0.5
# A feature seen in fewer rows says nothing; a weight nearer to nothing changes nothing.
SEEN_AT_LEAST = 2
LEAST_WEIGHT = 0.01
BIAS = ""


def fit(rows: Sequence[Features], labels: Sequence[str]) -> Classifier:
    """A classifier that says of rows what their labels say.

    Args:
        rows: Features of each observation.
        labels: The class of each.
    """
    classes = sorted(set(labels))
    seen = Counter(name for row in rows for name, value in row.items() if value)
    known = {name for name, count in seen.items() if count >= SEEN_AT_LEAST}
    sparse = [
        {BIAS: 1.0, **{name: value for name, value in row.items() if value and name in known}}
        for row in rows
    ]
    weights = {name: [0.0] * len(classes) for name in (BIAS, *sorted(known))}
    pace = {name: [FIRST_PACE] * len(classes) for name in weights}
    before: dict[str, list[float]] = {name: [0.0] * len(classes) for name in weights}
    for _round in range(ROUNDS):
        slope = _slope(sparse, labels, classes, weights)
        for name, own in weights.items():
            _step(own, slope[name], before[name], pace[name])
        before = slope
    bias = weights.pop(BIAS)
    kept = {
        name: [round(one, 3) for one in own]
        for name, own in weights.items()
        if max(map(abs, own)) >= LEAST_WEIGHT
    }
    return Classifier(classes, [round(one, 3) for one in bias], kept)


def _slope(
    rows: Sequence[Features],
    labels: Sequence[str],
    classes: Sequence[str],
    weights: dict[str, list[float]],
) -> dict[str, list[float]]:
    """The loss's gradient."""
    current = Classifier(classes, [0.0] * len(classes), weights)
    slope: dict[str, list[float]] = defaultdict(lambda: [0.0] * len(classes))
    for name, own in weights.items():
        slope[name] = [0.0 if name == BIAS else RIDGE * one for one in own]
    for row, label in zip(rows, labels, strict=True):
        shares = current.shares(row)
        errors = [shares[one] - (one == label) for one in classes]
        for name, value in row.items():
            own = slope[name]
            for place, error in enumerate(errors):
                own[place] += error * value
    return slope


def _step(own: list[float], slope: list[float], before: list[float], pace: list[float]) -> None:
    """Move each weight against its slope: faster while that keeps its sign, slower where it turns."""
    for place, here in enumerate(slope):
        turned = here * before[place]
        if turned > 0:
            pace[place] = min(pace[place] * FASTER, MOST_PACE)
        elif turned < 0:
            pace[place] = max(pace[place] * SLOWER, LEAST_PACE)
            slope[place] = here = 0.0
        own[place] -= pace[place] if here > 0 else -pace[place] if here < 0 else 0.0
