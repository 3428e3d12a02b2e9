"""What stands within a line, as elements: emphasis, code, links, pictures, breaks."""

from __future__ import annotations

from collections.abc import Sequence
from xml.etree.ElementTree import Element, SubElement

from markdown_it.token import Token

from troubleshooting.text.errors import ArticleError
from troubleshooting.text.limits import MAX_INLINE_DEPTH

# The tag of an element whose text is HTML as the author wrote it, for the sanitiser to judge.
RAW = "raw-html"
# The tag of a line in a block that has no paragraph around it: an item's of a tight list.
LINE = "line"


class InlineBuilder:
    """Appends tokens to an element."""

    def __init__(self, parent: Element, *, video_label: str) -> None:
        self.path = [parent]
        self.video_label = video_label
        # Words since the last element; one string is made of them, because text put to an element
        # bit by bit is copied each time.
        self.words: list[str] = []

    def append(self, tokens: Sequence[Token]) -> None:
        """Append what a paragraph, a heading or a cell holds.

        Raises:
            ArticleError: Emphasis within emphasis goes too deep.
        """
        for token in tokens:
            if token.nesting == 1:
                self._open(token)
            elif token.nesting == -1:
                self._flush()
                self.path.pop()
            elif token.type in ("text", "text_special"):
                self.words.append(token.content)
            elif token.type == "softbreak":
                self.words.append("\n")
            else:
                self._leaf(token)
        self._flush()

    def _open(self, token: Token) -> None:
        if len(self.path) > MAX_INLINE_DEPTH:
            raise ArticleError("Emphasis is nested too deeply in a paragraph: simplify it.")
        self.path.append(self._element(token.tag, token))

    def _element(self, tag: str, token: Token | None = None) -> Element:
        self._flush()
        attributes = {name: str(value) for name, value in token.attrs.items()} if token else {}
        return SubElement(self.path[-1], tag, attributes)

    def _leaf(self, token: Token) -> None:
        if token.type == "hardbreak":
            self._element("br")
            self.words.append("\n")
        elif token.type == "code_inline":
            self._element("code").text = token.content
        elif token.type == "html_inline":
            self._element(RAW).text = token.content
        elif token.type == "image":
            self._element("img", token).set("alt", words_of(token.children or []))
        elif token.type == "video":
            self._element("a", token).text = token.content or self.video_label

    def _flush(self) -> None:
        if not self.words:
            return
        parent = self.path[-1]
        if len(parent):
            parent[-1].tail = (parent[-1].tail or "") + "".join(self.words)
        else:
            parent.text = (parent.text or "") + "".join(self.words)
        self.words.clear()


def words_of(tokens: Sequence[Token]) -> str:
    """The words of tokens, without what gives them form: a picture's description."""
    return "".join(
        words_of(token.children or [])
        if token.type == "image"
        else "\n"
        if token.type in ("softbreak", "hardbreak")
        else token.content
        for token in tokens
        if token.type != "html_inline"
    )
