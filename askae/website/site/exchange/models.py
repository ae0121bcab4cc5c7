"""Visits and collaborations between centres of two countries."""

from .comparisons import ComparisonPage
from .visits import Institution, ProgrammeItem, VisitPage, VisitPerson

__all__ = ["ComparisonPage", "Institution", "ProgrammeItem", "VisitPage", "VisitPerson"]
