"""How much an archive may hold: more is refused before anything of it is imported."""

from __future__ import annotations

MIB = 1024 * 1024

# 40 locales of 2,900 articles with their pictures are about 130,000 files.
MAX_ENTRIES = 200_000
# They unpack to about 400 MB.
MAX_UNPACKED_BYTES = 2048 * MIB
# Markdown packs to a fifth, two-language files to a tenth; a bomb to a thousandth.
MAX_RATIO = 100
# Small archives may be as dense as they like.
RATIO_FREE_BYTES = 16 * MIB
# Of one picture: a screenshot has a tenth of it.
MAX_PICTURE_BYTES = 5 * MIB
MAX_PICTURE_PIXELS = 16_000_000
