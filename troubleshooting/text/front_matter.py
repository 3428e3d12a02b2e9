"""Front matter: the YAML block a source file opens with."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

import yaml

from troubleshooting.text.errors import ArticleError
from troubleshooting.text.readable import readable

FENCE = "---"
# Characters. A few lines of aliases (`&a [*b, *b]`) can stand for more text than there is memory.
MAX_VALUE = 65_536
# Constructs strings, lists and mappings only. The one written in C is ten times as fast.
LOADER = getattr(yaml, "CBaseLoader", yaml.BaseLoader)


@dataclass(frozen=True)
class FrontMatter:
    """The block as written and what it says.

    Attributes:
        raw: The lines between the fences, verbatim, so that an export can repeat them.
        values: Key to text. A list becomes its items joined by ", "; nothing is converted, so
            `06/07/2021` and `8000067` stay the strings they were written as.
        body_line: 1-based line of the file on which the text after the block begins.
    """

    raw: str = ""
    values: Mapping[str, str] = field(default_factory=dict)
    body_line: int = 1

    def get(self, key: str) -> str:
        """The value of `key`, stripped; "" where it is missing or empty."""
        return self.values.get(key, "").strip()


def split_front_matter(text: str) -> tuple[FrontMatter, str]:
    """Split a file's text into its front matter and its body.

    Args:
        text: The whole file, with newlines only as line ends.

    Returns:
        The front matter (empty where the file does not begin with `---`) and the body.

    Raises:
        ArticleError: The block is not closed, or is not a YAML mapping; with the line.
    """
    lines = text.split("\n")
    if lines[0].rstrip() != FENCE:
        return FrontMatter(), text
    for number, line in enumerate(lines[1:], start=1):
        if line.rstrip() == FENCE:
            raw = "\n".join(lines[1:number])
            values = parse_values(raw)
            return FrontMatter(raw, values, number + 2), "\n".join(lines[number + 1 :])
    raise ArticleError("The front matter is opened by --- but never closed: add a line ---.")


def parse_values(raw: str) -> dict[str, str]:
    """Read a YAML mapping with a loader that constructs strings, lists and mappings only.

    Raises:
        ArticleError: The text is not YAML, or not a mapping; lines count from the fence.
    """
    try:
        loaded = yaml.load(raw, Loader=LOADER)  # noqa: S506 - it makes strings only
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        problem = getattr(error, "problem", None) or "not readable"
        raise ArticleError(
            f"The front matter is not YAML ({problem}): quote the value or mend the line.",
            line=(mark.line if mark else 0) + 2,
        ) from error
    except RecursionError as error:
        raise ArticleError("The front matter is nested too deeply.", line=2) from error
    if loaded in (None, ""):
        return {}
    if not isinstance(loaded, dict):
        raise ArticleError("The front matter is not a list of `key: value` lines.", line=2)
    return {str(key): readable(_as_text(value)) for key, value in loaded.items()}


def _as_text(value: object) -> str:
    if isinstance(value, dict):
        return ""
    text = ", ".join(map(_as_text, value)) if isinstance(value, list) else str(value)
    if len(text) > MAX_VALUE:
        raise ArticleError("The front matter has a value that is too long.", line=2)
    return text
