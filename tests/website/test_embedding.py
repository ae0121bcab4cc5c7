"""The checker in a frame of another website: who may, what the pages then are, and that nothing else changes."""

import re
from collections.abc import Iterator
from typing import Any

import pytest
from bs4 import Tag
from django.core.exceptions import ImproperlyConfigured
from django.test import Client

from askae.live import LiveDirectory, Notice
from askae.website import colour
from askae.website.front import front
from askae.website.settings.origins import read_origins

from .person import Person
from .test_headers import ALSO, HEADERS

SITES = ["https://www.hospital.example", "https://trust.example:8443"]
ROOT = "/embed/7a1f3d/"
FRAMED = {
    **HEADERS,
    "Content-Security-Policy": HEADERS["Content-Security-Policy"].replace(
        "frame-ancestors 'none'",
        "frame-ancestors https://www.hospital.example https://trust.example:8443",
    ),
}
del FRAMED["X-Frame-Options"]


@pytest.fixture
def embed(settings: Any) -> None:
    settings.ASKAE_EMBED = SITES


def headers_of(response: Any) -> dict[str, str]:
    return {name: value for name, value in response.headers.items() if name not in ALSO}


# Who may


@pytest.mark.parametrize(
    "url", ["/embed/", ROOT, f"{ROOT}cleared/", f"{ROOT}j/nowhere12345/2/", f"{ROOT}x"]
)
def test_embedded_pages_may_stand_in_frames_of_the_named_sites(url: str, embed: None) -> None:
    assert headers_of(Client().get(url)) == FRAMED


@pytest.mark.parametrize("url", ["/ask/", "/ask/privacy/", "/embedded/", "/nowhere", "/ask/embed/"])
def test_all_other_pages_stay_as_they_are(url: str, embed: None) -> None:
    assert headers_of(Client().get(url)) == HEADERS


@pytest.mark.parametrize("url", ["/embed/", ROOT, f"{ROOT}look.css", "/embed.js"])
def test_where_nobody_is_named_there_is_nothing(url: str) -> None:
    response = Client().get(url)
    assert response.status_code == 404
    assert headers_of(response) == HEADERS


def test_the_script_is_for_other_sites_and_the_style_is_not(embed: None) -> None:
    script = Client().get("/embed.js")
    assert headers_of(script) == {**HEADERS, "Cross-Origin-Resource-Policy": "cross-origin"}
    assert script["Content-Type"] == "text/javascript; charset=utf-8"
    assert script["Cache-Control"] == "public, max-age=3600"
    style = Client().get(f"{ROOT}look.css")
    assert style["Content-Type"] == "text/css; charset=utf-8"
    assert style["Cross-Origin-Resource-Policy"] == "same-origin"


@pytest.mark.parametrize(
    "origin",
    [
        "www.hospital.example",
        "https://www.hospital.example/",
        "https://*.hospital.example",
        "http://www.hospital.example",
        "https://a.example; script-src *",
        "*",
        "https://Hospital.example",
    ],
)
def test_only_an_origin_can_be_named(origin: str) -> None:
    with pytest.raises(ImproperlyConfigured, match=r"ASKAE_EMBED: .* is not an origin"):
        read_origins("ASKAE_EMBED", [*SITES, origin])


def test_origins_are_taken_as_they_are() -> None:
    given = [*SITES, "http://localhost:8080"]
    assert read_origins("ASKAE_EMBED", given) == given


def test_the_front_door_asks_the_checker_for_them(embed: None) -> None:
    asked: list[str] = []

    def checker(environ: dict[str, Any], start: Any) -> list[bytes]:
        asked.append(environ["PATH_INFO"])
        return []

    door = front(checker, "http://127.0.0.1:9")
    for path in ("/embed/", "/embed.js"):
        door({"PATH_INFO": path}, lambda *_: None)  # type: ignore[arg-type]
    assert asked == ["/embed/", "/embed.js"]


# What the pages are


@pytest.fixture
def walk(person: Person, embed: None) -> Iterator[Person]:
    """Every page on the way is looked at."""
    arrive = person._arrive

    def arrived(url: str, response: Any) -> Person:
        assert not response.cookies
        arrive(url, response)
        look_at(person)
        return person

    person._arrive = arrived  # type: ignore[method-assign]
    yield person
    assert not person.jar
    for url in person.urls:
        assert re.fullmatch(rf"{ROOT}(j/[\w-]{{12}}/(\d+/(change/)?|\w+/)|cleared/)?", url), url


