"""Past surges count for no more than what was usual: one incident does not hide the next.

Farrington et al. (1996) weigh past outbreaks down for the same reason. Here an hour is cut
(winsorised) at what the other weeks and the subject's level let one expect.
"""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from analytics.surges.gamma import Gamma
from analytics.surges.history import History

DEVIATIONS = 4.0
# A few starts in an hour are nothing special, however quiet it was before.
ALWAYS_LEFT = 3.0


def winsorise(history: History, prior: Gamma, excess: float) -> History:
    """A history whose hours hold no more starts than the same hour of the other weeks allows.

    Args:
        history: Of n subjects.
        prior: What is believed of each of their hours of the week beforehand, n by 168.
        excess: The relative variance of an hour's rate from week to week.

    Returns:
        The history with each hour cut at four standard deviations over what the others allow.
    """
    cells = history.cells
    others = np.maximum(history.counts[:, cells] - history.starts, 0)
    hours = np.maximum(history.hours[:, cells] - 1, 0)
    mean = prior.take(cells).after(others, hours).mean
    most = mean + DEVIATIONS * np.sqrt(mean + excess * mean**2) + ALWAYS_LEFT
    return replace(history, starts=np.minimum(history.starts, most))
