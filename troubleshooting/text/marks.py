"""What the marks of a text say in every language: bold lines, links alone, colons, menu paths."""

from __future__ import annotations

import re

from troubleshooting.text.outline import Node

LISTS = ("bullets", "numbers")
# Also where the marks were torn apart by an editor: _ *Words*\*.
BOLD_LINE = re.compile(
    r"^\s*(?:\\?[*_]\s?){2,4}(?![\s*_])(?P<words>(?:(?!\*\*|__).)+?)(?:\s?\\?[*_]){2,4}\s*[:：]?\s*$"
)
LINK = r"!?\[[^\[\]\n]*(?:\[[^\[\]\n]*\][^\[\]\n]*)*\]\([^)\n]*\)"
# A line with nothing but one link, whatever stands around it in punctuation.
LINK_LINE = re.compile(rf"^[^\w\[]*{LINK}[\W_]*$")
BREAK = re.compile(r"<br\s*/?>", re.IGNORECASE)
# A colon of any script at the end, whatever closing marks stand behind it.
COLON_END = re.compile(r"[:：﹕︓∶։፦]\W*$")
QUESTION_END = re.compile(r"[?？؟՞፧]\W*$")
# A label in bold with its colon, and words behind it: how a note is marked in any language.
LABELLED = re.compile(
    r"^\s*(?:\*\*|__)[^*_:：]{1,30}(?:[:：]\s*(?:\*\*|__)|(?:\*\*|__)\s*[:：])\s*\S"
)
# A way through menus: **Settings** > **Update**, also with the sign inside the bold words.
MENU_PATH = re.compile(
    r"(?:\*\*|[)\]])\s*\\?>\s*(?:\*\*|\[)|\*\*[^*\n]{1,80}\s\\?>\s|\[[^\]\n]{1,80}\s\\?>\s"
)


def plain_words(markdown: str) -> str:
    """The words of inline Markdown: link addresses, anchors and emphasis marks removed."""
    text = re.sub(r"<a name=\"[^\"]*\"></a>", "", markdown)
    text = re.sub(r"!\[[^\]]*\]\([^)]*\)", "", text)
    text = re.sub(r"\]\([^)]*\)", "]", text)
    return re.sub(r"[*_\[\]`\\]", "", text).strip()


def is_links_alone(text: str) -> bool:
    """Whether each line of a paragraph or item is one link and nothing else."""
    lines = [line for line in BREAK.sub("\n", text).split("\n") if line.strip()]
    return bool(lines) and all(LINK_LINE.match(line) for line in lines)


def is_bold_line(node: Node) -> bool:
    """Whether a paragraph is one line in bold, as articles mark a section."""
    return node.kind == "paragraph" and bool(BOLD_LINE.match(node.text))


def is_picture(node: Node) -> bool:
    """Whether a paragraph is a picture and nothing else."""
    return node.kind == "paragraph" and node.text.startswith("![") and node.text.endswith(")")


def ends_in_colon(text: str) -> bool:
    """Whether a text announces what follows it."""
    return bool(COLON_END.search(text))


def asks(text: str) -> bool:
    """Whether a text is a question, by its last mark in any script."""
    return bool(QUESTION_END.search(text))
