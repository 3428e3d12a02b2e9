"""The portal's colours: those of `askel.css`, the operator's (`THEME_FILE`), an embedding page's.

A theme is custom properties and nothing else. Whatever it sets, what is read stays readable: a theme
with too little contrast is refused at start, and an accent from an address is made to fit.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path

from django.core.exceptions import ImproperlyConfigured

from portal.colours import (
    BLACK,
    COLOUR,
    OUTLINE_CONTRAST,
    TEXT_CONTRAST,
    WHITE,
    contrast,
    mix,
)

SHEET = Path(__file__).resolve().parent.parent / "static" / "css" / "askel.css"

GROUNDS = ("page", "surface", "sunken")
ACCENTS = ("accent", "accent-strong", "accent-soft", "on-accent")
COLOURS = (*GROUNDS, "text", "text-muted", "line", "line-control", *ACCENTS)
LENGTHS = ("radius-small", "radius", "radius-large")
TOKENS = (*COLOURS, *LENGTHS, "font")
LENGTH = re.compile(r"0|\d{1,2}(\.\d{1,4})?(px|rem)")
FONT = re.compile(r"""(?:[\w-]+|"[\w -]+")(?:\s*,\s*(?:[\w-]+|"[\w -]+"))*""", re.ASCII)

# What is written on what, and how far the two must be apart.
PAIRS: tuple[tuple[tuple[str, ...], tuple[str, ...], float], ...] = (
    (("text", "text-muted", "accent", "accent-strong"), (*GROUNDS, "accent-soft"), TEXT_CONTRAST),
    (("text",), ("good-soft", "bad-soft", "wait-soft"), TEXT_CONTRAST),
    (("on-accent",), ("accent", "accent-strong"), TEXT_CONTRAST),
    (("good", "bad", "wait"), GROUNDS, TEXT_CONTRAST),
    (("line-control",), ("page", "surface"), OUTLINE_CONTRAST),
)

COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
LIGHT = r":root\s*\{(?P<light>[^{}]*)\}"
DARK = r"@media\s*\(\s*prefers-color-scheme:\s*dark\s*\)\s*\{\s*:root\s*\{(?P<dark>[^{}]*)\}"
THEME = re.compile(rf"\s*(?:{LIGHT})?\s*(?:{DARK}\s*\}})?\s*")
DECLARATION = re.compile(r"--(?P<name>[a-z0-9-]+)\s*:\s*(?P<value>.+)", re.DOTALL)
# How much of the accent its soft ground has, and how far on its strong shade is.
SOFT_SHARE, STRONG_SHARE = 0.1, 0.25
SHADES = 50

Tokens = dict[str, str]


@dataclass(frozen=True)
class Theme:
    """Custom properties without their dashes.

    Attributes:
        light: Colours of the light mode.
        dark: Colours of the dark mode.
        shape: What both share: corners and the font.
    """

    light: Tokens = field(default_factory=dict)
    dark: Tokens = field(default_factory=dict)
    shape: Tokens = field(default_factory=dict)

    def __bool__(self) -> bool:
        """Whether it changes anything."""
        return bool(self.light or self.dark or self.shape)


def read_theme(path: Path) -> Theme:
    """Read a theme: `:root { --accent: #7a1f5c; }`, and the same for dark inside its media query.

    Of the four accents, those that are not given follow from `--accent`; dark mode's from the
    light one where it has none of its own.

    Raises:
        ImproperlyConfigured: It cannot be read, holds anything but tokens that may be set, or is
            too low in contrast; the message names them.
    """
    try:
        found = THEME.fullmatch(COMMENT.sub("", path.read_text(encoding="utf-8")))
    except (OSError, UnicodeDecodeError) as error:
        raise ImproperlyConfigured(f"THEME_FILE cannot be read: {error}.") from error
    if found is None:
        raise ImproperlyConfigured(
            f"THEME_FILE {path} holds more than `:root {{ … }}` and then `@media "
            "(prefers-color-scheme: dark) { :root { … } }`. Take everything else out; "
            "docs/embedding.md shows one."
        )
    light, dark = _declared(found["light"] or "", TOKENS), _declared(found["dark"] or "", COLOURS)
    shape = {name: light.pop(name) for name in list(light) if name not in COLOURS}
    seed = light.get("accent", "")
    default = default_theme()
    theme = Theme(
        light=_accents(seed, default.light | light) | light,
        dark=_accents(dark.get("accent", seed), default.dark | dark) | dark,
        shape=shape,
    )
    _require_contrast(default.light | theme.light, "")
    _require_contrast(default.dark | theme.dark, "dark ")
    return theme


@lru_cache(maxsize=1)
def default_theme() -> Theme:
    """The colours of `askel.css`, all of them, as they are at the start of the process."""
    css = COMMENT.sub("", SHEET.read_text(encoding="utf-8"))
    light, dark = (re.search(pattern, css) for pattern in (LIGHT, DARK))
    if light is None or dark is None:
        raise ImproperlyConfigured(f"{SHEET} has no tokens: it is not Askel's style sheet.")
    return Theme(light=_colours(light["light"]), dark=_colours(dark["dark"]))


def with_accent(theme: Theme, accent: str) -> Theme:
    """A theme in another accent (`#rrggbb`), or in the shades of it that can be read."""
    default = default_theme()
    return Theme(
        light=theme.light | _accents(accent, default.light | theme.light),
        dark=theme.dark | _accents(accent, default.dark | theme.dark),
        shape=theme.shape,
    )


def stylesheet(theme: Theme) -> str:
    """A theme as a style sheet to follow `askel.css`: for screens, since paper has colours of its own."""
    return (
        _rule("screen", theme.shape)
        + _rule("screen and (prefers-color-scheme: light)", theme.light)
        + _rule("screen and (prefers-color-scheme: dark)", theme.dark)
        # What `askel.css` does for readers who ask for more contrast holds for every theme.
        + _rule(
            "screen and (prefers-contrast: more)",
            {"line": "var(--line-control)", "text-muted": "var(--text)"},
        )
    )


def too_close(colours: Tokens) -> list[tuple[str, str, float]]:
    """Pairs of tokens, of all there are, with less contrast than they need, and how much that is."""
    return [
        (ink, ground, needed)
        for inks, grounds, needed in PAIRS
        for ink in inks
        for ground in grounds
        if contrast(colours[ink], colours[ground]) < needed
    ]


def _require_contrast(colours: Tokens, mode: str) -> None:
    for ink, ground, needed in too_close(colours):
        raise ImproperlyConfigured(
            f"THEME_FILE: {mode}--{ink} {colours[ink]} on --{ground} {colours[ground]} has a "
            f"contrast of {contrast(colours[ink], colours[ground]):.2f} to 1, and needs {needed}. "
            "Take colours that are farther apart."
        )


def _accents(seed: str, colours: Tokens) -> Tokens:
    """The four accents nearest to a colour that can be read on the grounds of a mode."""
    if not seed:
        return {}
    is_light = contrast(BLACK, colours["page"]) > contrast(WHITE, colours["page"])
    far, near = (BLACK, WHITE) if is_light else (WHITE, BLACK)
    for shade in range(SHADES):
        accent = mix(seed, far, shade / SHADES)
        found = {
            "accent": accent,
            "accent-strong": mix(accent, far, STRONG_SHARE),
            "accent-soft": mix(colours["surface"], accent, SOFT_SHARE),
            "on-accent": near,
        }
        if not any(pair[0] in ACCENTS or pair[1] in ACCENTS for pair in too_close(colours | found)):
            return found
    return {
        "accent": far,
        "accent-strong": far,
        "accent-soft": colours["surface"],
        "on-accent": near,
    }


def _declared(text: str, allowed: tuple[str, ...]) -> Tokens:
    declarations = [one.strip() for one in text.split(";")]
    return dict(_declaration(one, allowed) for one in declarations if one)


def _declaration(text: str, allowed: tuple[str, ...]) -> tuple[str, str]:
    found = DECLARATION.fullmatch(text)
    if found is None or found["name"] not in allowed:
        names = ", ".join(f"--{name}" for name in allowed)
        raise ImproperlyConfigured(f"THEME_FILE: `{text}` sets none of {names}.")
    name, value = found["name"], found["value"].strip()
    if name in COLOURS:
        value = value.lower()
    if not _syntax(name).fullmatch(value):
        raise ImproperlyConfigured(
            f"THEME_FILE: `{value}` is nothing --{name} may be. Colours are written #rrggbb, "
            "lengths in px or rem, fonts as a list of names."
        )
    return name, value


def _syntax(name: str) -> re.Pattern[str]:
    if name in COLOURS:
        return COLOUR
    return LENGTH if name in LENGTHS else FONT


def _colours(text: str) -> Tokens:
    return dict(re.findall(rf"--([a-z-]+):\s*({COLOUR.pattern});", text))


def _rule(media: str, tokens: Tokens) -> str:
    if not tokens:
        return ""
    declarations = " ".join(f"--{name}: {value};" for name, value in tokens.items())
    return f"@media {media} {{ :root {{ {declarations} }} }}\n"
