"""What the marks of a text say in every language: bold lines, links alone, colons, menu paths."""

from __future__ import annotations

import re

from troubleshooting.text.markdown.angle_brackets import ANCHOR
from troubleshooting.text.markdown.outline import Node

LISTS = ("bullets", "numbers")
# Also where the marks were torn apart by an editor: _ *Words*\*.
BOLD_LINE = re.compile(
    r"^\s*(?:\\?[*_]\s?){2,4}(?![\s*_])(?P<words>(?:(?!\*\*|__).)+?)(?:\s?\\?[*_]){2,4}\s*(?:[:：]\s*)?$"
)
LINK = r"!?\[[^\[\]\n]*(?:\[[^\[\]\n]*\][^\[\]\n]*)*\]\([^)\n]*\)"
# A line with nothing but one link, whatever stands around it in punctuation.
LINK_LINE = re.compile(rf"^[^\w\[]*{LINK}[\W_]*$")
BREAK = re.compile(r"<br\s*/?>", re.IGNORECASE)
# A colon of any script at the end, whatever closing marks stand behind it.
COLON_END = re.compile(r"[:：﹕︓∶։፦]\W{0,40}$")
QUESTION_END = re.compile(r"[?？؟՞፧]\W{0,40}$")
# A label in bold with its colon, and words behind it: how a note is marked in any language.
LABELLED = re.compile(
    r"^\s*(?:\*\*|__)[^*_:：]{1,30}(?:[:：]\s*(?:\*\*|__)|(?:\*\*|__)\s*[:：])\s*\S"
)
# Set-Thing -Name <value>, on a line of its own and without a code span.
BARE_COMMAND = re.compile(r"^[A-Z][a-z]+-[A-Z][A-Za-z]+(?: [^\n]{0,500}[^.\s])?\s*$")
# Set-Thing -Name <value> in bold: with a parameter, since "Sign-In Problems" heads a section.
BOLD_COMMAND = re.compile(r"^[A-Z][a-z]+-[A-Z][A-Za-z]+ (?:[^\n]{0,500} )?-[A-Za-z]")
# A way through menus: **Settings** > **Update**, also with the sign inside the bold words.
MENU_PATH = re.compile(
    r"(?:\*\*|[)\]])\s*\\?>\s*(?:\*\*|\[)|\*\*[^*\n]{1,80}\s\\?>\s|\[[^\]\n]{1,80}\s\\?>\s"
)

PICTURE = re.compile(r"!\[[^\]]*\]\([^)]*\)")
ADDRESS = re.compile(r"\]\([^)]*\)")
MARKS = str.maketrans("", "", "*_[]`\\")


def plain_words(markdown: str) -> str:
    """The words of inline Markdown: link addresses, anchors and emphasis marks removed."""
    text = markdown
    if "](" in text or "<a" in text:
        text = ADDRESS.sub("]", PICTURE.sub("", ANCHOR.sub("", text)))
    return text.translate(MARKS).strip()


def is_code(node: Node) -> bool:
    """Whether a block is code, or a paragraph is one code span or one command, bare or in bold."""
    if node.kind != "paragraph":
        return node.kind == "code"
    span = node.text.startswith("`") and node.text.endswith("`")
    return (
        span or bool(BARE_COMMAND.match(node.text)) or bool(BOLD_COMMAND.match(_bold_words(node)))
    )


def is_links_alone(text: str) -> bool:
    """Whether each line of a paragraph or item is one link and nothing else."""
    lines = [line for line in BREAK.sub("\n", text).split("\n") if line.strip()]
    return bool(lines) and all(LINK_LINE.match(line) for line in lines)


def is_bold_line(node: Node) -> bool:
    """Whether a paragraph is one line in bold, as articles mark a section."""
    words = _bold_words(node)
    return bool(words) and not BOLD_COMMAND.match(words)


def _bold_words(node: Node) -> str:
    """What a paragraph says that is one line in bold; "" for any other block."""
    match = BOLD_LINE.match(node.text) if node.kind == "paragraph" else None
    return match["words"] if match else ""


def is_picture(node: Node) -> bool:
    """Whether a paragraph is a picture and nothing else."""
    return node.kind == "paragraph" and node.text.startswith("![") and node.text.endswith(")")


def ends_in_colon(text: str) -> bool:
    """Whether a text announces what follows it."""
    return bool(COLON_END.search(text))


def without_colon(text: str) -> str:
    """A text without the colon it may end in."""
    return COLON_END.sub("", text)


def asks(text: str) -> bool:
    """Whether a text is a question, by its last mark in any script."""
    return bool(QUESTION_END.search(text))
