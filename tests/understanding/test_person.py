"""Who the words are about: only what is plain."""

import pytest

from askae.understanding.person import person


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "my 3 yr old daughter has a rash",
            {"who": "someone_else", "age": "3 years", "sex": "female"},
        ),
        (
            "Mum's 79, her eye's gone red",
            {"who": "someone_else", "age": "79 years", "sex": "female"},
        ),
        ("he's 18 months and hot", {"who": "someone_else", "age": "18 months", "sex": "male"}),
        ("6 week old baby wont feed", {"who": "someone_else", "age": "6 weeks"}),
        ("I'm 45 and my chest hurts", {"age": "45 years"}),
        ("sixty two male bad back", {"age": "62 years", "sex": "male"}),
        ("34f burning wee", {"age": "34 years", "sex": "female"}),
        ("im 28 weeks pregnant and itchy", {"sex": "female", "pregnancy": "yes"}),
        ("might be pregnant, belly pain", {"sex": "female", "pregnancy": "could_be"}),
        ("not pregnant, period is heavy", {}),
        ("my period is late and my testicle", {"sex": "female", "pregnancy": "could_be"}),
        ("sore throat for 3 days", {}),
        ("38.5 temperature since 2 days", {}),
    ],
)
def test_who_it_is(text: str, expected: dict[str, str]) -> None:
    assert person(text) == expected
