"""Locales: their canonical spelling, their tag in addresses, and which one suits a reader.

A *locale* is what articles carry (`fi-FI`, `sr-Latn-RS`). A *tag* is what addresses carry: the
bare language for the region the vendor publishes it in (`/fi/`, `/he/`), the whole locale in lower
case where a language has several (`/pt-br/`, `/zh-tw/`).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache

from babel.core import Locale, UnknownLocaleError, get_global

SOURCE_LOCALE = "en-US"

# The region the vendor publishes each language in. Languages with several are not listed here:
# their tag names the region too.
HOME_LOCALE = {
    "ar": "ar-SA", "bg": "bg-BG", "ca": "ca-ES", "cs": "cs-CZ", "da": "da-DK", "de": "de-DE",
    "el": "el-GR", "en": "en-US", "es": "es-ES", "et": "et-EE", "eu": "eu-ES", "fi": "fi-FI",
    "fr": "fr-FR", "gl": "gl-ES", "he": "he-IL", "hi": "hi-IN", "hr": "hr-HR", "hu": "hu-HU",
    "id": "id-ID", "is": "is-IS", "it": "it-IT", "ja": "ja-JP", "kk": "kk-KZ", "ko": "ko-KR",
    "lt": "lt-LT", "lv": "lv-LV", "ms": "ms-MY", "nb": "nb-NO", "nl": "nl-NL", "pl": "pl-PL",
    "ro": "ro-RO", "ru": "ru-RU", "sk": "sk-SK", "sl": "sl-SI", "sr": "sr-Latn-RS", "sv": "sv-SE",
    "th": "th-TH", "tr": "tr-TR", "uk": "uk-UA", "vi": "vi-VN",
}  # fmt: skip

# Codes that browsers and older systems still send, and the one to read instead.
RENAMED = {"no": "nb", "nn": "nb", "iw": "he", "in": "id", "ji": "yi", "sh": "sr-latn", "tl": "fil"}

# Where a language is published for several regions and the reader's is not among them.
NAMESAKE = {"pt": "PT", "zh": "CN", "en": "US"}
RIGHT_TO_LEFT = frozenset({"Arab", "Hebr", "Syrc", "Thaa", "Nkoo", "Adlm", "Rohg"})
WELL_FORMED = re.compile(r"^[A-Za-z]{2,3}(?:-[A-Za-z]{4})?(?:-(?:[A-Za-z]{2}|[0-9]{3}))?$")


def canonical_locale(code: str) -> str:
    """The locale as BCP 47 spells it: `fi-fi` and `fi_FI` both give `fi-FI`.

    Raises:
        ValueError: `code` is not language[-Script][-REGION].
    """
    code = code.strip().replace("_", "-")
    if not WELL_FORMED.match(code):
        raise ValueError(f"{code!r} is not a locale such as fi-FI or sr-Latn-RS")
    language, *rest = code.split("-")
    return "-".join([language.lower(), *(x.title() if len(x) == 4 else x.upper() for x in rest)])


def spoken_locale(code: str) -> str:
    """`canonical_locale` of a language there is: what articles may be in.

    Raises:
        ValueError: `code` is no locale, or CLDR knows no such language.
    """
    locale = canonical_locale(code)
    language = locale.split("-")[0]
    if language not in RENAMED and language not in Locale("en").languages:
        raise ValueError(f"{code!r} is of no language there is; fi-FI would be one")
    return locale


def locale_of_tag(tag: str) -> str:
    """The locale of a tag in an address: `fi` is fi-FI, `pt-br` is pt-BR.

    Raises:
        ValueError: It is the tag of no language.
    """
    locale = canonical_locale(tag)
    home = HOME_LOCALE.get(locale)
    if home is None and endonym(locale) == locale:
        raise ValueError(tag)
    return home or locale


def tag_of(locale: str) -> str:
    """The locale's tag in addresses: `fi-FI` is `fi`, `pt-BR` is `pt-br`."""
    language = locale.split("-")[0]
    return language if HOME_LOCALE.get(language) == locale else locale.lower()


def language_of(locale: str) -> str:
    """The locale as HTML names a language: `he` for he-IL, `pt-BR` where the region tells."""
    tag = tag_of(locale)
    return locale if "-" in tag else tag


@lru_cache(maxsize=512)
def script_of(locale: str) -> str:
    """The ISO 15924 script a locale is written in, by CLDR's likely subtags; "" if unknown."""
    parts = canonical_locale(locale).split("-")
    written = [part for part in parts[1:] if len(part) == 4]
    if written:
        return written[0]
    likely = get_global("likely_subtags")
    found = likely.get("_".join(parts)) or likely.get(parts[0])
    scripts = [part for part in (found or "").split("_") if len(part) == 4]
    return scripts[0] if scripts else ""


def direction(locale: str) -> str:
    """`rtl` for Arabic, Hebrew and their kin, else `ltr`."""
    return "rtl" if script_of(locale) in RIGHT_TO_LEFT else "ltr"


