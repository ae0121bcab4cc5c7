"""What every page of the site has, whatever its kind."""

from __future__ import annotations

import json
from itertools import pairwise

import pytest
from bs4 import BeautifulSoup
from django.test import Client
from wagtail.models import Page

from askae.website.middleware import HEADERS
from askae.website.site.pages.models import Picture


def every_page() -> list[str]:
    return [page.url for page in Page.objects.live().filter(depth__gt=1)]


def opened(client: Client, url: str) -> BeautifulSoup:
    response = client.get(url)
    assert response.status_code == 200, url
    return BeautifulSoup(response.content, "html.parser")


def test_invitation_statement_formats_and_999_are_on_every_page(visitor: Client) -> None:
    for url in every_page():
        page = opened(visitor, url)
        words = page.get_text(" ", strip=True)
        assert (
            "Thinking of going to Accident and Emergency but not sure if you need to?" in words
        ), url
        assert page.find("a", string="Try ask A&E", href="/ask/"), url
        assert page.select_one('.app-help-line a[href="/accessibility/"]'), url
        assert page.select_one(f'footer a[href="/formats/?page={url}"]'), url
        assert page.select_one('a[href="tel:999"]'), url
        assert len(page.find_all("h1")) == 1, url


def test_nothing_comes_from_another_host_and_nothing_runs_inline(visitor: Client) -> None:
    for url in every_page():
        page = opened(visitor, url)
        for element in page.select("script[src], link[rel=stylesheet], img, source, iframe"):
            address = str(element.get("src") or element.get("href"))
            assert address.startswith(("/static/", "/media/")), (url, address)
        assert not page.select("style, [style], [onclick]")
        assert {s.get("type") for s in page.select("script:not([src])")} <= {"application/ld+json"}


def test_every_picture_has_words_or_says_nothing(visitor: Client) -> None:
    for url in every_page():
        for image in opened(visitor, url).find_all("img"):
            assert image.has_attr("alt"), (url, image)
            assert not str(image["alt"]).lower().startswith(("image of", "picture of"))


def test_headings_leave_no_level_out(visitor: Client) -> None:
    for url in every_page():
        main = opened(visitor, url).select_one("main")
        assert main
        levels = [int(heading.name[1]) for heading in main.select("h1, h2, h3, h4")]
        assert levels[0] == 1, url
        assert all(after - before <= 1 for before, after in pairwise(levels)), url


def test_links_within_the_site_lead_somewhere(visitor: Client) -> None:
    links = {
        str(a["href"]).partition("#")[0].partition("?")[0]
        for url in every_page()
        for a in opened(visitor, url).find_all("a", href=True)
    }
    own = {link for link in links if link.startswith("/") and not link.startswith("/ask/")}
    assert len(own) > 20
    broken = {link: code for link in own if (code := visitor.get(link).status_code) != 200}
    assert not broken


def test_the_same_security_headers_as_the_checker(visitor: Client) -> None:
    response = visitor.get("/")
    assert {name: response[name] for name in HEADERS} == HEADERS
    assert not response.cookies


def test_sharing_data(visitor: Client) -> None:
    url = "/news/chinese-delegates-meet-heartlands-specialists/"
    page = opened(visitor, url)
    shared = {str(m["property"]): str(m["content"]) for m in page.select("meta[property]")}
    assert shared["og:title"].startswith("Chinese delegates meet Heartlands specialists")
    assert shared["og:type"] == "article"
    assert shared["og:url"].endswith(url)
    assert shared["og:image"].endswith(".jpg")
    data = json.loads(str(page.select("script[type='application/ld+json']")[0].string))
    assert data["@type"] == "NewsArticle"
    assert {"@type": "Organization", "name": "Xinjiang Medical University"} in data["mentions"]
    assert data["datePublished"] == "2026-11-20"


def test_a_picture_needs_its_words() -> None:
    picture = Picture.objects.first()
    assert picture
    picture.description = ""
    with pytest.raises(Exception, match="description"):
        picture.full_clean()


def test_search_finds_pages_and_leads_the_ill_to_the_checker(visitor: Client) -> None:
    found = opened(visitor, "/search/?words=diabetes")
    assert found.select_one('main a[href="/services/diabetes-centre/"]')
    visit = opened(visitor, "/search/?words=delegates")
    assert visit.select_one('main a[href="/news/chinese-delegates-meet-heartlands-specialists/"]')
    assert not visit.find("a", string="Ask A&E where to get help")
    ill = opened(visitor, "/search/?words=chest+pain")
    assert ill.find("a", string="Ask A&E where to get help")
    nothing = opened(visitor, "/search/?words=zyxwv")
    assert "We found no page with these words." in nothing.get_text(" ")
    assert "Write a word or two" in opened(visitor, "/search/").get_text(" ")


def test_an_unknown_address_is_kind(visitor: Client) -> None:
    response = visitor.get("/nowhere/")
    assert response.status_code == 404
    assert "Page not found" in response.content.decode()


def test_a_moved_page_is_found(visitor: Client) -> None:
    from wagtail.contrib.redirects.models import Redirect

    Redirect.objects.create(old_path="/old-visiting", redirect_link="/visiting/")
    assert visitor.get("/old-visiting/")["Location"] == "/visiting/"


def test_the_sitemap_names_the_pages(visitor: Client) -> None:
    assert "/visiting/" in visitor.get("/sitemap.xml").content.decode()
