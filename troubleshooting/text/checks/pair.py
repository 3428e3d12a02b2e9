"""A sentence pair, taken apart once for all checks."""

from __future__ import annotations

import re
import unicodedata
from functools import cached_property, lru_cache

from troubleshooting.text.bilingual import ADDRESS

# Direction marks, joiners, zero-width characters and soft hyphens: on no screen, in no command.
INVISIBLE = dict.fromkeys(
    [0x00AD, 0x061C, *range(0x200B, 0x2010), *range(0x202A, 0x202F), *range(0x2060, 0x206A), 0xFEFF]
)
CODE = re.compile(r"(?<!`)(?P<ticks>`+)(?!`)(?P<code>.+?)(?<!`)(?P=ticks)(?!`)", re.DOTALL)
# Only ASCII: in an unspaced script the sentence goes on right after the address.
URL = re.compile(r"https?://[!-~]+", re.IGNORECASE)
EMAIL = re.compile(r"(?<![\w.+-])[\w.+-]+@[\w-]+(?:\.[\w-]+)+", re.ASCII)
NO_LETTER = re.compile(r"[\W_]+")
DIGIT = re.compile(r"\d")
ESCAPE = re.compile(r"\\([!-/:-@\[-`{-~])")
# All locales of an article have the same originals; they are taken apart once. A few MB.
REMEMBERED_SOURCES = 16_384
# What may follow an address in a sentence, or in Markdown around it.
AFTER_URL = ".,;:!?'\"*_)]}\\"


class Side:
    """The target or the source of a pair.

    Attributes:
        markdown: As it was given.
        text: The Markdown without invisible characters, in compatibility form (NFKC: full-width
            letters and digits as ASCII, no-break spaces as spaces).
    """

    def __init__(self, markdown: str) -> None:
        self.markdown = self.text = markdown
        if not markdown.isascii():
            self.text = unicodedata.normalize("NFKC", markdown).translate(INVISIBLE)

    @cached_property
    def code(self) -> tuple[str, ...]:
        """What stands in code spans."""
        if "`" not in self.text:
            return ()
        return tuple(match["code"].strip() for match in CODE.finditer(self.text))

    @cached_property
    def uncoded(self) -> str:
        """The text without its code spans."""
        return CODE.sub(" ", self.text) if "`" in self.text else self.text

    @cached_property
    def links(self) -> tuple[str, ...]:
        """The addresses of Markdown links, without their titles."""
        if "](" not in self.uncoded:
            return ()
        found = (match["address"].split() for match in ADDRESS.finditer(self.uncoded))
        return tuple(parts[0].strip("<>") if parts else "" for parts in found)

    @cached_property
    def unlinked(self) -> str:
        """The text without code spans and without links' addresses; links' texts stay."""
        return ADDRESS.sub("] ", self.uncoded) if "](" in self.uncoded else self.uncoded

    @cached_property
    def urls(self) -> tuple[str, ...]:
        """Addresses written out in the text."""
        if "://" not in self.unlinked:
            return ()
        return tuple(bare(match[0]) for match in URL.finditer(self.unlinked))

    @cached_property
    def emails(self) -> tuple[str, ...]:
        """E-mail addresses in the text."""
        return tuple(EMAIL.findall(self.unlinked)) if "@" in self.unlinked else ()

    @cached_property
    def prose(self) -> str:
        """The words: no code, no addresses, no backslash escapes."""
        words = URL.sub(" ", self.unlinked) if "://" in self.unlinked else self.unlinked
        words = EMAIL.sub(" ", words) if "@" in words else words
        return ESCAPE.sub(r"\1", words) if "\\" in words else words

    @cached_property
    def squeezed(self) -> str:
        """Letters and digits of `prose`, case folded, with nothing between them."""
        return NO_LETTER.sub("", self.prose).casefold()

    @cached_property
    def has_digit(self) -> bool:
        """Whether there is a digit of any script in `prose`."""
        return DIGIT.search(self.prose) is not None


class Pair:
    """A target sentence and its source.

    Attributes:
        target: In the language of `locale`.
        source: In English.
        locale: Canonical, of the target.
    """

    def __init__(self, target: str, source: str, locale: str) -> None:
        self.target = Side(target)
        self.source = _source_side(source)
        self.locale = locale

    @property
    def language(self) -> str:
        """The bare language of `locale`."""
        return self.locale.split("-")[0]


@lru_cache(maxsize=REMEMBERED_SOURCES)
def _source_side(markdown: str) -> Side:
    return Side(markdown)


def bare(url: str) -> str:
    """An address found in running text, without the punctuation after it."""
    if "<" not in url:
        url = url.split(">")[0]
    return url.rstrip(AFTER_URL)
