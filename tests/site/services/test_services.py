"""Services and studies: whom to ask, and no form that could take health data."""

from __future__ import annotations

from datetime import date

from bs4 import BeautifulSoup
from django.test import Client

from askae.website.site.services.models import HospitalPlace, StudyPage

STUDY = "/research/diabetes-research-team/glucose-sensors/"


def test_the_diabetes_centre(visitor: Client) -> None:
    words = visitor.get("/services/diabetes-centre/").content.decode()
    for told in ("Dr Sri Bellary", "0121 496 0120", "Heartlands Hospital", "Who it is for", "Open"):
        assert told in words


def test_a_hospital_lists_its_departments_and_services(visitor: Client) -> None:
    words = visitor.get("/hospitals/heartlands/").content.decode()
    for told in ("Intensive care", "Parking", "hearing loop", 'href="/services/diabetes-centre/"'):
        assert told in words
    assert "urgent-treatment-centre" not in words  # it is at the other one


def test_a_study_says_who_can_take_part_and_how_to_ask(visitor: Client) -> None:
    page = BeautifulSoup(visitor.get(STUDY).content, "html.parser")
    words = page.get_text(" ")
    assert "Who can take part" in words
    assert "Who cannot take part" in words
    assert "do not send us details of your health" in words
    assert page.select_one('main a[href^="mailto:"]')
    assert not page.select("main form")


def test_a_full_or_finished_study_asks_nobody(visitor: Client) -> None:
    study = StudyPage.objects.get(slug="glucose-sensors")
    study.ends = date(2020, 1, 1)
    assert not study.is_open
    study.ends, study.status = None, StudyPage.Status.FULL
    study.save_revision().publish()
    page = visitor.get(STUDY).content.decode()
    assert "is not looking for more people" in page
    assert "How to ask about this study" not in page


def test_a_place_is_published_with_its_page() -> None:
    place = HospitalPlace.objects.get(place_id="elmbrook-utc")
    published = place.as_published()
    assert published["services"] == ["urgent_treatment_centre", "urgent_care"]
    assert published["link"] == "/services/urgent-treatment-centre/"
