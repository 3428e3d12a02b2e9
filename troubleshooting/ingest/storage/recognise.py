"""Which known steps the steps of an imported text are."""

from __future__ import annotations

from collections.abc import Sequence

from troubleshooting.ingest.storage.known import Known
from troubleshooting.models import BlockType
from troubleshooting.text.article import ParsedArticle
from troubleshooting.text.identity import match_texts, new_key
from troubleshooting.text.locales import SOURCE_LOCALE


def recognise_steps(known: Known, parsed: ParsedArticle) -> list[str]:
    """The key of each step of a parsed text, in order; new steps get new keys.

    Where English is at hand (bilingual or English texts) steps are recognised by it, whichever
    locale they came through. A plain text is compared with its own locale's former text, and
    otherwise takes the steps of another locale one by one if it has equally many.
    """
    incoming = [block for block in parsed.blocks if block.type == BlockType.STEP]
    if parsed.has_source or parsed.locale == SOURCE_LOCALE:
        texts = [block.source or block.markdown for block in incoming]
        found = match_texts(known.english_texts, texts)
    else:
        texts = [block.markdown for block in incoming]
        found = match_texts(known.texts_in(parsed.locale), texts)
        if not any(found):
            found = _by_place(known, len(texts)) or found
    return _with_new_keys(found, texts, set(known.steps))


def _by_place(known: Known, count: int) -> list[str | None]:
    if known.is_new:
        return []
    return next(([*keys] for keys in known.keys_by_locale() if len(keys) == count), [])


def _with_new_keys(found: Sequence[str | None], texts: Sequence[str], taken: set[str]) -> list[str]:
    keys: list[str] = []
    used = set(taken)
    for key, text in zip(found, texts, strict=True):
        chosen = key or new_key(text, used)
        used.add(chosen)
        keys.append(chosen)
    return keys
