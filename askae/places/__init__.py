"""Where to go: the places that offer a service, and which of them are closed."""

from .place import Closed, Closure, Place, Where, from_data, where_to_go

__all__ = ["Closed", "Closure", "Place", "Where", "from_data", "where_to_go"]
