"""``askae bench``: measure speed, size and growth."""

from __future__ import annotations

import argparse
from importlib.util import find_spec
from pathlib import Path

from .base import BUNDLE, CommandError, Commands, print_json


def add(commands: Commands) -> None:
    parser = commands.add_parser(
        "bench",
        help="measure speed, size and growth",
        description="Measure the engine, and the pages on a server that is started for it on this machine "
        "alone. Takes about a minute.",
    )
    parser.add_argument("--json", action="store_true", help="print JSON")
    parser.add_argument(
        "--page", metavar="FILE", type=Path, help="also write the table as a Markdown page"
    )
    parser.add_argument(
        "--seconds",
        metavar="N",
        type=float,
        default=4.0,
        help="how long the server is loaded in each round; default: %(default)s",
    )
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    if find_spec("gunicorn") is None:
        raise CommandError("The server is not installed: pip install 'askae[site]'")
    if not BUNDLE.is_file():
        raise CommandError(
            "There is no knowledge bundle to measure. Make it: askae knowledge compile"
        )
    from askae.bench import measure
    from askae.bench.report import markdown_page, text_table
    from askae.bench.server import ServerError

    try:
        results = measure(BUNDLE, options.seconds)
    except ServerError as error:
        raise CommandError(str(error)) from None
    if options.page:
        options.page.write_text(markdown_page(results), encoding="utf-8")
    if options.json:
        print_json(results)
    else:
        print(text_table(results))
    return 0
