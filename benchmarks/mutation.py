"""Texts made strange at random: cut, repeated, spliced, nested, with bits turned and tokens put in.

Everything is decided by the number generator that is handed in, so a text can be made again.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from random import Random

# What an article may be, and a little more, so that being refused is tried too.
MAX_BYTES = 520 * 1024
MAX_MUTATIONS = 8
# How much one mutation may write: most inputs stay small, so that there are many of them.
USUAL_REPEATS, RARE_REPEATS = 40, 20_000
# One in so many repetitions is a rare one.
RARE = 60

WORDS = (
    *("<", ">", "</", "/>", "=", '"', "'", "`", "```\n", "~~~\n", "*", "**", "_", "|", "#", "\\"),
    *("&", "&#x202e;", "&#0;", "&#xd800;", "&lt;", "&quot;", "&Tab;", "&colon;", "&#x3c;script&#x3e;"),
    *("[", "]", "](", ")", "![", "[!", "[!NOTE]\n", "> [!TIP]\n", "[!VIDEO ", "[^1]", "[x]: ", "[x][y]"),
    *("- ", "* ", "1. ", "10) ", "\n\n", "\n    ", "\n\t", "  \n", "\r", "\r\n", "---\n", "===\n"),
    *("> ", "| a | b |\n|---|---|\n", "|", "# ", "## ", "{: ", "{#id}", "{{", "{%", ":::"),
    *("<script>", "</script>", "<style>", "<svg>", "<math>", "<mtext>", "<template>", "<noscript>"),
    *("<textarea>", "<title>", "<xmp>", "<plaintext>", "<iframe src=", "<form>", "<input ", "<select>"),
    *("<img src=x onerror=fire()>", "<a href=", "<a name=x>", "<b ", "<i title='", "<p>", "</p>", "<br>"),
    *("<div ", "</div>", "<table>", "<tr><td>", "</table>", "<ul><li>", "</li>", "</ul>", "<h2>", "<pre>"),
    *("<!--", "-->", "--!>", "<!", "<![CDATA[", "]]>", "<?", "?>", "<server name>", "<https://a.example>"),
    *(" onclick=fire()", " style=x", " class=callout", " role=note", " id=flow", " hx-get=/", " name=x"),
    *("javascript:", "data:text/html,", "vbscript:", "file:///", "mailto:", "https://a.example/", "//"),
    *("media/a.png", "other.md", "..%2f", "%2e%2e", "/\\", "\\\\", "@", "%00", "https://a@b.example"),
    *('<span data-ttu-id="a">', '<span class="sxs-lookup">', '<span data-stu-id="a">', "</span>"),
    *("</span></span>", "<span>", "ms.contentlocale: fi-FI\n", "title: ", ": ", "&a [*a]", "'", "!!python"),
    *("\x00", "\x01", "\x02", "\x03", "\x0b", "\x0c", "\x1a", "\x7f", "\x85", "\xa0", "\xad", "\u0301"),
    *("\u200b", "\u202e", "\u2066", "\u2028", "\ufeff", "\ufffd", "\uffff", "\U000e0041", "\ud800", "ſ"),
    *("For more information, see:\n", "Try the following:\n", "**Bold**\n", "If it fails, ", "1,5 %", "0x80"),
)  # fmt: skip
# What is no text in UTF-8, or only at the beginning.
NO_WORDS = (b"\xff", b"\xfe", b"\xc3", b"\xed\xa0\x80", b"\xff\xfe", b"\xef\xbb\xbf", b"\x80")
TOKENS = (*(word.encode("utf-8", "surrogatepass") for word in WORDS), *NO_WORDS)
PREFIXES = (b"> ", b"- ", b"  ", b"    ", b"1. ", b"\t", b"> - ", b"# ", b"| ")

Mutation = Callable[[bytes, Random, Sequence[bytes]], bytes]


def mutate(seeds: Sequence[bytes], random: Random) -> bytes:
    """One text made of others.

    Args:
        seeds: What to begin with, none of them empty.
        random: Decides everything.

    Returns:
        At most `MAX_BYTES` bytes; whether they are text is not said.
    """
    data = random.choice(seeds)
    for _ in range(random.randint(1, MAX_MUTATIONS)):
        data = random.choice(MUTATIONS)(data, random, seeds)[:MAX_BYTES]
    return data


def _slice(data: bytes, random: Random) -> tuple[int, int]:
    """Two places of a text, close to each other more often than not."""
    start = random.randint(0, len(data))
    longest = random.choice((4, 40, 400, len(data)))
    return start, min(start + random.randint(0, longest), len(data))


def _repeats(random: Random) -> int:
    return random.randint(2, RARE_REPEATS if random.randrange(RARE) == 0 else USUAL_REPEATS)


def _splice(data: bytes, random: Random, seeds: Sequence[bytes]) -> bytes:
    other = random.choice(seeds)
    taken, cut = _slice(other, random), _slice(data, random)
    return data[: cut[0]] + other[slice(*taken)] + data[cut[1] :]


def _duplicate(data: bytes, random: Random, _seeds: Sequence[bytes]) -> bytes:
    start, end = _slice(data, random)
    return data[:start] + data[start:end] * _repeats(random) + data[end:]


def _truncate(data: bytes, random: Random, _seeds: Sequence[bytes]) -> bytes:
    return data[: random.randint(0, len(data))]


def _remove(data: bytes, random: Random, _seeds: Sequence[bytes]) -> bytes:
    start, end = _slice(data, random)
    return data[:start] + data[end:]


def _turn_bits(data: bytes, random: Random, _seeds: Sequence[bytes]) -> bytes:
    turned = bytearray(data)
    for _ in range(random.randint(1, 8) if data else 0):
        turned[random.randrange(len(turned))] ^= 1 << random.randrange(8)
    return bytes(turned)


def _nest(data: bytes, random: Random, _seeds: Sequence[bytes]) -> bytes:
    """Some lines go into quotations or lists, again and again."""
    lines = data.split(b"\n")
    start, end = sorted(random.randint(0, len(lines)) for _ in range(2))
    for _ in range(random.randint(1, 12)):
        prefix = random.choice(PREFIXES)
        lines[start:end] = [prefix + line for line in lines[start:end]]
    return b"\n".join(lines)


def _move_line(data: bytes, random: Random, _seeds: Sequence[bytes]) -> bytes:
    lines = data.split(b"\n")
    line = lines.pop(random.randrange(len(lines)))
    lines.insert(random.randint(0, len(lines)), line)
    return b"\n".join(lines)


def _put_in(data: bytes, random: Random, _seeds: Sequence[bytes]) -> bytes:
    for _ in range(random.randint(1, 10)):
        place = random.randint(0, len(data))
        data = data[:place] + random.choice(TOKENS) + data[place:]
    return data


def _put_in_a_row(data: bytes, random: Random, _seeds: Sequence[bytes]) -> bytes:
    """A few tokens after one another, many times."""
    row = b"".join(random.choices(TOKENS, k=random.randint(1, 4)))
    place = random.randint(0, len(data))
    return data[:place] + row * _repeats(random) + data[place:]


MUTATIONS: tuple[Mutation, ...] = (
    _splice, _splice, _duplicate, _truncate, _remove, _turn_bits, _nest, _move_line,
    _put_in, _put_in, _put_in, _put_in_a_row,
)  # fmt: skip
