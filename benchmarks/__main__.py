"""The command line: run a benchmark, print its figures, say by the exit status whether all hold."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence

from benchmarks import (
    analytics,
    answers,
    fuzz,
    hints,
    hostile,
    ingest,
    ordering,
    pages,
    recording,
    rendering,
    search,
    segmentation,
    surges,
    transfer,
)
from benchmarks.figures import as_json_line, as_table

BENCHMARKS = {
    "analytics": analytics,
    "answers": answers,
    "fuzz": fuzz,
    "hints": hints,
    "hostile": hostile,
    "ingest": ingest,
    "ordering": ordering,
    "pages": pages,
    "recording": recording,
    "rendering": rendering,
    "search": search,
    "segmentation": segmentation,
    "surges": surges,
    "transfer": transfer,
}


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the benchmark that is named; returns the exit status.

    0 where every figure reaches its goal, 1 where one does not; argparse ends the process with 2
    for arguments it cannot read.
    """
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    names = parser.add_subparsers(dest="name", metavar="NAME", required=True)
    for name, module in BENCHMARKS.items():
        one = names.add_parser(name, help=(module.__doc__ or "").splitlines()[0])
        one.add_argument("--json", action="store_true", help="print the figures as JSON, last")
        module.add_arguments(one)
    options = parser.parse_args(arguments)
    figures = BENCHMARKS[options.name].run(options)
    print(as_table(figures))
    if options.json:
        print(as_json_line(options.name, figures))
    return 0 if all(figure.holds for figure in figures) else 1


if __name__ == "__main__":
    sys.exit(main())
