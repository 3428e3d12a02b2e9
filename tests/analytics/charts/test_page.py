"""Charts on a page: well-formed, named, with a table behind, and nothing the policy forbids."""

from __future__ import annotations

import re
from xml.etree import ElementTree

import pytest
from django.conf import settings
from django.template.loader import render_to_string
from django.utils import translation

from analytics.charts.figures import sparkline
from tests.analytics.charts.figures import AMOUNTS, FIGURES, LTR, RTL
from tests.portal.test_templates import INLINE

EVERY = pytest.mark.parametrize("name", FIGURES)
LANGUAGES = [code for code, _name in settings.LANGUAGES]
NUMBER = re.compile(r"-?\d+(\.\d+)?%?")
GEOMETRY = ("x", "y", "x1", "y1", "x2", "y2", "cx", "cy", "r", "width", "height")


def html_of(name: str, sessions: int = 10, language: str = "en") -> str:
    template, make = FIGURES[name]
    with translation.override(language):
        chart = make(sessions, RTL if language == "ar" else LTR)
        return render_to_string(f"analytics/charts/{template}.html", {"chart": chart})


def page_of(name: str, sessions: int = 10, language: str = "en") -> ElementTree.Element:
    return ElementTree.fromstring(html_of(name, sessions, language))  # noqa: S314 - our own page


def text_of(element: ElementTree.Element | None) -> str:
    assert element is not None
    return " ".join("".join(element.itertext()).split())


def with_id(page: ElementTree.Element, key: str | None) -> ElementTree.Element | None:
    return page.find(f".//*[@id='{key}']")


@EVERY
@pytest.mark.parametrize("sessions", AMOUNTS)
@pytest.mark.parametrize("language", ["en", "ar"])
def test_it_is_well_formed_and_has_a_table(name: str, sessions: int, language: str) -> None:
    page = page_of(name, sessions, language)

    assert page.tag == "figure"
    assert page.find(".//details//table/caption") is not None
    assert len(page.findall(".//details//ul/li/a")) == 2


@EVERY
@pytest.mark.parametrize("sessions", AMOUNTS)
def test_nothing_in_it_is_inline(name: str, sessions: int) -> None:
    html = html_of(name, sessions)

    assert [kind for kind, pattern in INLINE.items() if pattern.search(html)] == []


@EVERY
def test_the_picture_has_a_name_and_a_description(name: str) -> None:
    page = page_of(name)
    picture = page.find(".//*[@role='img']")

    assert picture is not None
    assert text_of(with_id(page, picture.get("aria-labelledby")))
    assert text_of(with_id(page, picture.get("aria-describedby"))).endswith(".")


@EVERY
def test_ids_are_there_once(name: str) -> None:
    found = [one.get("id") for one in page_of(name).iter() if one.get("id")]

    assert len(found) == len(set(found))


@EVERY
def test_where_there_is_nothing_it_says_so(name: str) -> None:
    page = page_of(name, 0)

    assert page.find(".//*[@role='img']") is None
    assert "There is nothing to draw yet." in text_of(page)


@EVERY
@pytest.mark.parametrize("language", LANGUAGES)
def test_places_are_numbers_in_every_language(name: str, language: str) -> None:
    attributes = [
        value
        for element in page_of(name, 10, language).iter()
        for key, value in element.attrib.items()
        if key in GEOMETRY
    ]

    assert attributes
    assert [one for one in attributes if not NUMBER.fullmatch(one)] == []


@EVERY
def test_every_kind_of_shape_has_a_style(name: str) -> None:
    css = (settings.BASE_DIR / "static" / "css" / "charts.css").read_text("utf-8")
    classes = re.findall(r'class="([^"]+)"', html_of(name))
    shapes = {one for names in classes for one in names.split() if one.startswith("shape--")}

    # Lines and whiskers are as every shape is.
    assert {one for one in shapes if f".{one}" not in css} <= {"shape--rate", "shape--whisker"}


@EVERY
def test_what_the_legend_explains_is_drawn(name: str) -> None:
    html = html_of(name, 1_000_000)
    legend, drawing = html.split('role="img"')

    for kind in re.findall(r"shape--(\w+)", legend):
        assert re.search(rf"shape--{kind}\b", drawing), kind


def test_marks_are_numbered_in_the_picture_and_told_below_it() -> None:
    page = page_of("timeline")
    flags = [one.text for one in page.findall(".//*[@class='plot__number']")]
    told = [[text_of(text) for text in mark] for mark in page.findall(".//ol/li")]

    assert flags == ["1", "2"]
    assert told == [["Revision 12", "Revision 13"], ["New order"]]


def test_what_others_wrote_is_shown_and_not_made() -> None:
    drawing = sparkline("<b>x</b>", [1, 2], LTR)
    html = render_to_string("analytics/charts/sparkline.html", {"chart": drawing})

    assert "<b>" not in html


@pytest.mark.parametrize("values", [[1], [3, 1, 2], [0, 0]])
def test_a_sparkline_has_a_name(values: list[int]) -> None:
    with translation.override("fi"):
        chart = sparkline("Tulostin", values, LTR)
        html = render_to_string("analytics/charts/sparkline.html", {"chart": chart})
    picture = ElementTree.fromstring(html)  # noqa: S314 - our own

    assert picture.get("role") == "img"
    assert "Tulostin" in (picture.get("aria-label") or "")


def test_a_sparkline_of_nothing_says_so() -> None:
    chart = sparkline("Tulostin", [], LTR)

    with translation.override("en"):
        html = render_to_string("analytics/charts/sparkline.html", {"chart": chart})
    assert "none yet" in html
