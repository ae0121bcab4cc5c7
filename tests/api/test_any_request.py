"""Requests that nobody thought of: each gets an answer that the OpenAPI document describes."""

import hypothesis
import schemathesis
from schemathesis.specs.openapi.checks import positive_data_acceptance

from askae.website.wsgi import application

schema = schemathesis.openapi.from_wsgi("/api/v1/openapi.json", application)


@schema.parametrize()
@hypothesis.settings(
    max_examples=30, deadline=None, suppress_health_check=list(hypothesis.HealthCheck)
)
def test_any_request_gets_a_documented_answer(case: schemathesis.Case) -> None:
    # Which findings there are is in the knowledge, not in the document: unknown ones are refused.
    case.call_and_validate(excluded_checks=[positive_data_acceptance])
