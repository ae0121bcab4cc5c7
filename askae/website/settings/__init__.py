"""Settings. The checker's own stand alone: no database, no sessions, no accounts."""

from .ask import *  # noqa: F403
