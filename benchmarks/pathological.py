"""Texts made to cost: each family repeats what some part of reading Markdown might be slow at."""

from __future__ import annotations

from collections.abc import Callable
from itertools import count

HEAD = "---\nms.contentlocale: en-US\n---\n# Title\n\n"
Family = Callable[[int], str]


def _repeated(piece: str, *, before: str = "", after: str = "") -> Family:
    def make(size: int) -> str:
        room = max(size - len(before) - len(after), 0)
        return before + piece * (room // len(piece.encode("utf-8", "surrogatepass"))) + after

    return make


def _numbered(pattern: str, *, before: str = "") -> Family:
    """The pattern with `{}` counting up, so that no two pieces are alike."""

    def make(size: int) -> str:
        pieces, length = [before], len(before)
        for number in count():
            piece = pattern.replace("{}", str(number))
            length += len(piece)
            if length > size:
                return "".join(pieces)
            pieces.append(piece)
        raise AssertionError

    return make


def _both(opening: str, closing: str, *, between: str = "a") -> Family:
    """As many openings as closings, nested."""

    def make(size: int) -> str:
        times = size // (len(opening) + len(closing))
        return opening * times + between + closing * times

    return make


def _growing(piece: str, *, between: str) -> Family:
    """One, two, three … of a piece."""

    def make(size: int) -> str:
        pieces: list[str] = []
        length = 0
        for number in count(1):
            run = piece * number + between
            length += len(run)
            if length > size:
                return "".join(pieces)
            pieces.append(run)
        raise AssertionError

    return make


def _deeper(piece: str, *, step: str = "  ", to: int = 400) -> Family:
    """Lines each further in than the one before, from the margin again after `to`."""

    def make(size: int) -> str:
        lines: list[str] = []
        length = 0
        for number in count():
            line = step * (number % to) + piece
            length += len(line) + 1
            if length > size:
                return "\n".join(lines)
            lines.append(line)
        raise AssertionError

    return make


def _table(cells: str, *, columns: int) -> Family:
    def make(size: int) -> str:
        head = "|" + "a|" * columns + "\n|" + "-|" * columns + "\n"
        return head + (cells + "\n") * max((size - len(head)) // (len(cells) + 1), 0)

    return make


def _wide_table(size: int) -> str:
    columns = size // 6
    return f"|{'a|' * columns}\n|{'-|' * columns}\n|{'b|' * columns}"


def _definitions_and_uses(size: int) -> str:
    half = size // 2
    return _numbered("[d{}]: /x\n")(half) + "\n" + _numbered("[d{}] ")(half)


def _aliases(size: int) -> str:
    lines = ["a0: &a0 [x, x]"]
    lines += [f"a{n}: &a{n} [*a{n - 1}, *a{n - 1}]" for n in range(1, size // 24)]
    return "---\n" + "\n".join(lines) + "\n---\n# Title\n"


def _front_matter(body: Family) -> Family:
    return lambda size: f"---\nms.contentlocale: en-US\n{body(size)}\n---\n# Title\n"


def _article(body: Family) -> Family:
    return lambda size: HEAD + body(size - len(HEAD))


def _ordinary(size: int) -> str:
    """An article as people write them, only longer."""
    part = (
        "## Part {}\n\nIf the printer does not answer, look at its display and at the cable first, "
        "and see whether other people's computers reach it.\nThen try these steps, one by one, and "
        "print a page after each of them:\n\n1. Open **Settings** > **Devices**, and wait until the "
        "list of printers is complete.\n2. Select [the printer](https://example.org/printers), and "
        "then **Remove** at the bottom of the page.\n   - On a laptop, keep it plugged in, or it may "
        "go to sleep meanwhile.\n3. Restart the computer, and add the printer again under its full "
        "name.\n\n> [!NOTE]\n> This may take a few minutes, in which nobody else can print.\n\n"
        "- The light is green: print a test page, and look at its colours.\n- The light is red: "
        "there is no paper, or the lid is open.\n\n"
    )
    return _numbered(part)(size)


def _pairs(target: str, source: str) -> Family:
    return _numbered(
        f'<span data-ttu-id="a-{{}}">{target}</span><span class="sxs-lookup">'
        f'<span data-stu-id="a-{{}}">{source}</span></span>\n\n'
    )


BODIES: dict[str, Family] = {
    "ordinary": _ordinary,
    "ordinary pairs": _pairs("Avaa **Asetukset** ja valitse [tili](https://example.org/a).",
                             "Open **Settings** and choose [the account](https://example.org/a)."),
    "opening brackets": _repeated("["),
    "opening brackets with words": _repeated("[a "),
    "closing brackets": _repeated("a]"),
    "nested brackets": _both("[", "]"),
    "nested links": _both("[", "](b)"),
    "openings of pictures": _repeated("!["),
    "nested pictures": _both("![", "](b)"),
    "links": _numbered("[a](/b{}) "),
    "pictures": _numbered("![a](media/b{}.png) "),
    "parentheses in addresses": _repeated("(", before="[a]("),
    "openings of addresses": _repeated("[a]("),
    "openings of angled addresses": _repeated("[a](<b"),
    "openings of link titles": _repeated('[a](b "c'),
    "brackets before a definition": _repeated("[x", before="[x]: /a\n\n"),
    "definitions": _numbered("[d{}]: /x\n"),
    "definitions in one paragraph": _repeated("[d]: /x 'y\n"),
    "definitions and their uses": _definitions_and_uses,
    "long label": _repeated("a ", before="[", after="]: /x"),
    "cdata": _repeated("<![CDATA["),
    "comments": _repeated("<!--"),
    "comments with dashes": _repeated("<!-- - -- "),
    "processing instructions": _repeated("<?"),
    "declarations": _repeated("<!A "),
    "less than": _repeated("<"),
    "opening tags": _repeated("<a "),
    "attributes": _repeated(" b='c'", before="<a"),
    "attributes and no-break spaces": _repeated(" b=c\xa0 d", before="a <b", after="' >"),
    "attributes and no-break spaces, a block": _repeated(" b=c\xa0 d", before="<b", after="' >"),
    "tags with quotes": _repeated('<a b="'),
    "closing tags": _repeated("x</b>"),
    "words in angle brackets": _repeated("Run <server name> now. "),
    "anchors": _repeated('<a name="x"> '),
    "formatting tags": _repeated("<b>"),
    "formatting tags, all different": _numbered('<b title="{}">', before="a "),
    "formatting tags before paragraphs": lambda size: (
        _numbered('<i title="{}">', before="a ")(size // 2) + "\n\n" + "a\n\n" * (size // 6)
    ),
    "tags that break out": lambda size: (
        "a " + _numbered('<a href="/{}"><b>')(size // 2) + "<p>" * (size // 6)
    ),
    "nested divisions": _repeated("<div>"),
    "nested divisions, a block each": _repeated("<div>\n\n"),
    "nested tables in HTML": _repeated("<table><tr><td>"),
    "line breaks in HTML": _repeated("a<br>"),
    "pictures in HTML": _repeated('<img src="media/a.png" alt="b">'),
    "links in HTML": _numbered('<a href="/{}">x</a>'),
    "links by address": _numbered("<https://example.org/{}> "),
    "openings of links by address": _repeated("<https:a"),
    "mail addresses": _repeated("<a@b.c"),
    "ampersands": _repeated("&"),
    "entities": _repeated("&amp;"),
    "entities without an end": _repeated("&#x1F600"),
    "backslashes": _repeated("\\"),
    "escaped characters": _repeated("\\*"),
    "stars": _repeated("*"),
    "stars and words": _repeated("*a "),
    "words and stars": _repeated("a* "),
    "stars in words": _repeated("a*"),
    "emphasis": _repeated("*a* "),
    "strong emphasis": _repeated("**a** "),
    "emphasis in emphasis": _repeated("*a **b "),
    "emphasis closed": _both("*a **b ", " c** d*"),
    "underscores": _repeated("_a "),
    "stars and underscores": _repeated("*_"),
    "stars of three lengths": _repeated("***a *b **c "),
    "backticks growing": _growing("`", between=" "),
    "backticks shrinking": lambda size: _growing("`", between=" ")(size)[::-1],
    "code spans": _repeated("`a` "),
    "code spans without an end": _repeated("`a ``b "),
    "fences": _repeated("```\na\n```\n\n"),
    "fence without an end": _repeated("a b c\n", before="```\n"),
    "fences growing": _growing("`", between="\n"),
    "indented code": _repeated("    a\n\n"),
    "quotes in quotes": _repeated("> ", after="a"),
    "quotes in quotes, many lines": _repeated("> " * 18 + "a\n"),
    "quotes in quotes, lazy": _repeated("a\n", before="> " * 18 + "a\n"),
    "quotes": _repeated("> a\n\n"),
    "lists in lists": _deeper("- a"),
    "lists in lists, eighteen levels": _deeper("- a", to=18),
    "lists in lists, lines alone": _deeper("a", to=36),
    "lists in lists on a line": _repeated("- ", after="a"),
    "numbers in numbers": _deeper("1. a", step="   ", to=18),
    "lists in quotes": _repeated("> - > - > - > - a\n"),
    "lists in quotes, deep": _repeated("> - " * 19 + "a\n"),
    "points": _repeated("- a\n"),
    "loose points": _repeated("- a\n\n"),
    "points of two kinds": _repeated("- a\n* b\n"),
    "points without words": _repeated("-\n"),
    "numbers": _repeated("1. a\n"),
    "numbers with points below": _repeated("1. a\n  - b\n"),
    "wide table": _wide_table,
    "long table": _table("|b|c|", columns=2),
    "table without its cells": _table("|", columns=200),
    "table of links": _table("|[b](c)|**d**|", columns=2),
    "one long word": _repeated("a"),
    "one long line": _repeated("word and "),
    "one long line in Japanese": _repeated("設定を開く。"),
    "one long paragraph": _repeated("word and word\n"),
    "short paragraphs": _repeated("a\n\n"),
    "headings": _repeated("# a\n"),
    "headings by underline": _repeated("a\n=\n"),
    "heading without an end": _repeated("#", before="# "),
    "rules": _repeated("***\n"),
    "spaces": _repeated(" ", before="a", after="a"),
    "lines of spaces": _repeated("   \n", after="a"),
    "blank lines": _repeated("\n", after="a"),
    "tabs": _repeated("\t", before="a", after="a"),
    "hard breaks": _repeated("a  \n"),
    "carriage returns": _repeated("a\r"),
    "control characters": _repeated("\x01\x02\x7f"),
    "zero bytes": _repeated("a\x00"),
    "bidirectional controls": _repeated("\u202ea"),
    "lone surrogates": _repeated("a\ud800"),
    "combining marks": _repeated("\u0301", before="a"),
    "alerts": _repeated("> [!NOTE]\n> a\n\n"),
    "alerts without words": _repeated("> [!NOTE]\n\n"),
    "openings of alerts": _repeated("[!NOTE"),
    "videos": _numbered("[!VIDEO https://example.org/{}] "),
    "openings of videos": _repeated("[!VIDEO a"),
    "sentences": _repeated("Open the settings. "),
    "clauses": _repeated("if it fails, "),
    "clauses in brackets": _repeated("(a, "),
    "bold lines": _repeated("**Try this**\n\n"),
    "openings of bold lines": _repeated("**", before="**a"),
    "lead-ins": _repeated("Try the following:\n\n- Open it\n\n"),
    "words of a lead-in": _repeated("following ", before="Try the "),
    "colons": _repeated(":"),
    "lines of links": _repeated("[a](b)\n"),
    "numbers in words": _repeated("1 2.3 0x4 "),
    "pairs": _pairs("a", "b"),
    "pairs on a line": _repeated(
        '<span data-ttu-id="a">b</span><span class="sxs-lookup">'
        '<span data-stu-id="a">c</span></span>'
    ),
    "openings of pairs": _repeated('<span data-ttu-id="a">'),
    "openings of pairs without an end": _repeated('<span data-ttu-id="'),
    "halves of pairs": _repeated('<span data-ttu-id="a">b</span>'),
    "closings of pairs": _repeated("</span></span>", before='<span data-ttu-id="a">'),
    "pairs of openings of pictures": _pairs("![" * 200, "![a" * 100),
    "pairs of points": _numbered(
        '- <span data-ttu-id="{}">b</span><span class="sxs-lookup">'
        '<span data-stu-id="{}">c</span></span>\n'
    ),
    "points between pairs": lambda size: _pairs("a", "b")(200) + "- a\n* b\n" * (size // 8),
    "pairs in links": _repeated(
        '[<span data-ttu-id="a">b</span><span class="sxs-lookup">'
        '<span data-stu-id="a">c</span></span>](d) '
    ),
}  # fmt: skip
FAMILIES: dict[str, Family] = {
    **{name: _article(make) for name, make in BODIES.items()},
    "front matter: keys": _front_matter(_numbered("k{}: v\n")),
    "front matter: nested": _front_matter(_repeated("[", before="k: ")),
    "front matter: long value": _front_matter(_repeated("a ", before="k: ")),
    "front matter: aliases": _aliases,
    "front matter without an end": _repeated("a: b\n", before="---\n"),
}
