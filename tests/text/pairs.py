"""Sentence pairs as the vendor writes them."""

from __future__ import annotations


def pair(target: str, source: str, ident: str = "a1-101") -> str:
    return (
        f'<span data-ttu-id="{ident}">{target}</span>'
        f'<span class="sxs-lookup"><span data-stu-id="{ident}">{source}</span></span>'
    )
