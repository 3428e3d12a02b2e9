"""Themes: what an operator may set, what is refused, and that nothing becomes hard to read."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from django.core.exceptions import ImproperlyConfigured
from django.test import Client
from hypothesis import example, given
from hypothesis import strategies as st
from pytest_django import Settings

from portal.colours import colour_of, contrast, mix
from portal.theme import (
    COLOURS,
    SHEET,
    TOKENS,
    Theme,
    default_theme,
    read_theme,
    stylesheet,
    too_close,
    with_accent,
)
from tests.portal.processes import PROJECT, run

COLOUR = st.integers(0, 0xFFFFFF).map(lambda number: f"#{number:06x}")
GUIDE = (PROJECT / "docs" / "embedding.md").read_text(encoding="utf-8")


@pytest.fixture
def theme_file(tmp_path: Path) -> Path:
    return tmp_path / "theme.css"


def read(file: Path, css: str) -> Theme:
    file.write_text(css, encoding="utf-8")
    return read_theme(file)


def test_contrast_is_that_of_wcag() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.005)
    assert contrast("#ffffff", "#777777") == contrast("#777777", "#ffffff")


def test_a_mixture_lies_between() -> None:
    assert mix("#000000", "#ffffff", 0) == "#000000"
    assert mix("#000000", "#ffffff", 0.5) == "#808080"
    assert mix("#000000", "#ffffff", 1) == "#ffffff"


def test_askel_itself_can_be_read() -> None:
    assert too_close(default_theme().light) == too_close(default_theme().dark) == []
    assert set(COLOURS) < set(default_theme().light) == set(default_theme().dark)


def test_each_token_is_one_of_the_style_sheet() -> None:
    first = SHEET.read_text(encoding="utf-8").partition("@media")[0]

    assert set(TOKENS) <= set(re.findall(r"^  --([\w-]+):", first, re.MULTILINE))


def test_the_guide_lists_each_token_with_its_colours() -> None:
    rows = re.findall(
        r"^\| `--([\w-]+)` \| (?:`(#\w{6})`)? *\| (?:`(#\w{6})`)?", GUIDE, re.MULTILINE
    )
    light, dark = default_theme().light, default_theme().dark

    assert [name for name, _light, _dark in rows] == [*TOKENS]
    assert {name: (one, two) for name, one, two in rows if one} == {
        name: (light[name], dark[name]) for name in COLOURS
    }


def test_the_guide_s_example_is_taken(theme_file: Path) -> None:
    example = re.search(r"```css\n(.*?)```", GUIDE, re.DOTALL)
    assert example

    theme = read(theme_file, example[1])
    assert theme.light["accent"] == "#7a1f5c"
    assert theme.shape


@given(COLOUR)
@example("#000000")
@example("#ffffff")
@example("#ffff00")
@example("#777777")
def test_any_accent_can_be_read(accent: str) -> None:
    theme, default = with_accent(Theme(), accent), default_theme()

    assert too_close(default.light | theme.light) == []
    assert too_close(default.dark | theme.dark) == []


def test_an_accent_that_can_be_read_stays_as_it_is() -> None:
    assert with_accent(Theme(), "#0a5c36").light["accent"] == "#0a5c36"


def test_an_accent_fits_the_operator_s_grounds(theme_file: Path) -> None:
    theme = read(theme_file, ":root { --page: #eeeeee; --sunken: #dddddd; }")
    other = with_accent(theme, "#0a7d7e")

    assert too_close(default_theme().light | other.light) == []
    assert other.light["page"] == "#eeeeee"


def test_the_other_accents_follow_from_the_accent(theme_file: Path) -> None:
    theme = read(theme_file, "/* ours */ :root { --accent: #7A1F5C; }")

    assert theme.light["accent"] == "#7a1f5c"
    assert set(theme.light) == set(theme.dark) == {
        "accent", "accent-strong", "accent-soft", "on-accent",
    }  # fmt: skip
    assert theme.dark["accent"] != "#7a1f5c"


def test_what_is_given_is_kept(theme_file: Path) -> None:
    theme = read(
        theme_file,
        ":root { --accent: #7a1f5c; --accent-soft: #ffffff }\n"
        "@media (prefers-color-scheme: dark) { :root { --accent: #e6a5cf; } }",
    )

    assert theme.light["accent-soft"] == "#ffffff"
    assert theme.dark["accent"] == "#e6a5cf"


@pytest.mark.parametrize(
    "css",
    [
        "body { color: red }",
        ":root { --accent: #7a1f5c; } body { --accent: #7a1f5c; }",
        "@import url(//example.org/a.css);",
        ":root { --accent: #7a1f5c; }}",
        ":root { color: red; }",
        ":root { --shadow: none; }",
        ":root { --accent: red; }",
        ":root { --accent: url(//example.org); }",
        ":root { --accent: #fff; }",
        ":root { --radius: 100vw; }",
        ":root { --font: url(//example.org/font); }",
        ":root { --font: a\\22; }",
        "@media (prefers-color-scheme: dark) { :root { --font: serif; } }",
    ],
)
def test_anything_but_tokens_is_refused(theme_file: Path, css: str) -> None:
    with pytest.raises(ImproperlyConfigured, match="THEME_FILE"):
        read(theme_file, css)


@pytest.mark.parametrize(
    "css",
    [
        ":root { --accent: #ffcc00; }",
        ":root { --page: #777777; }",
        ":root { --text-muted: #aaaaaa; }",
        ":root { --line-control: #dddddd; }",
        "@media (prefers-color-scheme: dark) { :root { --accent: #333333; } }",
    ],
)
def test_colours_that_are_too_close_are_refused(theme_file: Path, css: str) -> None:
    with pytest.raises(ImproperlyConfigured, match=r"has a contrast of \d\.\d\d to 1, and needs"):
        read(theme_file, css)


def test_the_process_says_so_in_one_line(tmp_path: Path, theme_file: Path) -> None:
    theme_file.write_text(":root { --accent: #ffcc00; }", encoding="utf-8")

    ended = run("manage.py", "check", folder=tmp_path, THEME_FILE=str(theme_file))
    assert ended.returncode == 1
    assert len(ended.stderr.splitlines()) == 1
    assert ended.stderr.startswith("askel: THEME_FILE: --accent #ffcc00 on --page")

    missing = run("manage.py", "check", folder=tmp_path, THEME_FILE=str(tmp_path / "none.css"))
    assert "THEME_FILE cannot be read" in missing.stderr


@pytest.mark.parametrize(
    "digits", ["", "fff", "0a5c3g", "0a5c36;", "#0a5c36", "0a5c36\n", "٠٠٠٠٠٠"]
)
def test_what_is_no_colour_is_none(digits: str) -> None:
    assert colour_of(digits) == ""
    assert colour_of("0A5C36") == "#0a5c36"


def test_the_sheet_has_colours_for_screens_only(theme_file: Path) -> None:
    css = stylesheet(read(theme_file, ":root { --accent: #7a1f5c; --radius: 0; --font: Arial; }"))

    assert "@media screen { :root { --radius: 0; --font: Arial; } }" in css
    assert "@media screen and (prefers-color-scheme: light) { :root { --accent: #7a1f5c;" in css
    assert set(re.findall(r"@media (\w+)", css)) == {"screen"}


@pytest.mark.django_db
def test_pages_ask_for_a_theme_only_where_there_is_one(client: Client, settings: Settings) -> None:
    assert "/theme.css" not in client.get("/fi/").content.decode()

    settings.THEME = with_accent(Theme(), "#7a1f5c")
    assert '<link rel="stylesheet" href="/theme.css">' in client.get("/fi/").content.decode()


def test_the_theme_is_a_style_sheet_and_asked_for_once(client: Client, settings: Settings) -> None:
    settings.THEME = with_accent(Theme(), "#7a1f5c")
    response = client.get("/theme.css")

    assert response["Content-Type"].startswith("text/css")
    assert "--accent: #7a1f5c;" in response.content.decode()
    assert "max-age=300" in response["Cache-Control"]
    assert client.get("/theme.css", headers={"If-None-Match": response["ETag"]}).status_code == 304


@pytest.mark.parametrize("accent", ["red", "0a5c36}body{}", "", "%00", "0a5c3"])
def test_an_accent_that_is_none_changes_nothing(client: Client, accent: str) -> None:
    plain = client.get("/theme.css").content

    assert client.get("/theme.css", {"accent": accent}).content == plain
