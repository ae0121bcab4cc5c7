"""A person's own words, turned into complaints to confirm. Nothing here decides advice."""

from .danger import notice, sounds_dangerous
from .search import Match, find_complaints

__all__ = ["Match", "find_complaints", "notice", "sounds_dangerous"]
