"""What a paragraph or a list looks like, as numbers a classifier can weigh.

A feature is a name and a number from 0 to 1. Some are the questions the rules ask too (does it
instruct, does it only permit, does its lead-in offer), some are where it stands, some are single words:
`w_` anywhere, `s_` where a sentence begins, `v_` the verb of the first instruction, `h_` in the
heading above.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from troubleshooting.text import cues
from troubleshooting.text.markdown.outline import Node
from troubleshooting.text.segmentation.clauses import imperative_clause
from troubleshooting.text.segmentation.going_on import COMMITS, GOES_ON, OPENS_PLACE, stands_alone
from troubleshooting.text.segmentation.imperative import (
    SOFT,
    first_instruction,
    only_permits,
    says_how,
)
from troubleshooting.text.segmentation.items import LABEL, does
from troubleshooting.text.segmentation.lead_ins import offers_remedies, states_facts
from troubleshooting.text.segmentation.listing import Item, Listing
from troubleshooting.text.segmentation.looking import asks_to_look
from troubleshooting.text.segmentation.marks import MENU_PATH, ends_in_colon, plain_words
from troubleshooting.text.segmentation.sentences import READ_AT_MOST, sentences

Features = dict[str, float]
WORD = re.compile(r"[a-z][a-z']+|[?:]")
# Beyond these a text is as long as it gets, and a list has as many items.
LONG_PARAGRAPH, LONG_ITEM, SHORT_ITEM, MANY = 100, 40, 6, 6
# A list is known by its first items.
MOST_ITEMS = 30


@dataclass(frozen=True)
class Place:
    """Where a block stands in its section.

    Attributes:
        start: 0-based first line of the blocks that are asked about.
        head_start: 0-based first line of the heading or bold line; None where there is none.
        head: Its words; "" where there is none.
        head_shape: `heading 1`, `paragraph` for a bold line, …; "" where there is none.
        index: 0-based, among the section's blocks.
        before: The kind of the block before it, "" for none.
        follows_colon: Whether that block ends in a colon.
        after: The kind of the block after it, "" for none.
    """

    start: int
    head_start: int | None
    head: str
    head_shape: str
    index: int
    before: str
    follows_colon: bool
    after: str

    @classmethod
    def of(cls, nodes: Sequence[Node], index: int, end: int, head: Node | None) -> Place:
        """The place of the blocks from `index` up to `end`, in a section's blocks."""
        before = nodes[index - 1] if index else None
        after = nodes[end] if end < len(nodes) else None
        shape = f"{head.kind} {head.level}" if head and head.level else head.kind if head else ""
        return cls(
            start=nodes[index].start,
            head_start=head.start if head else None,
            head=head.text if head else "",
            head_shape=shape,
            index=index,
            before=before.kind if before else "",
            follows_colon=bool(before and ends_in_colon(before.text)),
            after=after.kind if after else "",
        )

    def features(self) -> Features:
        """What there is to say of the place itself."""
        opens = self.index == 0 and self.head_shape in ("", "heading 1")
        return {
            "opens_article": float(opens),
            "opens_section": float(self.index == 0),
            "closes_section": float(not self.after),
            f"after_{self.after}": 1.0,
            f"before_{self.before}": 1.0,
            f"head_{self.head_shape}": 1.0,
            "follows_colon": float(self.follows_colon),
            **{f"h_{word}": 1.0 for word in _words(self.head)},
        }


def paragraph_features(text: str, place: Place) -> Features:
    """The features of a paragraph, given as Markdown of English words."""
    text = text[:READ_AT_MOST]
    plain, told = plain_words(text), sentences(text)
    clauses = [imperative_clause(one) for one in told]
    instruction = first_instruction(text)
    pointing = [cues.points_to_reading(plain_words(one), linked="](" in one) for one in told]
    words = _words(text)
    found: Features = {
        **place.features(),
        f"sentences_{min(len(told), MANY)}": 1.0,
        "first_instructs": float(bool(clauses and clauses[0])),
        "last_instructs": float(bool(clauses and clauses[-1])),
        "instructing": _share(clauses),
        "instructs": float(bool(instruction)),
        "looks": float(asks_to_look(text)),
        "permits": float(only_permits(text)),
        "says_how": float(says_how(text)),
        "is_soft": float(bool(SOFT.match(text))),
        "is_condition": float(bool(cues.CONDITION.match(text))),
        "names_reading": float(cues.names_reading(plain, linked="](" in text)),
        "points": float(any(pointing)),
        "points_only": float(all(pointing)),
        "has_bold": float("**" in text),
        "has_menu": float(bool(MENU_PATH.search(text))),
        "has_code": float("`" in text),
        "links": min(text.count("]("), MANY) / MANY,
        "ends_in_colon": float(ends_in_colon(text)),
        "length": min(len(words), LONG_PARAGRAPH) / LONG_PARAGRAPH,
    }
    found |= {f"w_{word}": 1.0 for word in words}
    found |= {f"s_{word}": 1.0 for one in told for word in _words(one)[:1]}
    found |= {f"b_{word}": 1.0 for word in words[:3]}
    found |= {f"v_{word}": 1.0 for word in _words(instruction)[:1]}
    return found


