"""``askae version``: which program and which knowledge."""

from __future__ import annotations

import argparse
from importlib.metadata import PackageNotFoundError, version

from askae.triage import BundleError

from .base import Commands, open_knowledge


def add(commands: Commands) -> None:
    parser = commands.add_parser("version", help="which program and which knowledge this is")
    parser.set_defaults(run=run)


class ShowVersion(argparse.Action):
    """``askae --version`` says the same as ``askae version``."""

    def __call__(self, *_: object) -> None:
        raise SystemExit(run(argparse.Namespace()))


def run(_: argparse.Namespace) -> int:
    try:
        print(f"askae {version('askae')}")
    except PackageNotFoundError:
        print("askae (not installed)")
    try:
        knowledge = open_knowledge()
    except BundleError as error:
        print(f"knowledge: {error}")
    else:
        print(f"knowledge {knowledge.version[:12]} ({knowledge.review}): {knowledge.title}")
    return 0
