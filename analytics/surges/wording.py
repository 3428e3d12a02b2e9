"""A surge in words."""

from __future__ import annotations

from django.utils.formats import number_format
from django.utils.translation import gettext as _

from analytics.surges.surge import Surge
from analytics.surges.windows import LONGEST

# Less than this is usually nobody.
NOBODY = 0.5


def in_words(surge: Surge) -> str:
    """Such as "12 in a quarter of an hour, usually 1", in the active language."""
    if surge.usually < NOBODY:
        return _without_usual(surge.minutes) % {"count": number_format(surge.count)}
    usually = number_format(round(surge.usually))
    return _with_usual(surge.minutes) % {
        "count": number_format(surge.count),
        "usually": usually,
    }


def _without_usual(minutes: int) -> str:
    if minutes == LONGEST:
        return _("%(count)s in a quarter of an hour, usually nobody")
    return _("%(count)s in five minutes, usually nobody")


def _with_usual(minutes: int) -> str:
    if minutes == LONGEST:
        return _("%(count)s in a quarter of an hour, usually %(usually)s")
    return _("%(count)s in five minutes, usually %(usually)s")
