"""The words as a whole: there at all, in the right language, not twice, about as many."""

from __future__ import annotations

import re

from troubleshooting.text.checks.check import ARROW, Check, Weight, gettext_noop
from troubleshooting.text.checks.literals import error_codes
from troubleshooting.text.checks.pair import Pair
from troubleshooting.text.checks.products import NAME
from troubleshooting.text.locales import script_of

WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
# Words without which there is hardly an English sentence, and which few other languages have.
ENGLISH = frozenset(
    [
        "the",
        "your",
        "you",
        "with",
        "this",
        "that",
        "when",
        "from",
        "have",
        "are",
        "and",
        "how",
        "what",
        "which",
        "if",
        "be",
        "it",
        "of",
        "to",
        "not",
        "can",
    ]
)
TELLING = frozenset(
    ["the", "your", "you", "with", "this", "that", "when", "from", "have", "are", "and", "which"]
)
MIN_TELLING = 3
MIN_RUN = 7
MAX_WORDS = 200
SHOWN_WORDS = 8

# Languages that say a word twice on purpose, or whose grammar does.
DOUBLING = frozenset({"hi", "id", "ms", "th", "tr", "vi", "zh", "ko", "ja"})
DOUBLED = {"fr": frozenset({"vous", "nous"}), "de": frozenset({"sich", "diese"})}
MIN_WORD = 4
MAX_PHRASE = 8
# "who can hold a meeting hold a meeting" is good grammar in many languages.
PAIR_OF_WORDS = 2
MIN_SENTENCE = 20
SENTENCE_END = re.compile(r"(?<=[.!?。！？])\s*")

# Characters a language needs for one of English, by script; measured on the corpus where it has
# the script, else from the vendors' guides for room in interfaces.
RATIO = {
    "Jpan": 0.6,
    "Hans": 0.4,
    "Hant": 0.4,
    "Kore": 0.65,
    "Arab": 0.9,
    "Hebr": 0.85,
    "Thai": 1.0,
}
USUAL_RATIO = 1.1
MIN_LENGTH = 25
TOO_SHORT, TOO_LONG = 0.4, 2.5


class Missing(Check):
    """Finds sentences that have no translation at all."""

    id = "missing"
    name = gettext_noop("No translation")
    explanation = gettext_noop("The sentence of the original has no words in the translation.")
    severity = Weight.MEDIUM

    def difference(self, pair: Pair) -> str:
        """The source's first words, where the target has none."""
        if pair.target.text.strip() or not pair.source.text.strip():
            return ""
        return " ".join(pair.source.text.split()[:SHOWN_WORDS])


class Untranslated(Check):
    """Finds sentences, or long parts of them, that are still English."""

    id = "untranslated"
    name = gettext_noop("Untranslated")
    explanation = gettext_noop("The text, or a long part of it, is still in English.")
    severity = Weight.MEDIUM

    def difference(self, pair: Pair) -> str:
        """The first words of what is English."""
        if pair.language == "en" or error_codes(pair.source):
            # A message with its code is quoted as the program shows it.
            return ""
        target = pair.target.prose
        telling = sum(word in TELLING for word in target.casefold().split())
        if telling < MIN_TELLING and pair.target.squeezed != pair.source.squeezed:
            return ""
        there, here = WORD.findall(pair.source.prose), WORD.findall(target)
        if here == there:
            run = here if _is_english(NAME.sub(" ", target)) else []
        else:
            run = longest_common_run(here[:MAX_WORDS], there[:MAX_WORDS])
            run = run if len(run) >= MIN_RUN and _is_english(" ".join(run)) else []
        return " ".join(run[:SHOWN_WORDS])


class Repetition(Check):
    """Finds a word, phrase or sentence that stands twice in a row."""

    id = "repetition"
    name = gettext_noop("Repetition")
    explanation = gettext_noop("Something is said twice, and once in the original.")
    severity = Weight.LOW

    def difference(self, pair: Pair) -> str:
        """What is repeated."""
        repeated = _repeated_sentence(pair.target.prose)
        if repeated:
            return "" if _repeated_sentence(pair.source.prose) else repeated
        if pair.language in DOUBLING:
            return ""
        allowed = DOUBLED.get(pair.language, frozenset())
        repeated = _repeated_words(pair.target.prose.split(), allowed)
        if repeated and _repeated_words(WORD.findall(pair.source.prose), frozenset()):
            return ""
        return repeated


class Length(Check):
    """Finds texts that are far shorter or longer than the source leads to expect."""

    id = "length"
    name = gettext_noop("Length")
    explanation = gettext_noop("The translation is far shorter or longer than the original.")
    severity = Weight.LOW

    def difference(self, pair: Pair) -> str:
        """Both lengths in letters and digits."""
        there, here = len(pair.source.squeezed), len(pair.target.squeezed)
        if there < MIN_LENGTH or len(pair.source.urls) != len(pair.target.urls):
            return ""
        expected = there * RATIO.get(script_of(pair.locale), USUAL_RATIO)
        is_usual = TOO_SHORT * expected <= here <= TOO_LONG * expected
        return "" if is_usual else f"{there}{ARROW}{here}"


def longest_common_run(some: list[str], others: list[str]) -> list[str]:
    """The longest sequence of words that both have, as `some` has it."""
    best_end = best = 0
    before = [0] * (len(others) + 1)
    for place, word in enumerate(some, start=1):
        row = [0] * (len(others) + 1)
        for column, other in enumerate(others, start=1):
            if word == other:
                row[column] = before[column - 1] + 1
                if row[column] > best:
                    best, best_end = row[column], place
        before = row
    return some[best_end - best : best_end]


def _is_english(text: str) -> bool:
    """Whether it is a sentence or a phrase, and not a name, a command or a message's code."""
    words = WORD.findall(text)
    return len(words) > 2 and not ENGLISH.isdisjoint(words)


def _repeated_sentence(text: str) -> str:
    if len(text) < 2 * MIN_SENTENCE:
        return ""
    seen: set[str] = set()
    for sentence in SENTENCE_END.split(text):
        words = sentence.strip()
        if len(words) >= MIN_SENTENCE and words in seen:
            return words
        seen.add(words)
    return ""


def _repeated_words(words: list[str], allowed: frozenset[str]) -> str:
    """Case matters: `the service health Service Health page` is no repetition."""
    if len(set(words)) == len(words):
        return ""
    for size in range(1, min(MAX_PHRASE, len(words) // 2) + 1):
        if size == PAIR_OF_WORDS:
            continue
        for place in range(len(words) - 2 * size + 1):
            phrase = words[place : place + size]
            if phrase == words[place + size : place + 2 * size] and _counts(phrase, allowed):
                return " ".join(phrase)
    return ""


def _counts(phrase: list[str], allowed: frozenset[str]) -> bool:
    letters = [word for word in phrase if word.isalpha() and word not in allowed]
    return len(letters) == len(phrase) and sum(map(len, letters)) >= MIN_WORD
