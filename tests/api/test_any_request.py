"""Requests that nobody thought of: each gets an answer that the OpenAPI document describes."""

import hypothesis
import schemathesis
from schemathesis.specs.openapi.checks import positive_data_acceptance

from askae.website.wsgi import application

schema = schemathesis.openapi.from_wsgi("/api/v1/openapi.json", application)
LARGE = "read_bundle"  # some megabytes, looked through each time


def sent(examples: int) -> hypothesis.settings:
    return hypothesis.settings(
        max_examples=examples,
        deadline=None,
        suppress_health_check=list(hypothesis.HealthCheck),
    )


@schema.exclude(operation_id=LARGE).parametrize()
@sent(30)
def test_any_request_gets_a_documented_answer(case: schemathesis.Case) -> None:
    # Which findings there are is in the knowledge, not in the document: unknown ones are refused.
    case.call_and_validate(excluded_checks=[positive_data_acceptance])


@schema.include(operation_id=LARGE).parametrize()
@sent(5)
def test_so_does_any_for_the_bundle(case: schemathesis.Case) -> None:
    case.call_and_validate()
