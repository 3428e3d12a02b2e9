"""Numbers that an English sentence says in words, by month names, or on a twelve-hour clock."""

from __future__ import annotations

import re

SMALL = (
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten",
    "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen",
    "nineteen",
)  # fmt: skip
TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
ORDINALS = (
    "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth",
)  # fmt: skip
MONTHS = (
    "january", "february", "march", "april", "may", "june", "july", "august", "september",
    "october", "november", "december",
)  # fmt: skip
OTHER = {
    "single": 1, "once": 1, "per": 1, "every": 1, "each": 1, "twice": 2, "double": 2, "both": 2,
    "pair": 2, "couple": 2, "half": 2, "triple": 3, "quarter": 4, "dozen": 12, "hundred": 100,
    "thousand": 1000, "sept": 9,
}  # fmt: skip
VALUES = {
    **{word: number for number, word in enumerate(SMALL)},
    **{word: 20 + 10 * place for place, word in enumerate(TENS)},
    **{word: 1 + place for place, word in enumerate(ORDINALS)},
    **{word: 1 + place for place, word in enumerate(MONTHS)},
    **{word[:3]: 1 + place for place, word in enumerate(MONTHS)},
    **OTHER,
}
WORD = re.compile(r"[a-z]+")
TENS_AND_UNITS = re.compile(rf"\b({'|'.join(TENS)})[- ]({'|'.join(SMALL[1:10])})\b")
CLOCK = re.compile(r"\b(\d{1,2}(?::\d\d)?)\s*([ap])\.?m\b", re.IGNORECASE)


def numbers_in_words(english: str) -> set[int]:
    """The numbers `english` says without digits.

    `twenty-four hours` gives 20, 4 and 24; `on April 3` gives 4; `at 5 PM` gives 17.
    """
    words = english.casefold()
    found = {VALUES[word] for word in WORD.findall(words) if word in VALUES}
    found |= {VALUES[match[1]] + VALUES[match[2]] for match in TENS_AND_UNITS.finditer(words)}
    for match in CLOCK.finditer(english):
        found.add(int(match[1].partition(":")[0]) % 12 + (12 if match[2] in "pP" else 0))
    return found
