"""Where to go: the places that offer a service, which of them are open and fit, and how far they are."""

from .distance import Position, PositionError, rounded
from .fitting import Fit, Need, Offer, need_of
from .place import Closed, Closure, Place, Where, from_data, where_to_go
from .tell import (
    closed_sentences,
    distance_words,
    near_district,
    offer_sentences,
    passed_sentences,
    place_shape,
    where,
    where_shape,
)

__all__ = [
    "Closed",
    "Closure",
    "Fit",
    "Need",
    "Offer",
    "Place",
    "Position",
    "PositionError",
    "Where",
    "closed_sentences",
    "distance_words",
    "from_data",
    "near_district",
    "need_of",
    "offer_sentences",
    "passed_sentences",
    "place_shape",
    "rounded",
    "where",
    "where_shape",
    "where_to_go",
]