def look_at(person: Person) -> None:
    page = person.page
    assert page.select_one('a[href="tel:999"]')
    body = page.select_one("body")
    assert body
    assert body["data-framed-by"] == " ".join(SITES)
    for element in page.select("a[href], form[action]"):
        if leads_out(element):
            assert element.get("target") == "_top", element


def leads_out(element: Tag) -> bool:
    to = str(element.get("href") or element.get("action"))
    return (
        to.endswith("/leave/")
        or to.startswith("http")
        or (to.startswith("/") and not to.startswith(ROOT))
    )


def test_a_whole_journey_inside(walk: Person) -> None:
    walk.open(ROOT).press("Start", who="me", age="16-49 years").say(tick="none").say(
        complaint=["chest"]
    )
    walk.say(tick="tight").click("Back")
    assert walk.held["tick"] == ["tight"]
    walk.say().answer_calmly().click("Change How long").say(how_long="weeks")
    walk.click("Get your advice")
    assert walk.heading.endswith("Speak to a GP today")
    walk.click("Summary to show to staff").click("Back").press("Clear my answers")
    assert walk.heading == "Your answers are gone"
    walk.click("Start again")
    assert walk.heading.startswith("Thinking of going to A&E")


def test_an_error_is_told_inside(walk: Person) -> None:
    walk.open(ROOT).press("Start", who="me")
    assert walk.errors
    walk.press("Continue", who="me", age="16-49 years").press("Start again")
    assert walk.url == ROOT


def test_the_page_says_which_address_its_answers_belong_to(walk: Person) -> None:
    """Where "Back" in the browser finds them; the address that was posted to is that of the page before."""
    walk.open(ROOT).press("Start", who="me", age="16-49 years")
    main = walk.page.select_one("main")
    assert main
    assert main["data-kept-at"] == re.sub(r"/1/$", "/2/", walk.url)


def test_quick_exit_stands_at_both_ends(walk: Person) -> None:
    walk.open(ROOT).press("Start", who="me", age="16-49 years").say(tick="none").say(
        complaint=["mood"]
    )
    ways = walk.page.select("[data-leave]")
    assert len(ways) == 2
    assert Client().get(str(ways[0]["href"])).status_code == 302


@pytest.mark.parametrize(
    ("address", "header", "footer"),
    [
        ("/embed/", False, False),
        ("/embed/7a1f3d-header/", True, False),
        ("/embed/7a1f3d-footer/", False, True),
        ("/embed/7a1f3d-header-footer/", True, True),
    ],
)
def test_header_and_footer_where_they_are_wanted(
    address: str, header: bool, footer: bool, person: Person, embed: None
) -> None:
    page = person.open(address).page
    assert bool(page.select_one("header")) is header
    assert ("Terms of use" in person.text) is footer
    assert not page.select("[href*='?as=']")
    assert page.select_one("[href='/ask/privacy/']")


def test_notices_are_shown_but_not_put_away(
    person: Person, embed: None, live: LiveDirectory
) -> None:
    live.write_notices([Notice("1", "Masks", "Wear one.", dismissable=True, sections=("/ask/",))])
    page = person.open(ROOT).page
    assert "Masks" in person.text
    assert not page.select("[data-put-away]")
    assert person.open("/ask/").page.select("[data-put-away]")


def test_large_print_sets_no_cookie(embed: None) -> None:
    assert not Client().get(f"{ROOT}?as=large").cookies


# The colour


@pytest.mark.parametrize(
    "accent", ["005eb8", "ffff00", "ffffff", "000000", "00ff00", "7a1f3d", "f0f4f5"]
)
def test_any_colour_becomes_readable(accent: str, embed: None) -> None:
    style = Client().get(f"/embed/{accent}/look.css").content.decode()
    shades = re.findall(r"--app-(\w+):#(\w{6});", style)
    assert [name for name, _ in shades] == ["accent", "hover", "edge"]
    for _, shade in shades:
        for ground in (colour.PAPER, (255, 255, 255)):
            assert colour.contrast(colour.from_hex(shade), ground) >= 4.5


def test_a_readable_colour_is_left_alone(embed: None) -> None:
    assert "--app-accent:#7a1f3d;" in Client().get(f"{ROOT}look.css").content.decode()


def test_contrast_is_as_the_standard_has_it() -> None:
    assert colour.contrast((0, 0, 0), (255, 255, 255)) == pytest.approx(21)
    assert colour.contrast(colour.from_hex("767676"), (255, 255, 255)) == pytest.approx(
        4.54, abs=0.01
    )
