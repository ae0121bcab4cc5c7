"""Entry of the ``askae`` command."""

from __future__ import annotations

import argparse
import io
import os
import sys
from collections.abc import Sequence

from askae.triage import BundleError

from . import (
    ask,
    bench,
    complaints,
    docs,
    evaluate,
    explain,
    fhir,
    handover,
    keys,
    knowledge,
    mcp,
    places,
    prove,
    step,
    understand,
    version,
)
from .base import FAILED, STOPPED, CommandError

COMMANDS = (
    ask,
    step,
    explain,
    handover,
    fhir,
    complaints,
    understand,
    mcp,
    knowledge,
    places,
    keys,
    prove,
    evaluate,
    docs,
    bench,
    version,
)


def parser() -> argparse.ArgumentParser:
    found = argparse.ArgumentParser(
        prog="askae",
        description="Where to go, how soon and why: Ask A&E in a terminal.",
        epilog="If someone's life may be in danger, call 999 first.",
    )
    found.add_argument(
        "--version",
        action=version.ShowVersion,
        nargs=0,
        help="which program and which knowledge this is",
    )
    commands = found.add_subparsers(title="commands", metavar="COMMAND", required=True)
    for command in COMMANDS:
        command.add(commands)
    return found


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; gives its exit status."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")  # a poor terminal must not stop the advice
    chosen = parser().parse_args(arguments)
    try:
        status: int = chosen.run(chosen)
        sys.stdout.flush()
    except (BundleError, CommandError) as error:
        print(f"askae: {error}", file=sys.stderr)
        return getattr(error, "status", FAILED)
    except KeyboardInterrupt:
        print("\nStopped. Nothing more was done.", file=sys.stderr)
        return STOPPED
    except BrokenPipeError:
        # The reader went away; keep Python from complaining when it closes the stream.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return FAILED
    return status


if __name__ == "__main__":
    sys.exit(main())
