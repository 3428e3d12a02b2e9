"""What becomes of a recommended order: an editor accepts or rejects it, and it is measured afterwards."""

from analytics.adoption.deciding import (
    NoReason,
    NothingToDecide,
    OutOfDate,
    accept_order,
    allow_order,
    reject_order,
    take_back_order,
)
from analytics.adoption.measuring import Measured, measure
from analytics.adoption.respecting import respect_decisions

__all__ = [
    "Measured",
    "NoReason",
    "NothingToDecide",
    "OutOfDate",
    "accept_order",
    "allow_order",
    "measure",
    "reject_order",
    "respect_decisions",
    "take_back_order",
]
