"""A person's own words, turned into complaints and facts to confirm. Nothing here decides advice."""

from .completion import complete
from .danger import notice, sounds_dangerous
from .facts import Heard
from .ranking import LAYERS
from .search import Match, find_complaints
from .shape import heard_shape
from .understand import MOST_COMPLAINTS, Danger, Understood, danger_in, understand

__all__ = [
    "LAYERS",
    "MOST_COMPLAINTS",
    "Danger",
    "Heard",
    "Match",
    "Understood",
    "complete",
    "danger_in",
    "find_complaints",
    "heard_shape",
    "notice",
    "sounds_dangerous",
    "understand",
]
