"""``askae mcp``: the assessment for a chat assistant, by the Model Context Protocol."""

from __future__ import annotations

import argparse
import sys

from askae.live import live_directory

from .base import CommandError, Commands, extra

DESCRIPTION = """\
Serve the assessment to a chat assistant by the Model Context Protocol, over standard input and output. The assistant
puts our questions to the person and tells our outcome. Nothing is kept, and nothing is logged."""


def add(commands: Commands) -> None:
    parser = commands.add_parser(
        "mcp",
        help="serve the assessment to a chat assistant",
        description=DESCRIPTION,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument(
        "--http",
        metavar="PORT",
        type=int,
        help="over HTTP instead, for programs on this machine alone; 0: any free port",
    )
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    with extra("assistant"):
        from askae.assistant.server import serve_http, serve_stdio

    live = live_directory()
    live.knowledge()  # what cannot be read is told now, not to a person in need
    if options.http is None:
        serve_stdio(live)
        return 0
    try:
        serve_http(live, options.http, ready=_announce)
    except (OSError, OverflowError) as error:
        raise CommandError(f"It cannot listen on port {options.http}: {error}") from None
    return 0


def _announce(address: str) -> None:
    print(f"Listening on {address}. Stop with Ctrl-C.", file=sys.stderr, flush=True)
