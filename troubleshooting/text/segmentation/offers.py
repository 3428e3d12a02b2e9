"""What can be done, is recommended or required: steps only where nothing is told to do instead."""

from __future__ import annotations

from collections.abc import Sequence

from troubleshooting.text.segmentation.blocks import Segment


def tells(found: Sequence[Segment]) -> bool:
    """Whether there is a step that is more than an offer."""
    return any(one.type == "step" and one.rule != "offer" for one in found)


def without_offers(found: Sequence[Segment]) -> list[Segment]:
    """The blocks with every offer as text."""
    return [
        Segment("text", one.start, one.end, "prose") if one.rule == "offer" else one
        for one in found
    ]
