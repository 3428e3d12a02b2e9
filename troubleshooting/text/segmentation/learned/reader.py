"""The rules and what labelled articles teach, weighed against each other."""

from __future__ import annotations

from troubleshooting.text.segmentation.english import EnglishReader
from troubleshooting.text.segmentation.learned.classifier import classifiers
from troubleshooting.text.segmentation.learned.features import (
    Place,
    list_features,
    paragraph_features,
)
from troubleshooting.text.segmentation.listing import Listing, ListRole

# How much of a share the rules' verdict counts: they are overruled where labelled articles are sure.
TRUST = 0.45
STEP, NONE = "step", "none"
ASKED = (ListRole.PROCEDURE, ListRole.ALTERNATIVES)


class LearnedReader(EnglishReader):
    """Answers by the rules, but for the two questions that decide about steps."""

    def is_step(self, text: str, place: Place, *, told: bool) -> bool:
        """What the rules and labelled articles say together of a paragraph."""
        features = paragraph_features(text, place)
        ruled = STEP if told else NONE
        return classifiers()["paragraph"].likeliest(features, ruled=ruled, trust=TRUST) == STEP

    def likely_role(self, listing: Listing, place: Place, role: ListRole) -> ListRole:
        """What the rules and labelled articles say together of a list."""
        ruled = role if role in ASKED else NONE
        features = list_features(listing, place)
        likeliest = classifiers()["list"].likeliest(features, ruled=ruled, trust=TRUST)
        if likeliest == ruled:
            return role
        return ListRole.TEXT if likeliest == NONE else ListRole(likeliest)
