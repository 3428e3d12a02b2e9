"""What labelled articles teach is weighed against the rules."""

from __future__ import annotations

import json

import pytest

from troubleshooting.text.markdown.outline import read_outline
from troubleshooting.text.segmentation.english import EnglishReader
from troubleshooting.text.segmentation.learned.classifier import WEIGHTS, Classifier, classifiers
from troubleshooting.text.segmentation.learned.features import (
    MOST_ITEMS,
    Place,
    list_features,
    paragraph_features,
)
from troubleshooting.text.segmentation.listing import Listing
from troubleshooting.text.segmentation.segment import segment, segment_by

NOWHERE = Place(0, None, "", "", 0, "", follows_colon=False, after="")
COIN = Classifier(["heads", "tails"], [0.0, 0.0], {"weight": [2.0, -2.0]})


def test_shares_add_up_and_follow_the_features() -> None:
    assert COIN.shares({}) == {"heads": 0.5, "tails": 0.5}
    assert COIN.shares({"weight": 1.0})["heads"] == pytest.approx(0.982, abs=0.001)
    assert sum(COIN.shares({"weight": 0.3, "unknown": 1.0}).values()) == pytest.approx(1)
    assert COIN.shares({"weight": 1000.0})["heads"] == pytest.approx(1)


def test_a_verdict_counts_so_much_of_a_share() -> None:
    unsure, sure = {"weight": 0.1}, {"weight": 1.0}
    assert COIN.likeliest(unsure, ruled="tails", trust=0.45) == "tails"
    assert COIN.likeliest(sure, ruled="tails", trust=0.45) == "heads"
    assert COIN.likeliest(unsure, ruled="tails", trust=0.0) == "heads"


def test_the_weights_are_there_for_each_class() -> None:
    known = classifiers()
    assert set(known["paragraph"].classes) == {"step", "none"}
    assert set(known["list"].classes) == {"procedure", "alternatives", "none"}
    for one in known.values():
        assert {len(weights) for weights in one.weights.values()} == {len(one.classes)}


def test_the_weights_hold_single_words_and_no_text() -> None:
    for one in json.loads(WEIGHTS.read_text("utf-8")).values():
        assert not [name for name in one["weights"] if len(name.split()) > 2 or len(name) > 40]


def test_a_paragraph_is_known_by_its_words_and_place() -> None:
    features = paragraph_features("Select **Save**. It may take a while.", NOWHERE)
    assert {"w_select", "s_it", "v_select", "instructs", "opens_article"} <= {
        name for name, value in features.items() if value
    }
    assert features["instructing"] == 0.5
    assert all(0 <= value <= 1 for value in features.values())


def test_a_list_is_known_by_its_lead_in_and_its_first_items() -> None:
    items = "\n".join("1. Select **Save**." for _ in range(3 * MOST_ITEMS))
    lead, numbers = read_outline(f"To save it:\n\n{items}")
    features = list_features(Listing.of(numbers, lead), NOWHERE)
    assert features["is_numbered"] == features["is_led"] == features["all_do"] == 1
    assert features["i_select"] == pytest.approx(1)
    assert all(0 <= value <= 1.001 for value in features.values())


def test_labelled_articles_overrule_the_rules_where_they_are_sure() -> None:
    text = (
        "# Mail\n\nOpen **Settings** and select **Reset**.\n\n"
        "If the above step doesn't work, add the following key:"
    )
    assert [one.rule for one in segment_by(EnglishReader(), text, english=True)][-1] == "prose"
    assert [one.rule for one in segment(text, english=True)][-1] == "likely"


def test_the_rules_stand_where_nothing_is_like_it() -> None:
    text = "# Lamp\n\nTry the following:\n\n- Replace the bulb.\n- Paint the lamp."
    by_rules = segment_by(EnglishReader(), text, english=True)
    assert segment(text, english=True) == by_rules
