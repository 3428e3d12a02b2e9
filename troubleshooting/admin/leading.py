"""Which published questions lead to which steps, for whoever is about to retire one."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping

from django.utils.safestring import SafeString

from troubleshooting.admin.words import editors_locale, in_locale
from troubleshooting.models import Article, QuestionText, Status

# The words of a question by locale.
Texts = dict[str, str]


class Leading:
    """An article's published questions by the steps that their answers lead to; one query."""

    def __init__(self, article: Article) -> None:
        rows = QuestionText.objects.filter(
            question__article=article,
            question__status=Status.PUBLISHED,
            question__retired_at=None,
            question__choices__retired_at=None,
            question__choices__step__isnull=False,
        ).values_list("question__choices__step__key", "question", "locale", "text")
        found: dict[str, dict[int, Texts]] = defaultdict(lambda: defaultdict(dict))
        for step, question, locale, text in rows.order_by("question"):
            found[step][question][locale] = text
        self._found: Mapping[str, Mapping[int, Texts]] = found

    def to_step(self, key: str) -> tuple[SafeString, ...]:
        """The questions that lead to a step, each in the editor's language."""
        texts = self._found[key].values() if key in self._found else ()
        return tuple(in_locale(*_in_editors_locale(one)) for one in texts)

    def to_any(self, keys: Iterable[str]) -> str:
        """The questions that lead to some of these steps, in a sentence; "" for none."""
        texts = {
            question: _in_editors_locale(one)[0]
            for key in keys
            if key in self._found
            for question, one in self._found[key].items()
        }
        return ", ".join(f"“{text}”" for text in texts.values())


def _in_editors_locale(texts: Texts) -> tuple[str, str]:
    locale = editors_locale(texts)
    return texts[locale], locale
