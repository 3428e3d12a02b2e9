"""The console's forms: which ticket, which article, which language."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from helpdesk.articles import ArticleAmbiguous, ArticleNotFound, find_article
from helpdesk.models import TicketLink
from troubleshooting.flow import published_locales
from troubleshooting.models import Article
from troubleshooting.text.locales import endonym


def locale_choices() -> list[tuple[str, str]]:
    """The locales there are articles in, by their names in themselves."""
    named = ((one, endonym(one)) for one in published_locales())
    return sorted(named, key=lambda pair: pair[1].casefold())


class ReferenceForm(forms.Form):
    """Which ticket an agent means."""

    reference = forms.CharField(
        label=_("Ticket reference"),
        help_text=_("As your ticket system writes it. Readers never see it."),
        max_length=TicketLink._meta.get_field("reference").max_length,
        widget=forms.TextInput(attrs={"autocomplete": "off", "dir": "auto"}),
    )


class LinkForm(ReferenceForm):
    """What an agent says to get a link.

    `article` is typed, with the articles there are to choose from as the browser's suggestions:
    a list of thousands is no menu, and this works without scripting.
    """

    article = forms.CharField(
        label=_("Article"),
        help_text=_(
            "Its title in any language, its name as in its address, or its code such as A-137."
        ),
        max_length=500,
        widget=forms.TextInput(
            attrs={"autocomplete": "off", "list": "article-options", "dir": "auto"}
        ),
    )
    locale = forms.ChoiceField(
        label=_("The reader's language"),
        choices=locale_choices,
        help_text=_("An article without a text in it is shown in English."),
    )

    def clean_article(self) -> Article:
        """The article that was named.

        Raises:
            ValidationError: No article that readers can open is called so, or several are.
        """
        try:
            return find_article(self.cleaned_data["article"])
        except ArticleNotFound as error:
            raise forms.ValidationError(
                _("No article that readers can open has this title or name.")
            ) from error
        except ArticleAmbiguous as error:
            raise forms.ValidationError(
                _("Several articles have this title. Give the name of one: %(names)s."),
                params={"names": ", ".join(error.slugs)},
            ) from error