def list_features(listing: Listing, place: Place) -> Features:
    """The features of a list and of the sentence that leads in to it, in English."""
    items, lead_in = listing.items[:MOST_ITEMS], listing.lead_in[:READ_AT_MOST]
    lead = plain_words(lead_in)
    first, last = plain_words(items[0].text), plain_words(items[-1].text)
    length = sum(len(plain_words(one.text[:READ_AT_MOST]).split()) for one in items) / len(items)
    found: Features = {
        **place.features(),
        "is_numbered": float(listing.numbered),
        "is_led": float(bool(lead)),
        "lead_sentences": min(len(sentences(listing.lead[:READ_AT_MOST])), MANY) / MANY,
        "is_headed": float(listing.headed),
        f"items_{min(len(items), MANY)}": 1.0,
        "opens_place": float(bool(OPENS_PLACE.match(first) or MENU_PATH.search(items[0].text))),
        "commits": float(bool(COMMITS.search(last))),
        "length": min(length, LONG_ITEM) / LONG_ITEM,
        "is_short": float(length < SHORT_ITEM),
        "offers": float(bool(lead) and offers_remedies(lead)),
        "announces_steps": float(bool(cues.PROCEDURE.search(lead))),
        "announces_documents": float(bool(lead) and cues.leads_to_documents(lead)),
        "announces_facts": float(states_facts(lead)),
        "is_subordinate": float(bool(cues.SUBORDINATE.search(lead))),
        "ends_in_colon": float(ends_in_colon(listing.lead)),
        "lead_instructs": float(bool(lead and imperative_clause(lead_in))),
        "lead_tells": float(bool(lead and first_instruction(listing.lead[:READ_AT_MOST]))),
        **_features_of_items(items),
    }
    words = _words(lead_in)
    found |= {f"w_{word}": 1.0 for word in words}
    found |= {f"e_{word}": 1.0 for word in words[-4:]}
    found |= {f"b_{word}": 1.0 for word in words[:1]}
    return found


def _features_of_items(items: Sequence[Item]) -> Features:
    asked: dict[str, Callable[[Item], object]] = {
        "do": does,
        "alone": stands_alone,
        "on": lambda item: GOES_ON.match(plain_words(item.text)),
        "links": lambda item: item.is_links_alone,
        "linked": lambda item: "](" in item.text,
        "several": lambda item: item.is_several_paragraphs,
        "cases": lambda item: cues.CONDITION.match(item.text),
        "look": lambda item: asks_to_look(item.text),
        "labelled": lambda item: LABEL.match(item.text),
        "bold": lambda item: "**" in item.text,
        "nested": lambda item: item.nested,
        "stops": lambda item: item.text.rstrip().endswith("."),
    }
    found: Features = {}
    for name, question in asked.items():
        share = _share([question(item) for item in items])
        found |= {name: share, f"all_{name}": float(share == 1), f"any_{name}": float(share > 0)}
    for item in items:
        for word in _words(item.text[:READ_AT_MOST])[:1]:
            found[f"i_{word}"] = found.get(f"i_{word}", 0.0) + 1 / len(items)
    found |= {f"f_{word}": 1.0 for word in _words(items[0].text[:READ_AT_MOST])[:1]}
    return found


def _share(answers: Sequence[object]) -> float:
    return sum(map(bool, answers)) / len(answers) if answers else 0.0


def _words(markdown: str) -> list[str]:
    return WORD.findall(plain_words(markdown).lower().replace("’", "'"))
