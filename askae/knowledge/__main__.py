"""``python -m askae.knowledge check [FOLDER]`` and ``compile [FOLDER] [--out FILE]``."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from . import check_folder, report_text, write_bundle


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="python -m askae.knowledge")
    commands = parser.add_subparsers(dest="command", required=True)
    for name, does in (("check", "report every problem"), ("compile", "write the bundle")):
        command = commands.add_parser(name, help=does)
        command.add_argument("folder", nargs="?", type=Path, default=Path("knowledge"))
        if name == "compile":
            command.add_argument("--out", type=Path, default=Path("askae/data/bundle.json"))
    options = parser.parse_args(arguments)
    report = check_folder(options.folder)
    sys.stdout.write(report_text(report) + "\n")
    if report.bundle is None:
        return 1
    if options.command == "compile":
        write_bundle(report.bundle, options.out)
    return 0


if __name__ == "__main__":
    sys.exit(main())
