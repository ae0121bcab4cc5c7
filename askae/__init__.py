"""Ask A&E: a few plain questions, then where to go, how soon, and why."""

__version__ = "0.1.0"
