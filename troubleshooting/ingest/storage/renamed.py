"""Files of articles that were renamed here: upstream still calls them by a former name."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from troubleshooting.ingest.sources.files import Source, SourceFile
from troubleshooting.models import ArticleAlias


def under_present_names(sources: Sequence[Source]) -> list[Source]:
    """The sources, their files under the names their articles have now. One query."""
    present = dict(ArticleAlias.objects.values_list("slug", "article__slug"))
    if not present:
        return list(sources)
    return [
        replace(
            source,
            files=tuple(_renamed(file, present) for file in source.files),
            gone=tuple(_renamed(file, present) for file in source.gone),
        )
        for source in sources
    ]


def _renamed(file: SourceFile, present: Mapping[str, str]) -> SourceFile:
    name = present.get(file.slug)
    return replace(file, renamed=name) if name else file
