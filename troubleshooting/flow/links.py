"""Links between articles lead only to articles a reader can open."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from html import unescape
from urllib.parse import unquote

from django.db.models import Q
from django.db.models.functions import Lower

from troubleshooting.models import Article, ArticleAlias, Block
from troubleshooting.models.article import slug_of

# As the sanitiser writes a link of ours: the address first, values in double quotes.
LINK = re.compile(
    r'<a href="/[a-z0-9-]+/(?P<slug>[^/"#?]+)/(?:[#?][^"]*)?"(?: [a-z-]+="[^"]*")*>(?P<words>.*?)</a>',
    re.DOTALL,
)


def keep_live_links(blocks: Iterable[Block]) -> None:
    """Leave only the words of links to articles that are not there or not published.

    The blocks and their sentence pairs are changed in memory, not saved: the link is one again as
    soon as the article is. Costs one query where there is any such link, else none.

    Args:
        blocks: With their `units`.
    """
    blocks = list(blocks)
    wanted = {slug for block in blocks for html in _texts(block) for slug in _slugs(html)}
    if not wanted:
        return
    alive = _alive(wanted)
    dead = {slug for slug in wanted if slug.lower() not in alive}
    if dead:
        for block in blocks:
            _cut_links(block, dead)


def _alive(wanted: Iterable[str]) -> set[str]:
    """The names that lead to an article readers can open, in small letters; former names too."""
    lowered = [slug.lower() for slug in wanted]
    # SQLite lowers the letters of English alone, so a name is looked for as it is written too.
    same = Q(slug__in=wanted) | Q(lower__in=lowered)
    articles = Article.objects.published()
    found = articles.annotate(lower=Lower("slug")).filter(same).values_list("slug", flat=True)
    former = ArticleAlias.objects.filter(article__in=articles).annotate(lower=Lower("slug"))
    names = found.order_by().union(former.filter(same).order_by().values_list("slug", flat=True))
    return {slug.lower() for slug in names}


def _texts(block: Block) -> Iterator[str]:
    yield block.html
    yield block.source_html
    for unit in block.units.all():
        yield unit.target_html
        yield unit.source_html


def _slugs(html: str) -> Iterator[str]:
    if 'href="/' in html:
        yield from (_slug(match) for match in LINK.finditer(html))


def _slug(match: re.Match[str]) -> str:
    return slug_of(unquote(unescape(match["slug"])))


def _cut_links(block: Block, dead: set[str]) -> None:
    def cut(html: str) -> str:
        return LINK.sub(lambda match: match["words"] if _slug(match) in dead else match[0], html)

    block.html, block.source_html = cut(block.html), cut(block.source_html)
    for unit in block.units.all():
        unit.target_html, unit.source_html = cut(unit.target_html), cut(unit.source_html)