@lru_cache(maxsize=512)
def endonym(locale: str) -> str:
    """The language's name in itself, with its region where the language has several tags."""
    try:
        parsed = Locale.parse(locale, sep="-")
    except (UnknownLocaleError, ValueError):
        return locale
    several = "-" in tag_of(locale)
    name = parsed.get_display_name() if several else parsed.get_language_name()
    return name[:1].upper() + name[1:] if name else locale


def default_locale(locales: Sequence[str]) -> str:
    """The one of some locales for readers of all others: English, else the first."""
    return SOURCE_LOCALE if SOURCE_LOCALE in locales or not locales else locales[0]


def best_locale(wanted: Sequence[str], available: Iterable[str]) -> str | None:
    """The available locale that suits a reader best.

    For each wanted code in turn, of the locales in the same language: the same locale; the same
    written language (`nn` before `nb`); the same script; the same region; a region that writes as
    the reader's does (CLDR's parents: es-MX reads es-419, en-AU reads en-GB); the country the
    language is named after (`pt` is pt-PT), which is where the vendor publishes it. Old codes are
    read as their successors (`iw` as he, `no` and `nn` as nb where there is nothing closer).

    Args:
        wanted: Language codes, best first, as browsers send them.
        available: Canonical locales there are.

    Returns:
        One of `available`, or None if none shares a language with `wanted`.
    """
    there = tuple(sorted(set(available)))
    for code in wanted:
        if found := _match(code, there):
            return found
    return None


@lru_cache(maxsize=2048)
def _match(code: str, available: tuple[str, ...]) -> str | None:
    # Extensions and variants (de-DE-1996, zh-Hant-HK-u-…) say nothing about which text suits.
    kept = re.match(
        r"[A-Za-z]{2,3}(?:-[A-Za-z]{4})?(?:-(?:[A-Za-z]{2}|[0-9]{3})(?![A-Za-z0-9]))?",
        code.strip().replace("_", "-"),
    )
    if not kept:
        return None
    locale = canonical_locale(kept[0])
    same = [one for one in available if _language(one) == _language(locale)]
    if not same:
        return None
    return min(same, key=lambda one: _distance(locale, one))


def _language(locale: str) -> str:
    """The language a locale is in, by its code of today."""
    language = locale.split("-")[0]
    return RENAMED.get(language, language).split("-")[0]


def _distance(wanted: str, offered: str) -> tuple[bool, bool, bool, bool, bool, bool, str]:
    written, language = wanted.split("-")[0], _language(wanted)
    region, family = _region(wanted), _family(wanted)
    namesake = language in NAMESAKE and offered.endswith(f"-{NAMESAKE[language]}")
    return (
        wanted != offered,
        written != offered.split("-")[0],
        _script_wanted(wanted) not in ("", script_of(offered)),
        region != _region(offered),
        not family or family not in (offered, _family(offered)),
        not (namesake or HOME_LOCALE.get(language) == offered),
        offered,
    )


def _script_wanted(locale: str) -> str:
    """The script a reader of a locale expects; "" where any will do."""
    renamed = RENAMED.get(locale.split("-")[0], locale)
    written = [part for part in (*locale.split("-")[1:], *renamed.split("-")[1:]) if len(part) == 4]
    if written:
        return written[0].title()
    # Serbian is read in both; the vendor publishes it in Latin letters.
    return "" if _language(locale) == "sr" else script_of(locale)


def _region(locale: str) -> str:
    """The region a locale names, or means by naming a script (`zh-Hant` is Taiwan's); "" if none."""
    parts = locale.split("-")
    if len(parts) > 1 and len(parts[-1]) < 4:
        return parts[-1]
    likely = get_global("likely_subtags").get("_".join(parts), "") if len(parts) > 1 else ""
    return likely.split("_")[-1]


def _family(locale: str) -> str:
    """The locale that CLDR lets this one inherit from, where that is not its bare language."""
    parent = get_global("parent_exceptions").get(locale.replace("-", "_"), "")
    return parent.replace("_", "-") if parent != "root" else ""


def parse_accept_language(header: str) -> list[str]:
    """The codes of an `Accept-Language` header, best first (RFC 9110, section 12.5.4).

    Malformed parts are skipped; `*` and `q=0` are left out; at most 20 codes are read.
    """
    weighted: list[tuple[float, int, str]] = []
    for position, part in enumerate(header[:1000].split(",")[:20]):
        code, _, parameters = part.strip().partition(";")
        quality = re.match(r"\s*q=([01](?:\.\d{0,3})?)\s*$", parameters)
        weight = float(quality[1]) if quality else (0.0 if parameters.strip() else 1.0)
        if weight > 0 and re.match(r"^[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8})*$", code.strip()):
            weighted.append((-weight, position, code.strip()))
    return [code for _, _, code in sorted(weighted)]
