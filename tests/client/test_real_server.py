"""The client with the real server, over HTTP."""

import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import fields
from pathlib import Path
from typing import Any

import pytest
from django.test import Client as DjangoClient

import askae.client
from askae.client import (
    Answers,
    AnswersRefusedError,
    Assessment,
    Client,
    Finished,
    KeyRefusedError,
    Near,
    NetworkError,
    NextPage,
    Page,
    ProblemError,
    Refused,
    UnfinishedError,
    WithdrawnError,
    assess,
    shapes,
)
from askae.live.keys import new_key
from askae.live.place_keys import kept
from tests.places.demo import Site

KNOWN: Answers = {"who": "me", "age": "34 years", "sex": "female", "complaint": ["arm_injury"]}
NEAR = Near(district="XX2")


@pytest.fixture(scope="module")
def client(demo_site: Site) -> Client:
    return Client(demo_site.address)


class Person:
    """Says no to everything but what is given; types one answer wrong at first."""

    def __init__(self, **said: str) -> None:
        self.said = said
        self.refused: list[Refused] = []

    def __call__(self, page: Page, refused: tuple[Refused, ...]) -> Answers:
        self.refused += refused
        self.said |= {error.finding: "yes" for error in refused}
        return {question.finding: self.answer(question) for question in page.questions}

    def answer(self, question: shapes.Question) -> str:
        by_itself = "skipped" if question.may_skip else "no"
        return self.said.get(question.finding, by_itself)


def to_ae(client: Client) -> Assessment:
    return assess(client, Person(ai_shape="yes"), KNOWN, NEAR)


def test_a_whole_assessment_with_a_slip(client: Client) -> None:
    person = Person(ai_shape="bent")
    done = assess(client, person, KNOWN, NEAR)
    assert [(error.finding, "yes" in error.allowed) for error in person.refused] == [
        ("ai_shape", True)
    ]
    assert done.outcome.level == "emergency"
    assert done.answers["ai_shape"] == "yes"
    nearest, other = done.outcome.places.open
    assert (nearest.id, other.id) == ("elmbrook-ae", "heartlands-ae")
    assert nearest.says
    assert nearest.kilometres is not None
    assert other.kilometres is not None
    assert nearest.kilometres < other.kilometres


def test_places_that_do_not_fit_say_why(client: Client) -> None:
    outcome = assess(client, Person(ai_use="yes"), KNOWN).outcome
    assert [(place.id, place.because) for place in outcome.places.unfit] == [
        ("heartlands-children", "age")
    ]


def test_a_handover(client: Client) -> None:
    done = to_ae(client)
    made = client.handover(done.answers)
    assert made.text.startswith("ASK A&E")
    assert done.outcome.title in made.summary.advice
    assert made.fhir["resourceType"] == "Bundle"


def test_private_answers_need_the_persons_word(client: Client) -> None:
    answers = {"age": "34 years", "danger_suicide": "yes"}
    assert "about to end" not in client.handover(answers).text
    assert "about to end" in client.handover(answers, private=True).text


def test_the_first_page_and_its_questions(client: Client) -> None:
    told = client.step({})
    assert isinstance(told, NextPage)
    assert told.notice == ""
    who, with_them, age = told.page.questions
    assert [option.value for option in who.options] == ["me", "someone_else"]
    assert with_them.may_be_spared
    assert age.kind == "age"


def test_a_correction_that_takes_an_emergency_back(client: Client) -> None:
    before = {"age": "70 years", "danger_chest": "yes"}
    assert isinstance(client.step(before), Finished)
    assert "less urgent" in client.step(before | {"danger_chest": "no"}, before=before).notice


def test_own_words(client: Client) -> None:
    heard = client.understand("my 3 yr old daughter has earache, no fever")
    assert heard.complaints[0] == heard.found[0].id == "earache_discharge"
    assert heard.person["age"] == "3 years"
    foreign = client.understand("mama nie oddycha")
    assert foreign.danger
    assert foreign.language
    assert foreign.language.id == "pl"
    assert client.search("tite cheast").complaints[0].id == "chest_pain"


def test_facts_that_were_heard_can_be_sent_as_they_are(client: Client) -> None:
    heard = client.understand("I am 34 and have a headache and a temperature of 39.5")
    answers = heard.person | {fact.finding: fact.value for fact in heard.findings}
    assert heard.findings
    client.step(answers | {"complaint": [heard.complaints[0]]})


def test_what_can_be_looked_up(client: Client) -> None:
    knowledge = client.knowledge()
    assert len(knowledge.version) == 64
    complaints = client.complaints()
    assert len(complaints) == knowledge.complaints
    assert "chest_pain" in {complaint.id for complaint in complaints}
    assert {place.id for place in client.places()} >= {"heartlands-ae", "elmbrook-utc"}


def test_each_refused_answer_is_told_with_what_is_allowed(client: Client) -> None:
    with pytest.raises(AnswersRefusedError) as told:
        client.step({"age": "121 years", "sex": "femal"})
    age, sex = told.value.errors
    assert (told.value.kind, told.value.status) == ("answers", 422)
    assert "from 0 to 120 years" in age.hint
    assert sex.allowed == ("female", "male", "not_sure")
    with pytest.raises(AnswersRefusedError, match="femal"):
        client.handover({"sex": "femal"})


