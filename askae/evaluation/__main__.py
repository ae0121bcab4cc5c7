"""``python -m askae.evaluation [--out FILE]``: put our own cases beside the bundle."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Sequence
from pathlib import Path

from askae.triage import load

from .packed import pack
from .sheet_files import SheetError, read_sheets

OWN = "own"


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="python -m askae.evaluation")
    parser.add_argument("--sheets", type=Path, default=Path("answer_sheets"))
    parser.add_argument("--bundle", type=Path, default=Path("askae/data/bundle.json"))
    parser.add_argument("--out", type=Path, default=Path("askae/data/cases.json"))
    options = parser.parse_args(arguments)
    knowledge = load(options.bundle)
    try:
        sheets = read_sheets(options.sheets, knowledge, [OWN])
    except SheetError as error:
        sys.stderr.write("\n".join([*error.lines, str(error)]) + "\n")
        return 1
    packed = [case for sheet in sheets for case in pack(knowledge, sheet.cases)]
    options.out.write_text(json.dumps(packed, ensure_ascii=False), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
