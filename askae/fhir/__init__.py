"""The knowledge as FHIR R4 definitions: each complaint as a Questionnaire and as a PlanDefinition.

Standard library alone. They are drafts, have no profile, and no conformance is claimed. Neither a hazard nor the id
of a rule, which can name one, is ever in them.
"""

from .plan_definition import plan_definition
from .questionnaire import questionnaire

__all__ = ["plan_definition", "questionnaire"]
