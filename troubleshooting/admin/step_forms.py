"""What an editor types beside a step."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from troubleshooting.models import Audience, StepKind

MAX_POSITION = 10_000


class PlacesField(forms.CharField):
    """Places of steps, as "2, 3"."""

    def clean(self, value: str) -> tuple[int, ...]:
        """The places, each once, in order.

        Raises:
            ValidationError: There is something else.
        """
        words = super().clean(value).replace(",", " ").split()
        if not all(word.isdecimal() for word in words):
            raise forms.ValidationError(_("Type places of steps, such as: 1, 2"))
        return tuple(sorted({int(word) for word in words}))


class StepForm(forms.Form):
    """What an editor can change of a step.

    Attributes:
        own: Its place now.
        places: How many steps there are.
    """

    position = forms.IntegerField(label=_("place"), min_value=1, max_value=MAX_POSITION)
    kind = forms.ChoiceField(label=_("kind"), choices=StepKind.choices)
    audience = forms.ChoiceField(label=_("audience"), choices=Audience.choices)
    pinned = forms.BooleanField(label=_("pinned"), required=False)
    after = PlacesField(
        label=_("only after"),
        required=False,
        max_length=100,
        widget=forms.TextInput(attrs={"size": 6, "inputmode": "numeric"}),
    )
    retire = forms.BooleanField(label=_("retire"), required=False)

    def __init__(self, *args: Any, own: int, places: int, **kwargs: Any) -> None:  # noqa: ANN401 - Django's
        super().__init__(*args, **kwargs)
        self.own, self.places = own, places

    def clean_after(self) -> tuple[int, ...]:
        """The places of other steps.

        Raises:
            ValidationError: A place that no other step has.
        """
        after: tuple[int, ...] = self.cleaned_data["after"]
        if wrong := [one for one in after if one == self.own or not 1 <= one <= self.places]:
            words = gettext("There is no other step at place %(place)s.")
            raise forms.ValidationError(words % {"place": wrong[0]})
        return after


class RetiredStepForm(forms.Form):
    """What an editor can do with a step that is asked no more."""

    restore = forms.BooleanField(label=_("restore"), required=False)
