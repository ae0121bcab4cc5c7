"""Measure everything, and write the reference page from it."""

import sys

from askae.cli.main import main

PAGE = "docs/reference/performance.md"

if __name__ == "__main__":
    sys.exit(main(["bench", "--page", PAGE]))
