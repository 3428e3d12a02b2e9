"""The fields of an incident's form: a time near enough to be meant, and topics to tick."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any

from django import forms
from django.db.models import Q
from django.utils import timezone
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from helpdesk.incidents import topic_name
from troubleshooting.flow.incidents.clocks import meant_by
from troubleshooting.models import Topic

# A start or an end further away is a slip of the keyboard.
MOST_DAYS_AGO, MOST_DAYS_AHEAD = 31, 366
# What browsers send of a field for date and time.
MINUTES = "%Y-%m-%dT%H:%M"


class MomentField(forms.DateTimeField):
    """A date and time in the portal's time zone.

    Attributes:
        kept: A time that is there already, to the minute; it may be however long ago.
        is_end: Whether something is over then.
    """

    kept: datetime | None = None

    def __init__(self, *, is_end: bool = False, **more: Any) -> None:  # noqa: ANN401 - Django's arguments
        self.is_end = is_end
        widget = forms.DateTimeInput(attrs={"type": "datetime-local"}, format=MINUTES)
        super().__init__(widget=widget, **more)

    def to_python(self, value: Any) -> datetime | None:  # noqa: ANN401 - Django's signature
        """The moment that is meant, also in the hour that an autumn night has twice.

        Raises:
            ValidationError: It is no time.
        """
        try:
            return super().to_python(value)
        except forms.ValidationError as refused:
            meant = meant_by(refused, near=self.kept or timezone.now(), is_later=self.is_end)
            if meant is None:
                raise
            return meant

    def clean(self, value: Any) -> datetime | None:  # noqa: ANN401 - Django's signature
        """A time near enough to be meant, or the one it was.

        Raises:
            ValidationError: It is no time, or a year or more away.
        """
        at: datetime | None = super().clean(value)
        now = timezone.now()
        earliest, latest = (
            now - timedelta(days=MOST_DAYS_AGO),
            now + timedelta(days=MOST_DAYS_AHEAD),
        )
        if at is not None and at != self.kept and not earliest <= at <= latest:
            raise forms.ValidationError(_("Check the date: it is too far from today."))
        return at


if TYPE_CHECKING:
    ManyTopicsField = forms.ModelMultipleChoiceField[Topic]
else:
    ManyTopicsField = forms.ModelMultipleChoiceField


class TopicsField(ManyTopicsField):
    """Topics to tick, named in the agent's language."""

    widget = forms.CheckboxSelectMultiple

    def __init__(
        self,
        locale: str,
        kept: Collection[int] = (),
        **more: Any,  # noqa: ANN401 - Django's arguments
    ) -> None:
        """Topics that readers see, and those to keep, by primary key, whether they do or not."""
        self.locale = locale
        offered = Topic.objects.filter(Q(is_hidden=False) | Q(pk__in=kept))
        super().__init__(offered.prefetch_related("names"), required=False, **more)

    def label_from_instance(self, obj: Topic) -> SafeString:
        """The topic's name, marked with its language."""
        name = topic_name(obj, self.locale)
        return format_html(
            '<span lang="{}" dir="{}">{}</span>', name.locale, name.direction, name.text
        )
