"""Amounts of money as the reader's language writes them."""

from __future__ import annotations

from babel.numbers import parse_pattern

from analytics.tables.numbers import babel_locale


def money_words(amount: float, currency: str) -> str:
    """An amount without its cents: `€12,300`, `12 300 €`.

    Args:
        amount: In the currency's units.
        currency: Its code of ISO 4217.
    """
    locale = babel_locale()
    pattern = parse_pattern(locale.currency_formats["standard"].pattern)
    pattern.frac_prec = (0, 0)
    return str(pattern.apply(amount, locale, currency=currency, currency_digits=False))
