"""Python-Markdown reading as CommonMark does: an extension that gives it the blocks of our parser.

Python-Markdown has rules of its own for lists (four spaces a level, a blank line before the first)
and patterns whose cost grows with the square of hostile input. The extension replaces how it reads
blocks and what stands in them; its tree, its tree processors and its place for a serialiser are
used as they are.
"""

from __future__ import annotations

import threading
from collections.abc import Iterable, Mapping, Sequence
from xml.etree.ElementTree import Element, ElementTree, SubElement

from markdown import Markdown
from markdown.blockparser import BlockParser
from markdown.extensions import Extension
from markdown.util import Registry
from markdown_it.token import Token

from troubleshooting.text.markdown.angle_brackets import escape_unknown_tags
from troubleshooting.text.markdown.callouts import OPENING, callout_kind, open_callout
from troubleshooting.text.markdown.counting import CountingOn
from troubleshooting.text.markdown.inline import LINE, RAW, InlineBuilder
from troubleshooting.text.markdown.parser import Definitions, parse_blocks, parse_inline
from troubleshooting.text.markdown.sanitiser import confine
from troubleshooting.text.markdown.serialise import inner_html, to_html

ALIGNMENT = "text-align:"
TABLE_CLASS = "table-scroll"


class CommonMark(Extension):
    """Makes a Python-Markdown read CommonMark.

    Attributes:
        labels: Words for callouts, videos and tables, in the language of the text.
    """

    def __init__(self) -> None:
        super().__init__()
        self.labels: Mapping[str, str] = {}

    def extendMarkdown(self, md: Markdown) -> None:
        """Put our parser in place of Python-Markdown's."""
        md.preprocessors = Registry()
        md.parser = _Blocks(md, self)
        md.treeprocessors = Registry()
        md.treeprocessors.register(CountingOn(md), "counting", 10)
        md.postprocessors = Registry()


class _Blocks(BlockParser):
    """Python-Markdown's interface to what reads a document."""

    def __init__(self, md: Markdown, extension: CommonMark) -> None:
        super().__init__(md)
        self.extension = extension

    def parseDocument(self, lines: Iterable[str]) -> ElementTree:
        root = Element(self.md.doc_tag)
        tokens, definitions = parse_blocks("\n".join(lines))
        TreeBuilder(root, definitions, self.extension.labels).build(tokens)
        return ElementTree(root)


class TreeBuilder:
    """Builds the elements of a text from its tokens."""

    def __init__(self, root: Element, definitions: Definitions, labels: Mapping[str, str]) -> None:
        self.path = [root]
        self.definitions = definitions
        self.labels = labels

    def build(self, tokens: Sequence[Token]) -> None:
        """Append the blocks to the root.

        Raises:
            ArticleError: Emphasis within emphasis goes too deep.
        """
        for position, token in enumerate(tokens):
            if token.type == "inline":
                self.append_inline(token.content)
            elif token.nesting == 1:
                self.path.append(self._open(token, tokens, position))
            elif token.nesting == -1:
                self.path.pop()
            else:
                self._leaf(token)

    def append_inline(self, markdown: str) -> None:
        """Append what a line holds to the block that is open."""
        inline = InlineBuilder(self.path[-1], video_label=self.labels["video"])
        inline.append(parse_inline(markdown, self.definitions))

    def _open(self, token: Token, tokens: Sequence[Token], position: int) -> Element:
        parent = self.path[-1]
        if token.hidden:
            return SubElement(parent, LINE)
        if token.type == "blockquote_open" and (kind := callout_kind(tokens, position)):
            first = tokens[position + 2]
            first.content = OPENING.sub("", first.content, count=1)
            return open_callout(parent, kind, self.labels)
        if token.type == "table_open":
            parent = self._scroller(parent)
        element = SubElement(parent, "h2" if token.tag == "h1" else token.tag)
        if "start" in token.attrs:
            element.set("start", str(token.attrs["start"]))
        if "style" in token.attrs:
            element.set("align", str(token.attrs["style"]).removeprefix(ALIGNMENT))
        return element

    def _scroller(self, parent: Element) -> Element:
        """A frame that scrolls, by keyboard too, where a table is wider than the screen."""
        return SubElement(
            parent,
            "div",
            {
                "class": TABLE_CLASS,
                "role": "region",
                "aria-label": self.labels["table"],
                "tabindex": "0",
            },
        )

    def _leaf(self, token: Token) -> None:
        parent = self.path[-1]
        if token.type == "html_block":
            SubElement(parent, RAW).text = confine(escape_unknown_tags(token.content))
        elif token.type == "hr":
            SubElement(parent, "hr")
        else:
            SubElement(SubElement(parent, "pre"), "code").text = token.content


class Converter(threading.local):
    """A Python-Markdown for each thread: one keeps what it is reading in itself."""

    def __init__(self) -> None:
        self.extension = CommonMark()
        self.markdown = Markdown(extensions=[self.extension])
        self.markdown.serializer = to_html

    def convert(self, markdown: str, labels: Mapping[str, str]) -> str:
        """HTML of a CommonMark text, not yet safe.

        Args:
            markdown: The text.
            labels: Words for callouts, videos and tables.

        Raises:
            ArticleError: Lists, quotes or emphasis nest too deeply.
        """
        self.extension.labels = labels
        return self.markdown.convert(markdown)

    def convert_inline(self, markdown: str, labels: Mapping[str, str]) -> str:
        """HTML of what stands within a line, not yet safe.

        Raises:
            ArticleError: Emphasis nests too deeply.
        """
        line = Element(self.markdown.doc_tag)
        TreeBuilder(line, {}, labels).append_inline(markdown)
        return inner_html(line)