def test_a_form_that_is_corrected_in_place_is_taken(client: Client) -> None:
    form: dict[str, str] = {}

    def ask(page: Page, refused: tuple[Refused, ...]) -> Answers:
        form["danger_chest"] = "yes" if refused else "maybe"
        return form

    assert assess(client, ask, KNOWN).outcome.level == "emergency"


def test_the_same_refused_answers_twice_end_the_assessment(client: Client) -> None:
    with pytest.raises(AnswersRefusedError):
        assess(client, lambda page, refused: {"danger_chest": "maybe"}, KNOWN)


def test_a_page_without_an_answer_ends_the_assessment(client: Client) -> None:
    with pytest.raises(ValueError, match="on the page dangers"):
        assess(client, lambda page, refused: {}, KNOWN)


def test_an_unfinished_assessment_is_no_handover(client: Client) -> None:
    with pytest.raises(UnfinishedError):
        client.handover({"age": "34 years"})


def test_a_place_that_nobody_knows(client: Client) -> None:
    with pytest.raises(ProblemError, match="ZZ9") as told:
        client.step({}, near=Near("ZZ9"))
    assert told.value.kind == "where"


@pytest.fixture
def withdrawn(demo_site: Site) -> Iterator[str]:
    message = "Call 111 about this."
    demo_site.live.withdraw(message)
    yield message
    demo_site.live.restore()


def test_withdrawn_advice_says_what_to_do(client: Client, withdrawn: str) -> None:
    for ask in (client.complaints, client.knowledge, lambda: client.step({})):
        with pytest.raises(WithdrawnError) as told:
            ask()
        assert told.value.detail == str(told.value) == withdrawn


@pytest.fixture
def key(demo_site: Site) -> Iterator[str]:
    key = new_key()
    demo_site.live.write_place_key("the A&E desk", kept(key, ["elmbrook-ae"]))
    yield key
    demo_site.live.write_place_key("the A&E desk", None)
    demo_site.live.path.joinpath("place_status.json").unlink(missing_ok=True)


def test_a_hospital_says_how_busy_it_is(demo_site: Site, client: Client, key: str) -> None:
    desk = Client(demo_site.address, key=key)
    assert desk.say_status("elmbrook-ae", "busy", 90).status_source == "the A&E desk"
    [place] = [place for place in client.places() if place.id == "elmbrook-ae"]
    assert (place.capacity, place.waiting_minutes) == ("busy", 90)
    for other, place_id in ((client, "elmbrook-ae"), (desk, "heartlands-ae")):
        with pytest.raises(KeyRefusedError):
            other.say_status(place_id, "closed")


def test_a_server_that_is_away(demo_site: Site) -> None:
    host, _, _ = demo_site.address.rpartition(":")
    with pytest.raises(NetworkError, match="call 111; in an emergency 999"):
        Client(f"{host}:1").complaints()


ANSWERS = {
    "AnswersProblemOut": {"errors"},
    "Refused": shapes.Refused,
    "KnowledgeOut": shapes.Knowledge,
    "FoundOut": shapes.FoundComplaint,
    "SearchOut": shapes.Search,
    "NamedOut": shapes.Named,
    "HeardOut": shapes.Heard,
    "LanguageOut": shapes.Language,
    "UnderstoodOut": shapes.Understood,
    "Option": shapes.Option,
    "Question": shapes.Question,
    "Page": shapes.Page,
    "PageOut": shapes.NextPage,
    "OutcomeOut": shapes.Finished,
    "Outcome": shapes.Outcome,
    "Places": shapes.Places,
    "OfferedPlace": shapes.OfferedPlace,
    "ClosedPlace": shapes.ClosedPlace,
    "UnfitPlace": shapes.UnfitPlace,
    "PlaceNow": shapes.Place,
    "StatusOut": shapes.Status,
    "SummaryOut": shapes.Summary,
    "HandoverOut": shapes.Handover,
}


@pytest.mark.parametrize("name", ANSWERS)
def test_the_api_promises_what_the_client_reads(name: str) -> None:
    """Also of answers that no test here gets."""
    kind: Any = ANSWERS[name]
    read = kind if isinstance(kind, set) else {part.name for part in fields(kind)}
    documented = DjangoClient().get("/api/v1/openapi.json").json()["components"]["schemas"]
    assert read <= documented[name]["properties"].keys()


def test_the_folder_works_alone(demo_site: Site, tmp_path: Path) -> None:
    """Copied, with no package installed."""
    shutil.copytree(Path(askae.client.__file__).parent, tmp_path / "anywhere")
    code = (
        f"import sys; sys.path.insert(0, {str(tmp_path)!r})\n"
        f"from anywhere import Client; print(Client({demo_site.address!r}).step({{}}).page.id)"
    )
    command = [sys.executable, "-I", "-S", "-c", code]
    done = subprocess.run(command, capture_output=True, text=True, timeout=60)
    assert (done.stdout, done.stderr) == ("person\n", "")
