"""Numbers as the reader's language writes them."""

from __future__ import annotations

from babel.core import Locale
from babel.numbers import format_compact_decimal
from django.utils.formats import number_format
from django.utils.translation import get_language, gettext

# From here on an axis says "1.2M"; below, the number itself is as short.
LEAST_COMPACT = 100_000
NO_BREAK_SPACE = "\u00a0"


def count_words(number: float) -> str:
    """A count in full, its thousands apart where the language does that: `12 345`."""
    return number_format(_trimmed(number), use_l10n=True, force_grouping=True)


def axis_words(number: float) -> str:
    """A count as short as it can be: `2 500`, `1.2M`."""
    if number < LEAST_COMPACT:
        return count_words(number)
    return format_compact_decimal(number, locale=babel_locale(), fraction_digits=1)


def percent_words(percent: float) -> str:
    """A share, 0 to 100, with a decimal where it has one: `63.4 %`."""
    words = gettext("%(percent)s %%") % {"percent": count_words(percent)}
    return words.replace(" ", NO_BREAK_SPACE)


def minutes_words(minutes: float) -> str:
    """Minutes with one decimal, as everywhere in a column of them: `4.0`."""
    # Django cuts what is beyond the decimals.
    return number_format(round(minutes, 1), 1, use_l10n=True, force_grouping=True)


def babel_locale() -> Locale:
    """The interface's language as Babel knows it; English with the day before its month."""
    language = get_language() or "en"
    return Locale.parse("en-GB" if language == "en" else language, sep="-")


def _trimmed(number: float) -> float:
    """With one decimal at most, and none where it would be a zero."""
    rounded = round(number, 1)
    return int(rounded) if rounded == int(rounded) else rounded
