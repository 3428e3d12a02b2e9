"""The rules of segmentation by name, with a line each for editors: what a rule says."""

from __future__ import annotations

from collections.abc import Mapping

# Steps first, then text, then reading; the order is the order in which legends list them.
RULES: Mapping[str, str] = {
    "alternative": "An item of a list that offers things to check or to try is a step.",
    "procedure": "Items done one after another are one step, with the words that lead in to them.",
    "section": "A heading or bold line that names a case is a step with the one remedy below it.",
    "remedy": "A paragraph that tells the reader to do something is a step, its list included.",
    "command": "A paragraph that announces a command is a step together with the command.",
    "offer": "What can be done, is recommended or required is a step where its section tells nothing else; without a heading, where the article does not.",
    "likely": "A paragraph that is like those that people called a step is one, though no rule says so.",
    "editor": "An editor decided where this block begins or what it is.",
    "title": "The article's own heading is text.",
    "heading": "A heading or bold line over several steps, or over none, is text.",
    "lead-in": "A paragraph that introduces alternatives is text.",
    "explanation": "An item among alternatives that only explains is text.",
    "note": "What is labelled Note, Tip, Important or Warning is text, whatever it advises.",
    "list": "A list of facts, symptoms or requirements is text.",
    "prose": "A paragraph that tells nothing to do is text.",
    "code": "Code that follows no step is text.",
    "quote": "A quotation is text.",
    "table": "A table is text.",
    "html": "HTML by itself is text.",
    "line": "A line across the page is text.",
    "definitions": "Lines that only define link addresses are text.",
    "reading": "Links to documents, and what introduces them, are further reading.",
}
