"""QR codes (ISO/IEC 18004) of addresses, as what an SVG path draws."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby

import segno

# What the standard asks to be left white around a code, in modules.
QUIET_ZONE = 4


@dataclass(frozen=True)
class QrCode:
    """A code as a drawing of squares, one unit each.

    Attributes:
        size: Width and height, the quiet zone included.
        path: The dark modules, as the `d` of an SVG path.
    """

    size: int
    path: str

    @property
    def view_box(self) -> str:
        """The drawing's `viewBox`."""
        return f"0 0 {self.size} {self.size}"


def qr_code(address: str) -> QrCode:
    """The smallest code of an address that a scratch or a fold does not spoil (level M, 15 %)."""
    matrix = segno.make(address, error="m", micro=False, boost_error=False).matrix
    rows = (_row(row, y) for y, row in enumerate(matrix, start=QUIET_ZONE))
    return QrCode(len(matrix) + 2 * QUIET_ZONE, "".join(rows))


def _row(row: bytearray, y: int) -> str:
    """The dark runs of a row: each a rectangle one module high."""
    runs = []
    x = QUIET_ZONE
    for is_dark, modules in groupby(row, bool):
        width = len(list(modules))
        if is_dark:
            runs.append(f"M{x} {y}h{width}v1h-{width}z")
        x += width
    return "".join(runs)
