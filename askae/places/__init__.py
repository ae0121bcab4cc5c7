"""Where to go: the places that offer a service, and which of them are closed."""

from .place import Closed, Closure, Place, Where, from_data, where_to_go
from .tell import closed_sentences, where, where_shape

__all__ = [
    "Closed",
    "Closure",
    "Place",
    "Where",
    "closed_sentences",
    "from_data",
    "where",
    "where_shape",
    "where_to_go",
]
