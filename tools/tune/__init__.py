"""Tunes the encoder of own words to complaints and dangers: `python -m tools.tune`. Needs requirements/tune.txt."""
