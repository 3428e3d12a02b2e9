"""Colours as `#rrggbb`: their contrast by WCAG 2.2, and one mixed into another."""

from __future__ import annotations

import re

COLOUR = re.compile(r"#[0-9a-f]{6}")
BLACK, WHITE = "#000000", "#ffffff"
# WCAG 2.2: text (1.4.3), and the outlines of controls (1.4.11).
TEXT_CONTRAST, OUTLINE_CONTRAST = 4.5, 3.0


def colour_of(digits: str) -> str:
    """A colour as addresses have it (`0a5c36`); "" where it is none."""
    colour = f"#{digits.lower()}"
    return colour if COLOUR.fullmatch(colour) else ""


def contrast(one: str, other: str) -> float:
    """How far apart two colours are, from 1 to 21 (WCAG 2.2, "contrast ratio")."""
    darker, lighter = sorted((_luminance(one), _luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def mix(colour: str, other: str, share: float) -> str:
    """A colour with a share of another in it, from 0 (none) to 1 (nothing else)."""
    parts = zip(_parts(colour), _parts(other), strict=True)
    mixed = (round(one + (two - one) * share) for one, two in parts)
    return "#" + "".join(f"{part:02x}" for part in mixed)


def _luminance(colour: str) -> float:
    red, green, blue = (_linear(part / 255) for part in _parts(colour))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(part: float) -> float:
    return part / 12.92 if part <= 0.04045 else float(((part + 0.055) / 1.055) ** 2.4)


def _parts(colour: str) -> tuple[int, ...]:
    return tuple(int(colour[place : place + 2], 16) for place in (1, 3, 5))
