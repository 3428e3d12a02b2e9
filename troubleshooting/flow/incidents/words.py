"""What readers are told of an incident: in their language, with its times in words."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from hashlib import blake2s

from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext

from troubleshooting.models import Incident, IncidentText
from troubleshooting.text.locales import SOURCE_LOCALE, best_locale, direction


@dataclass(frozen=True)
class ShownIncident:
    """An incident as a reader of one language sees it.

    Attributes:
        key: Its primary key.
        title: Plain text, in `locale`.
        text: Plain text; a blank line begins a paragraph.
        locale: Canonical locale of title and text: the reader's where there is one.
        when: Since when, until when, in the interface's language and the portal's time zone.
        is_coming: Planned, and not begun.
    """

    key: int
    title: str
    text: str
    locale: str
    when: str
    is_coming: bool

    @property
    def direction(self) -> str:
        """`rtl` or `ltr`, of title and text."""
        return direction(self.locale)

    @property
    def paragraphs(self) -> tuple[str, ...]:
        """The text's paragraphs; one may hold line breaks."""
        parts = self.text.replace("\r\n", "\n").split("\n\n")
        return tuple(part.strip() for part in parts if part.strip())


def show_incidents(
    incidents: Iterable[Incident], locale: str, now: datetime
) -> tuple[ShownIncident, ...]:
    """Incidents for a reader, in their order; no query where their `texts` were prefetched.

    Args:
        incidents: One without any text is left out.
        locale: Canonical locale of the reader.
        now: The time.
    """
    return tuple(
        ShownIncident(
            key=incident.pk,
            title=text.title,
            text=text.text,
            locale=text.locale,
            when=times_in_words(incident, now),
            is_coming=incident.starts_at > now,
        )
        for incident in incidents
        if (text := text_for(incident, locale))
    )


def text_for(incident: Incident, locale: str) -> IncidentText | None:
    """The text a reader is shown: their locale's, their language's, English, or any."""
    by_locale = {text.locale: text for text in incident.texts.all()}
    best = best_locale([locale, SOURCE_LOCALE], by_locale) or min(by_locale, default="")
    return by_locale.get(best)


def fingerprint(incidents: Sequence[ShownIncident]) -> str:
    """Another one as soon as readers are told something else; "" for no incident."""
    if not incidents:
        return ""
    return blake2s(repr(incidents).encode(), digest_size=8).hexdigest()


def times_in_words(incident: Incident, now: datetime) -> str:
    """Since when and until when, in the language the interface speaks now."""
    start, end = incident.starts_at, incident.expected_end
    is_late = end is not None and end <= now
    if start > now:
        said = gettext("Planned: %(start)s to %(end)s") if end else gettext("Planned: %(start)s")
    elif is_late:
        said = gettext("Known since %(start)s, being worked on; it takes longer than expected")
    elif incident.is_planned:
        said = (
            gettext("Planned maintenance until %(end)s")
            if end
            else gettext("Planned maintenance since %(start)s")
        )
    elif end:
        said = gettext("Known since %(start)s, being worked on; expected to last until %(end)s")
    else:
        said = gettext("Known since %(start)s, being worked on")
    return said % {"start": moment(start, now), "end": moment(end, max(start, now))}


def refused_times(
    start: datetime, end: datetime | None, *, is_planned: bool, now: datetime
) -> dict[str, str]:
    """What is wrong with the times of an incident, by field, in the language spoken now; {} if nothing.

    Args:
        start: When it starts.
        end: When it should be over; None where nobody can say.
        is_planned: Whether it was announced, and so may start later.
        now: The time.
    """
    refused = {}
    if start > now and not is_planned:
        refused["starts_at"] = gettext(
            "It starts later: say that it is planned, or let it start now."
        )
    if end and end <= start:
        refused["expected_end"] = gettext("The end has to come after the start.")
    return refused


def moment(at: datetime | None, reference: datetime) -> str:
    """A time in the portal's time zone; with its date where that is not the reference's."""
    if at is None:
        return ""
    local = localtime(at)
    same_day = local.date() == localtime(reference).date()
    return date_format(local, "TIME_FORMAT" if same_day else "DATETIME_FORMAT")
