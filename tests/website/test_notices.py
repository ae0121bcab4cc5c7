"""Notices on the checker's pages: where, how, put away, and what they change in the advice."""

from datetime import UTC, datetime, timedelta

from django.test import Client

from askae.live import LiveDirectory, Notice

from .person import Person

CLOSED = Notice(
    "c",
    "A&E at North is closed tonight",
    "Go to South.",
    topic="A&E",
    urgent=True,
    ends=datetime.now(UTC) + timedelta(hours=5),
    closes="north",
    instead="south",
)
PLACES = [
    {"id": "north", "name": "A&E at North", "services": ["emergency_department"]},
    {
        "id": "south",
        "name": "A&E at South",
        "services": ["emergency_department"],
        "address": "1 South Road",
        "phone": "0121 496 0110",
    },
]


def to_ae(person: Person) -> Person:
    person.choose("chest").say(tick=["tight", "spreads"])
    while "outcome" not in person.url:
        person.calm()
    return person


def test_an_urgent_one_says_so_before_what_it_is_about(person: Person, live: LiveDirectory) -> None:
    info = Notice("i", "Visiting hours", "They are longer.", topic="Visiting")
    live.write_notices([info, CLOSED])
    boxes = person.open("/ask/about/").page.select("[data-notice]")
    words = [" ".join(box.get_text(" ", strip=True).split()) for box in boxes]
    assert words[0].startswith("Urgent A&E A&E at North is closed tonight Go to South. Until ")
    assert words[1].startswith("Information Visiting Visiting hours")
    assert person.page.select_one('[role="alert"][data-announce]')


def test_a_section_elsewhere_leaves_the_checker_alone(person: Person, live: LiveDirectory) -> None:
    live.write_notices(
        [
            Notice("1", "Only in the news", "", sections=("/news/",)),
            Notice("2", "Here", "", sections=("/ask/",)),
        ]
    )
    person.choose("chest")
    assert "Here" in person.text
    assert "Only in the news" not in person.text


def test_put_away_without_script_and_back_when_it_changes(live: LiveDirectory) -> None:
    notice = Notice("1", "Longer hours", "", dismissable=True)
    live.write_notices([notice])
    client = Client()
    assert "Longer hours" in client.get("/ask/about/").content.decode()
    response = client.post("/notices/put-away/", {"key": notice.key, "back": "/ask/about/"})
    assert (response.status_code, response["Location"]) == (303, "/ask/about/")
    assert "Longer hours" not in client.get("/ask/about/").content.decode()
    assert "Longer hours" not in client.get("/ask/").content.decode()
    live.write_notices([Notice("1", "Longer hours", "From Monday.", dismissable=True)])
    assert "From Monday." in client.get("/ask/about/").content.decode()


def test_put_away_leads_nowhere_else(live: LiveDirectory) -> None:
    for back in ("https://elsewhere.example/", "//elsewhere.example/", "javascript:alert(1)", ""):
        response = Client().post("/notices/put-away/", {"key": "x", "back": back})
        assert response["Location"] == "/"
        assert not response.cookies
    assert Client().get("/notices/put-away/").status_code == 405


def test_a_closed_place_is_replaced_in_the_advice(person: Person, live: LiveDirectory) -> None:
    live.write_places(PLACES)
    to_ae(person)
    assert "A&E at North" in person.main
    live.write_notices([CLOSED])
    person.open(person.url)
    assert "A&E at North is closed until" in person.main
    assert "Go to A&E at South instead: 1 South Road." in person.main
    [open_place] = person.page.select(".app-places li")
    assert open_place.get_text(" ", strip=True).startswith("A&E at South")
    assert open_place.select_one('a[href="tel:01214960110"]')


def test_after_its_end_people_are_sent_there_again(person: Person, live: LiveDirectory) -> None:
    live.write_places(PLACES)
    over = datetime.now(UTC) - timedelta(minutes=1)
    live.write_notices([Notice("c", "Closed", "", ends=over, closes="north", instead="south")])
    to_ae(person)
    assert "is closed" not in person.main
    assert len(person.page.select(".app-places li")) == 2


def test_without_places_the_advice_is_as_before(person: Person) -> None:
    to_ae(person)
    assert not person.page.select(".app-places, .app-closed")


def test_on_a_page_of_questions_what_is_not_urgent_is_one_line(
    person: Person, live: LiveDirectory
) -> None:
    live.write_notices([Notice("i", "Longer hours", "From Monday.", "/visiting/"), CLOSED])
    assert "From Monday." in person.open("/ask/about/").text
    person.choose("chest")
    assert "Longer hours" in person.text
    assert "From Monday." not in person.text
    assert "Go to South." in person.text
