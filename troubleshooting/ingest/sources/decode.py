"""Bytes as found in the wild become text: accepted, normalised with a warning, or refused.

| found | then |
|---|---|
| UTF-8, with or without a byte order mark | accepted; the mark is dropped |
| UTF-16 with a byte order mark, either order | accepted |
| UTF-16 or UTF-32 without one, UTF-32 with one | refused: save as UTF-8 |
| bytes that are not UTF-8; surrogates encoded in UTF-8; lone surrogates in UTF-16 | refused |
| NUL | refused: databases cannot hold it, and no editor writes it |
| CRLF, CR | become LF |
| NFD and other forms that NFC composes | become NFC, so that search and comparison find them |
| U+2028, U+2029, U+0085, form feed, vertical tab | become a space, with a warning |
| other control characters and noncharacters | removed, with a warning |
| bidirectional embeddings, overrides, isolates (U+202A to U+202E, U+2066 to U+2069) | removed, with a warning: they can make a text read as something else (CVE-2021-42574) |
| tag characters (U+E0000 to U+E007F) | removed, with a warning: nobody sees them, what they spell is read by machines |
| U+FEFF inside the text | removed, with a warning: a mark from files that were joined |
| U+200B to U+200F, U+061C, U+2060, soft hyphens | kept: scripts need them; search does not see them |
| U+FFFD | kept, with a warning: letters were lost before the file came here |
"""

from __future__ import annotations

import codecs
import re
import unicodedata
from dataclasses import dataclass

from troubleshooting.text.errors import ArticleError, TextWarning

UTF16_MARKS = {codecs.BOM_UTF16_LE: "utf-16-le", codecs.BOM_UTF16_BE: "utf-16-be"}
UTF32_MARKS = (codecs.BOM_UTF32_LE, codecs.BOM_UTF32_BE)
# How much of a file is looked at to tell UTF-16 without a mark from a stray NUL.
SAMPLE_BYTES = 512

LINE_ENDS = re.compile(r"\r\n?")
SEPARATORS = re.compile("[\u2028\u2029\x85\f\v]")
BIDI_CONTROLS = re.compile("[\u202a-\u202e\u2066-\u2069]")
INVISIBLE_TAGS = re.compile("[\U000e0000-\U000e007f]")
JOINED_MARKS = re.compile("\ufeff")
CONTROLS = re.compile(
    "[\x01-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\ufdd0-\ufdef\ufffe\uffff"
    + "".join(
        f"{chr((plane << 16) | 0xFFFE)}{chr((plane << 16) | 0xFFFF)}" for plane in range(1, 17)
    )
    + "]"
)
LOST = re.compile("\ufffd")
# One search tells an ordinary text from one that needs a closer look.
SUSPECT = re.compile(
    "|".join(
        one.pattern
        for one in (SEPARATORS, BIDI_CONTROLS, INVISIBLE_TAGS, JOINED_MARKS, CONTROLS, LOST)
    )
)
REPAIRS = (
    (SEPARATORS, " ", "line separators that Markdown does not know were read as spaces"),
    (BIDI_CONTROLS, "", "characters that turn the direction of writing were removed"),
    (INVISIBLE_TAGS, "", "invisible tag characters were removed"),
    (JOINED_MARKS, "", "byte order marks inside the text were removed"),
    (CONTROLS, "", "control characters were removed"),
)


@dataclass(frozen=True)
class Decoded:
    """A file's text.

    Attributes:
        text: In NFC, with newlines only as line ends and without a byte order mark.
        warnings: What was changed, with 1-based lines.
    """

    text: str
    warnings: tuple[TextWarning, ...] = ()


def decode(data: bytes) -> Decoded:
    """Read a file's bytes as text; the module's table says what becomes of what.

    Raises:
        ArticleError: The bytes are no text this portal reads; with the line and the remedy.
    """
    text = LINE_ENDS.sub("\n", _as_unicode(data))
    if "\x00" in text:
        line = text[: text.index("\x00")].count("\n") + 1
        raise ArticleError("The text holds a NUL character: remove it.", line=line)
    decoded = _repaired(text) if SUSPECT.search(text) else Decoded(text)
    # After the repairs: what was removed may have kept a letter and its accent apart.
    if unicodedata.is_normalized("NFC", decoded.text):
        return decoded
    return Decoded(unicodedata.normalize("NFC", decoded.text), decoded.warnings)


def _as_unicode(data: bytes) -> str:
    if data.startswith(UTF32_MARKS):
        raise ArticleError("The file is UTF-32: save it as UTF-8.")
    encoding = UTF16_MARKS.get(data[:2])
    if encoding:
        return _strictly(data[2:], encoding, "UTF-16")
    head = data[:SAMPLE_BYTES]
    if head.count(0) * 3 > len(head):
        raise ArticleError(
            "The file is UTF-16 or UTF-32 without a byte order mark: save it as UTF-8."
        )
    return _strictly(data.removeprefix(codecs.BOM_UTF8), "utf-8", "UTF-8")


def _strictly(data: bytes, encoding: str, name: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        before = data[: error.start].decode(encoding, "replace")
        line = LINE_ENDS.sub("\n", before).count("\n") + 1
        raise ArticleError(f"The file is not {name}: save it as UTF-8.", line=line) from error


def _repaired(text: str) -> Decoded:
    warnings = []
    for pattern, replacement, done in REPAIRS:
        if found := pattern.search(text):
            warnings.append(_warning(text, found, done))
            text = pattern.sub(replacement, text)
    if found := LOST.search(text):
        lost = "letters were lost (U+FFFD) before the file came here: mend them upstream"
        warnings.append(_warning(text, found, lost))
    return Decoded(text, tuple(sorted(warnings, key=lambda one: one.line)))


def _warning(text: str, found: re.Match[str], done: str) -> TextWarning:
    line = text.count("\n", 0, found.start()) + 1
    return TextWarning(line, f"U+{ord(found[0]):04X}: {done}.")
