"""QR codes: the drawing has every dark module of the code, and white around it."""

from __future__ import annotations

import re

import pytest
import segno

from troubleshooting.text.qr import QUIET_ZONE, qr_code

ADDRESS = "https://help.example.org/s/4fG.2b3x.fi.AbCdEf123456/"
RUN = re.compile(r"M(\d+) (\d+)h(\d+)v1h-(\d+)z")


def drawn(path: str) -> set[tuple[int, int]]:
    """The squares a path fills, as column and row."""
    return {
        (int(x) + step, int(y))
        for x, y, width, back in RUN.findall(path)
        if width == back
        for step in range(int(width))
    }


@pytest.mark.parametrize("address", [ADDRESS, "http://127.0.0.1:8000/a/1/", "https://ä.example/"])
def test_every_dark_module_is_drawn_and_no_other(address: str) -> None:
    matrix = segno.make(address, error="m", micro=False, boost_error=False).matrix
    expected = {
        (x + QUIET_ZONE, y + QUIET_ZONE)
        for y, row in enumerate(matrix)
        for x, dark in enumerate(row)
        if dark
    }

    assert drawn(qr_code(address).path) == expected


def test_the_path_is_nothing_but_runs() -> None:
    assert RUN.sub("", qr_code(ADDRESS).path) == ""


def test_four_modules_around_it_stay_white() -> None:
    code = qr_code(ADDRESS)
    columns, rows = zip(*drawn(code.path), strict=True)

    assert code.view_box == f"0 0 {code.size} {code.size}"
    assert min(*columns, *rows) == QUIET_ZONE
    assert max(*columns, *rows) == code.size - QUIET_ZONE - 1


def test_a_link_to_go_on_elsewhere_stays_small_enough_for_a_poor_camera() -> None:
    assert qr_code(ADDRESS).size <= 33 + 2 * QUIET_ZONE
