"""The assessment over HTTP: stateless, without a database, nothing kept and nothing logged.

The website includes it under ``/api/v1/``::

    from askae.api import api

    path("api/v1/", api.urls)
"""

from .routes import api

__all__ = ["api"]
