"""Speed, size and growth, measured in one run on the real knowledge and the real server."""

from .run import measure

__all__ = ["measure"]
