"""Languages whose causes differ are named; a few odd sessions are not."""

from __future__ import annotations

import numpy as np

from analytics.ordering.differences import LEAST_SESSIONS, differing_locales
from tests.analytics.ordering.stories import causes


def test_a_language_with_other_causes_is_named_with_its_step() -> None:
    locales = {
        "fi-FI": causes([60, 20], ("11", 20)),
        "en-US": causes([55, 25], ("11", 20)),
        "ja-JP": causes([8, 40], ("11", 12)),
    }
    (one,) = differing_locales(locales, size=2)

    assert (one.locale, one.sessions) == ("ja-JP", 60)
    assert abs(one.share_here - one.share_elsewhere) > 0.3


def test_languages_alike_are_not_named() -> None:
    locales = {name: causes([40, 20], ("11", 15)) for name in ("fi-FI", "en-US", "ja-JP")}

    assert differing_locales(locales, size=2) == ()


def test_a_few_sessions_differ_in_nothing() -> None:
    locales = {"fi-FI": causes([60, 20], ("11", 20)), "ja-JP": causes([0, LEAST_SESSIONS - 1])}

    assert differing_locales(locales, size=2) == ()


def test_a_difference_that_does_not_matter_is_not_named() -> None:
    """Certain, with so many sessions, and of five percentage points."""
    locales = {"fi-FI": causes([6000, 4000]), "ja-JP": causes([5500, 4500])}

    assert differing_locales(locales, size=2) == ()


def test_what_most_sessions_say_is_what_others_differ_from() -> None:
    locales = {"fi-FI": causes([200, 50]), "ja-JP": causes([10, 50])}

    assert [one.locale for one in differing_locales(locales, size=2)] == ["ja-JP"]


def test_the_only_language_differs_from_nothing() -> None:
    assert differing_locales({"fi-FI": causes([200, 50])}, size=2) == ()


def test_the_luck_of_thirty_articles_names_none() -> None:
    """Three languages of each with the same causes, forty sessions each."""
    dice = np.random.default_rng(3)
    for _article in range(30):
        shares = dice.dirichlet(np.ones(5))
        locales = {}
        for locale in ("fi-FI", "en-US", "ja-JP"):
            *resolved, none = dice.multinomial(40, shares)
            locales[locale] = causes(resolved, ("1111", float(none)))
        assert differing_locales(locales, size=4) == ()
