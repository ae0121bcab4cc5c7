"""A person's own words, turned into complaints to confirm. Nothing here decides advice."""

from .search import Match, find_complaints

__all__ = ["Match", "find_complaints"]
