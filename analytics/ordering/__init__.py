"""The learned order of steps: which order takes the fewest expected minutes, and how sure that is.

outline, evidence    what the database says of an article's steps and sessions
observations         the same added up; from here on nothing knows of Django but words
posterior, minutes   what each step resolves and takes, as draws
cost, best_order     minutes of an order; the best one under constraints
decision             whether another order is sure enough to be recommended
differences          languages with causes of their own
recommending         all of it, for one article or all
"""

from analytics.ordering.decision import Verdict
from analytics.ordering.recommendation import Estimate, Recommendation, StepEstimate
from analytics.ordering.recommending import recommend_order, recommend_orders

__all__ = [
    "Estimate",
    "Recommendation",
    "StepEstimate",
    "Verdict",
    "recommend_order",
    "recommend_orders",
]
