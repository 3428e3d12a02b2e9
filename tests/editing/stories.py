"""An article with four steps, in Finnish from English, and ways to look at it."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from django.utils import timezone

from troubleshooting.editing.drafts import editable_text, save_draft, text_token
from troubleshooting.ingest.importer import import_tree
from troubleshooting.models import Article, ArticleTranslation, Block

SLUG = "no-sound"

PAIRS = [
    ("1-01", "Ääni ei kuulu", "There is no sound"),
    ("1-02", "Et kuule muita kokouksessa.", "You cannot hear the others in a meeting."),
    ("1-03", "Kokeile seuraavia keinoja:", "Try the following:"),
    ("1-04", "Yhdistä kuulokkeet uudelleen.", "Connect the headset again."),
    ("1-05", "Odota viisi sekuntia.", "Wait five seconds."),
    ("1-06", "Käynnistä sovellus uudelleen.", "Restart the app."),
    ("1-07", "Päivitä ääniohjain.", "Update the audio driver."),
    ("1-08", "Käynnistä tietokone uudelleen.", "Restart the computer."),
    ("1-09", "Lue lisää:", "For more information, see:"),
    ("1-10", "Äänen asetukset", "Sound settings"),
]


def source_file(**changed: str) -> str:
    """The article's bilingual file; `p104="…"` replaces the target of the pair `1-04`."""
    pair = {
        ident: f'<span data-ttu-id="{ident}">{changed.get("p" + ident.replace("-", ""), target)}</span>'
        f'<span class="sxs-lookup"><span data-stu-id="{ident}">{source}</span></span>'
        for ident, target, source in PAIRS
    }
    return f"""---
title: Ääni ei kuulu
ms.translationtype: MT
ms.contentlocale: fi-FI
ms.lasthandoff: 11/02/2026
---
# {pair["1-01"]}

{pair["1-02"]}

{pair["1-03"]}

- {pair["1-04"]} {pair["1-05"]}
- {pair["1-06"]}
- {pair["1-07"]}
- {pair["1-08"]}

{pair["1-09"]}

- [{pair["1-10"]}](https://example.org/sound)
"""


def import_file(folder: Path, text: str) -> None:
    file = folder / f"{SLUG}.md"
    file.write_text(text, encoding="utf-8")
    report = import_tree([file], now=timezone.now())
    assert not report.failures


def make_article(folder: Path) -> Article:
    import_file(folder, source_file())
    return Article.objects.get(slug=SLUG)


def finnish(article: Article) -> ArticleTranslation:
    return article.translations.get(locale="fi-FI")


def step_text(article: Article, number: int, locale: str = "fi-FI") -> Block:
    """The text of the step at a 1-based place."""
    step = article.steps.active().get(position=number)
    return Block.objects.get(translation__article=article, translation__locale=locale, step=step)


def correct(block: Block, markdown: str, now: datetime) -> Block:
    """Save a draft as an editor who sees what is stored."""
    return save_draft(block, markdown, seen=text_token(editable_text(block)), now=now)


def keys(article: Article) -> list[str]:
    return [step.key for step in article.steps.active()]


def labels(translation: ArticleTranslation) -> list[str]:
    """What its steps say, in the order of its blocks."""
    steps = translation.blocks.in_reading_order().filter(type="step")
    return [block.label for block in steps]
