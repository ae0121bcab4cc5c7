from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone
from wagtail.models import ModelLogEntry

from askae.website.site.formats import working_days
from askae.website.site.formats.models import FormatRequest, ReplyTemplate

from .asking import a_request, staff, words

QUEUE = "/editors/formatrequest/"
OFFICER = ("view_formatrequest", "change_formatrequest", "add_formatrequest")


def edit(request: FormatRequest) -> str:
    return f"{QUEUE}edit/{request.pk}/"


def test_only_those_who_may_see_requests() -> None:
    request = a_request()
    other = staff("view_replytemplate", "change_replytemplate")
    for address in (QUEUE, f"{QUEUE}results/", edit(request), f"{QUEUE}inspect/{request.pk}/"):
        answer = other.get(address)
        assert answer.status_code in (302, 403), address
        assert b"sam@example.com" not in answer.content
    assert b"Requests for another format" not in other.get("/editors/").content
    assert staff(*OFFICER).get(QUEUE).status_code == 200


def test_due_after_five_working_days() -> None:
    request = a_request()
    today = timezone.localdate()
    assert working_days.days_between(today, request.due) == 5


def test_open_ones_first_by_day_and_late_ones_say_so() -> None:
    now = timezone.now()
    a_request(title="Done", state="answered")
    a_request(title="New today")
    a_request(title="Long ago", created=now - timedelta(days=30))
    said = words(staff(*OFFICER).get(QUEUE).content)
    assert said.index("Long ago") < said.index("New today") < said.index("Done")
    assert said.count("Overdue: was due") == 1


def test_found_by_state_and_by_words() -> None:
    a_request(title="Car parking", state="in_work")
    a_request(title="Wards", contact="pat@example.com")
    officer = staff(*OFFICER)
    by_state = words(officer.get(QUEUE, {"state": "in_work"}).content)
    assert "Car parking" in by_state
    assert "Wards" not in by_state
    by_words = words(officer.get(f"{QUEUE}results/", {"q": "pat@"}).content)
    assert "Wards" in by_words
    assert "Car parking" not in by_words


def test_answering_changes_the_state_and_never_what_was_asked() -> None:
    request = a_request(note="Grade 2")
    officer = staff(*OFFICER)
    said = words(officer.get(edit(request)).content)
    assert "sam@example.com" in said
    assert "Grade 2" in said
    changed = {"state": "answered", "staff_note": "Sent", "contact": "x@example.com", "title": "Y"}
    assert officer.post(edit(request), changed).status_code == 302
    request.refresh_from_db()
    assert (request.state, request.staff_note) == ("answered", "Sent")
    assert (request.contact, request.title) == ("sam@example.com", "Visiting times")
    assert request.handled_by
    assert request.answered_on == timezone.localdate()
    assert request.delete_after == timezone.localdate() + timedelta(days=28)


def test_taken_up_again_it_is_not_deleted() -> None:
    request = a_request(state="not_done")
    request.state = "in_work"
    request.save()
    assert (request.answered_on, request.delete_after) == (None, None)


def test_saving_a_closed_one_again_does_not_put_its_deletion_off() -> None:
    request = a_request(state="answered")
    request.delete_after = first = timezone.localdate() + timedelta(days=19)
    request.staff_note = "Thank-you letter came"
    request.save()
    assert request.delete_after == first


def test_the_log_of_changes_tells_nothing_of_the_person() -> None:
    request = a_request()
    staff(*OFFICER).post(edit(request), {"state": "in_work", "staff_note": ""})
    entry = ModelLogEntry.objects.get(object_id=str(request.pk))
    assert entry.label == f"Request {request.reference}"
    assert "sam" not in f"{entry.label} {entry.data}"


def test_somebody_phones() -> None:
    officer = staff(*OFFICER)
    asked = {
        "title": "Wards", "path": "", "kind": "language", "detail": "", "way": "phone",
        "contact": "0121 496 0111", "note": "", "staff_note": "",
    }  # fmt: skip
    refused = officer.post(f"{QUEUE}new/", asked)
    assert "Say which language" in words(refused.content)
    assert officer.post(f"{QUEUE}new/", asked | {"detail": "Urdu"}).status_code == 302
    assert FormatRequest.objects.get().format_in_words == "another language (Urdu)"


def test_how_many_wait_stands_on_the_home_page() -> None:
    a_request(created=timezone.now() - timedelta(days=30))
    a_request()
    a_request(state="withdrawn")
    assert "2 open requests , 1 overdue" in words(staff(*OFFICER).get("/editors/").content)


class TestReplies:
    @pytest.fixture(autouse=True)
    def _none_yet(self) -> None:
        ReplyTemplate.objects.all().delete()

    def test_filled_in_for_this_request(self) -> None:
        ReplyTemplate.objects.create(
            name="Hello", subject="{page_title}", text="{format} by {due_date}\n[Reason]"
        )
        request = a_request(title="Wards {format}\n& more?", kind="audio")
        (reply,) = request.replies
        assert reply.subject == "Wards {format} & more?"
        assert reply.text == f"audio by {request.due_in_words}\n[Reason]"
        assert reply.has_blank
        assert reply.mail.startswith(
            "mailto:sam@example.com?subject=Wards%20%7Bformat%7D%20%26%20more%3F&body=audio"
        )
        assert "%0D%0A" in reply.mail

    def test_square_brackets_in_a_title_are_no_blank(self) -> None:
        ReplyTemplate.objects.create(name="Hello", subject="x", text="{page_title}")
        (reply,) = a_request(title="[Draft] Wards").replies
        assert not reply.has_blank

    def test_an_email_only_for_those_who_chose_it(self) -> None:
        ReplyTemplate.objects.create(name="Hello", subject="x", text="[Write this.]")
        officer = staff(*OFFICER)
        by_email = officer.get(edit(a_request())).content.decode()
        assert "mailto:sam@example.com" in by_email
        assert "Fill it in before you send it" in by_email
        by_phone = a_request(way="phone", contact="0121 496 0111")
        assert "mailto:" not in officer.get(edit(by_phone)).content.decode()

    def test_an_address_cannot_add_to_the_mail(self) -> None:
        ReplyTemplate.objects.create(name="Hello", subject="x", text="y")
        (reply,) = a_request(contact="a?bcc=b&c@example.com").replies
        assert reply.mail.startswith("mailto:a%3Fbcc%3Db%26c@example.com?subject=x")

    @pytest.mark.parametrize(
        "text", ["Dear {name}", "{page_title.__class__}", "{}", "{format!r}", "{due_date", "due}"]
    )
    def test_unknown_places_are_refused(self, text: str) -> None:
        for field in ("subject", "text"):
            template = ReplyTemplate(**({"name": "A", "subject": "s", "text": "t"} | {field: text}))
            with pytest.raises(ValidationError) as refused:
                template.full_clean()
            assert list(refused.value.message_dict) == [field]

    def test_refused_on_the_page_too(self) -> None:
        editor = staff("add_replytemplate")
        answer = editor.post(
            "/editors/replytemplate/new/", {"name": "A", "subject": "s", "text": "Dear {name}"}
        )
        assert "{name} is not known" in words(answer.content)
        assert not ReplyTemplate.objects.exists()
