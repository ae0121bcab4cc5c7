"""P7: no database. P8: nothing a person said reaches an address, a log or the disk."""

import logging
import re
import subprocess
import sys
from pathlib import Path
from unittest.mock import ANY

import pytest
from django.conf import settings
from django.db import connections

from askae.live import LiveDirectory
from askae.website.logs import PlaceOnly
from askae.website.settings.ask import DATABASES

from .person import Person

CANARY = "zanzibar quokka"
ROOT = Path(__file__).parent.parent.parent


def test_there_is_no_database_to_need() -> None:
    assert DATABASES in ({}, {"default": ANY})
    # What Django itself puts where there is none; every use of it fails.
    assert connections["default"].settings_dict["ENGINE"] == "django.db.backends.dummy"
    assert not {"django.contrib.auth", "django.contrib.sessions"} & set(settings.INSTALLED_APPS)


def test_pages_work_where_no_database_can_even_be_imported() -> None:
    program = """
import sys
class Refuse:
    def find_spec(self, name, path=None, target=None):
        if name.split(".")[0] in ("sqlite3", "_sqlite3", "psycopg", "psycopg2", "MySQLdb", "wagtail"):
            raise ImportError(name)
sys.meta_path.insert(0, Refuse())
from askae.website.wsgi import application
from django.test import Client
response = Client().get("/ask/about/")
assert response.status_code == 200, response.status_code
"""
    done = subprocess.run([sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr


def test_a_canary_reaches_no_address_log_or_file(
    person: Person, live: LiveDirectory, caplog: pytest.LogCaptureFixture, tmp_path: Path
) -> None:
    caplog.set_level(logging.DEBUG)
    person.begin().say(tick="none").press("Search", words=CANARY).press("Search", words="chest")
    person.press("Continue", complaint="chest").answer_calmly()
    person.click("Get your advice")
    assert person.heading
    said = [*CANARY.split(), "tight", "how_long", "chest_feel", "hours", "16-49", "male"]
    for url in person.urls:
        assert re.fullmatch(r"/ask/(j/[\w-]{12}/(\d+/(change/)?|answers/|outcome/)?)?", url), url
    for record in caplog.records:
        assert not any(word in record.getMessage() for word in said), record
    files = [path for path in tmp_path.rglob("*") if path.is_file()]
    assert files
    for path in files:
        if path.parent.name == "knowledge":
            continue  # the bundle itself
        content = path.read_bytes()
        assert not any(word.encode() in content for word in said), path


def test_all_that_is_kept_is_a_count(person: Person, live: LiveDirectory) -> None:
    person.choose("chest").answer_calmly().click("Get your advice")
    person.open(person.url)
    kept = [p for p in live.path.rglob("*.json") if p.parent.name != "knowledge"]
    assert [p.parent.name for p in kept] == ["counts"]
    assert kept[0].read_text() == '{"chest": {"care_at_home": 1}}'


def test_an_error_is_logged_without_what_was_said(
    person: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object, **__: object) -> None:
        raise ValueError(CANARY)

    person.choose("chest")
    monkeypatch.setattr("askae.website.ask.forms.read_page", fail)
    lines: list[str] = []

    class Keep(logging.Handler):
        def emit(self, record: logging.LogRecord) -> None:
            lines.append(PlaceOnly().format(record))

    keeper = Keep()
    logging.getLogger("django").addHandler(keeper)
    try:
        person.say(tick="tight")
    finally:
        logging.getLogger("django").removeHandler(keeper)
    assert person.response.status_code == 500
    assert "This is our fault" in person.main
    assert person.page.select_one('a[href="tel:999"]')
    [line] = lines
    assert "ValueError at" in line
    assert CANARY not in line
    assert "/ask/j/" not in line


def test_no_page_asks_for_a_name_or_contact(person: Person) -> None:
    person.choose("chest").answer_calmly()
    for url in set(person.urls):
        page = person.open(url).page
        names = {str(f.get("name")) for f in page.find_all(["input", "textarea"])}
        assert not names & {"name", "email", "phone", "nhs_number", "postcode", "address"}
