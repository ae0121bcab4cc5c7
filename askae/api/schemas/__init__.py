"""What goes in and out, for the OpenAPI document."""

from .assessment import HandoverIn, HandoverOut, OutcomeOut, PageOut, StepIn
from .explanation import ExplainIn, ExplanationOut
from .knowledge import BundleOut, KnowledgeOut
from .places import PlaceNow, StatusIn, StatusOut
from .problems import AnswersProblemOut, ProblemKindOut, ProblemOut
from .words import ComplaintOut, SearchOut, UnderstoodOut, WordsIn

__all__ = [
    "AnswersProblemOut",
    "BundleOut",
    "ComplaintOut",
    "ExplainIn",
    "ExplanationOut",
    "HandoverIn",
    "HandoverOut",
    "KnowledgeOut",
    "OutcomeOut",
    "PageOut",
    "PlaceNow",
    "ProblemKindOut",
    "ProblemOut",
    "SearchOut",
    "StatusIn",
    "StatusOut",
    "StepIn",
    "UnderstoodOut",
    "WordsIn",
]
