"""What an editor meets: kind refusals, the list of what to translate again, and the tick."""

from __future__ import annotations

from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.contrib.auth.models import User
from django.core.exceptions import ValidationError
from django.test import Client
from wagtail.blocks import StreamBlockValidationError, StructBlockValidationError
from wagtail.models import Page
from wagtail.test.utils.form_data import nested_form_data, streamfield

from askae.website.site.exchange.blocks import Source, Topic, Topics
from askae.website.site.exchange.models import ComparisonPage

from .conftest import Comparison

pytestmark = pytest.mark.django_db


@pytest.fixture
def editor(client: Client) -> Client:
    client.force_login(User.objects.create_superuser("ed", "ed@h.example", "a long one"))
    return client


def address(page: Page) -> str:
    return f"/editors/pages/{page.pk}/edit/"


def ticks(editor: Client, page: Page) -> dict[str, str]:
    """The list of what to check: value of the tick -> words beside it."""
    html = BeautifulSoup(editor.get(address(page)).content, "html.parser")
    boxes = html.select("input[name=checked_parts]")
    return {
        str(box["value"]): " ".join(box.parent.get_text().split()) for box in boxes if box.parent
    }


def fields(page: ComparisonPage, **changed: Any) -> dict[str, Any]:
    words = [(block.block_type, dict(block.value)) for block in page.topics]
    form = {
        "title": page.title,
        "slug": page.slug,
        "summary": page.summary,
        "about": page.about,
        "side_a": page.side_a,
        "side_b": page.side_b,
        "language": page.language,
        "topics": streamfield(changed.pop("topics", words)),
        "action-publish": "Publish",
    }
    made: dict[str, Any] = nested_form_data(form | changed)
    return made | {"checked_parts": changed.get("checked_parts", [])}


def again(page: ComparisonPage) -> ComparisonPage:
    return ComparisonPage.objects.get(pk=page.pk)


def test_the_form_lists_what_to_check(comparison: Comparison, editor: Client) -> None:
    assert ticks(editor, comparison.chinese) == {}
    comparison.change("lamps", "verdict", "differs")
    (words,) = ticks(editor, comparison.chinese).values()
    assert words == "Lamps: the English has changed"
    assert ticks(editor, comparison.english) == {}


def test_the_first_page_lists_it_too(comparison: Comparison, editor: Client) -> None:
    assert "Lamps: the English has changed" not in editor.get("/editors/").content.decode()
    comparison.change("lamps", "verdict", "differs")
    home = editor.get("/editors/").content.decode()
    assert "Lamps: the English has changed" in home
    assert address(comparison.chinese) in home


def test_a_tick_brings_the_topic_back(comparison: Comparison, editor: Client) -> None:
    comparison.change("lamps", "b", "text", "Southland wants none.")
    (tick,) = ticks(editor, comparison.chinese)
    topics = [(block.block_type, dict(block.value)) for block in comparison.chinese.topics]
    topics[1][1]["b"] = "南国不要灯。"
    sent = fields(comparison.chinese, topics=topics, checked_parts=[tick])
    assert editor.post(address(comparison.chinese), sent).status_code == 302
    page = editor.get("/exchange/bicycles/zh-hans/").content.decode()
    assert "南国不要灯" in page
    assert "已有改动" not in page
    assert ticks(editor, comparison.chinese) == {}


def test_saving_without_the_tick_does_not(comparison: Comparison, editor: Client) -> None:
    comparison.change("lamps", "b", "text", "Southland wants none.")
    assert editor.post(address(comparison.chinese), fields(comparison.chinese)).status_code == 302
    assert "已有改动" in editor.get("/exchange/bicycles/zh-hans/").content.decode()


def test_a_tick_never_vouches_for_later_words(comparison: Comparison, editor: Client) -> None:
    comparison.change("lamps", "b", "text", "Southland wants none.")
    (tick,) = ticks(editor, comparison.chinese)
    comparison.change("lamps", "b", "text", "Southland wants nine.")
    answer = editor.post(
        address(comparison.chinese), fields(comparison.chinese, checked_parts=[tick])
    )
    assert "The English has changed once more" in answer.content.decode()
    assert again(comparison.chinese).checked == comparison.chinese.checked


def test_a_tick_needs_a_translation(comparison: Comparison, editor: Client) -> None:
    topics = [(block.block_type, dict(block.value)) for block in comparison.chinese.topics][:2]
    assert (
        editor.post(
            address(comparison.chinese), fields(comparison.chinese, topics=topics)
        ).status_code
        == 302
    )
    (tick,) = ticks(editor, comparison.chinese)
    sent = fields(comparison.chinese, topics=topics, checked_parts=[tick])
    answer = editor.post(address(comparison.chinese), sent)
    assert "There is no translation of “bells” on this page yet." in answer.content.decode()


def test_a_topic_taken_out_is_checked_anew_when_it_comes_back(
    comparison: Comparison, editor: Client
) -> None:
    every = [(block.block_type, dict(block.value)) for block in comparison.chinese.topics]
    for topics in (every[:2], every):
        sent = fields(comparison.chinese, topics=topics)
        assert editor.post(address(comparison.chinese), sent).status_code == 302
    assert list(ticks(editor, comparison.chinese).values()) == ["Bells: not checked yet"]


def test_a_translation_is_made_below_its_english_page(
    comparison: Comparison, editor: Client
) -> None:
    comparison.chinese.delete()
    parent = comparison.english.pk
    new = f"/editors/pages/add/exchange/comparisonpage/{parent}/"
    form = editor.get(new).content.decode()
    assert 'name="next_review"' not in form
    sent = fields(comparison.chinese, topics=[])
    assert editor.post(new, sent).status_code == 302
    made = ComparisonPage.objects.get(translation_of=comparison.english)
    assert (made.language, made.next_review) == ("zh-hans", comparison.english.next_review)
    assert (
        list(ticks(editor, made).values())[2] == "Brakes: not translated yet (short name: brakes)"
    )
    assert not ComparisonPage.can_create_at(made)


def test_preview_before_the_first_save(section: Page, editor: Client) -> None:
    page = ComparisonPage(title="New", slug="new", summary="x", side_a="A", side_b="B", topics=[])
    page.next_review = page.reviewed
    page.set_url_path(section)
    answer = page.make_preview_request(editor.get("/").wsgi_request)
    assert answer.status_code == 200


def test_the_english_page_takes_its_translation_along(comparison: Comparison) -> None:
    assert not comparison.chinese.can_move_to(comparison.english.get_parent())
    again(comparison.english).delete()
    ours = [comparison.english.pk, comparison.chinese.pk]
    assert not ComparisonPage.objects.filter(pk__in=ours).exists()


def test_a_copy_of_both_belongs_together(
    comparison: Comparison, editor: Client, section: Page
) -> None:
    sent = {
        "new_title": "Copy",
        "new_slug": "copy",
        "new_parent_page": section.pk,
        "copy_subpages": "on",
        "publish_copies": "on",
    }
    assert editor.post(f"/editors/pages/{comparison.english.pk}/copy/", sent).status_code == 302
    english = ComparisonPage.objects.get(slug="copy")
    assert [page.language for page in english.translations.all()] == ["zh-hans"]
    assert list(ticks(editor, english.translations.get()).values()) == [
        "Title: the English has changed"
    ]


def test_there_is_no_room_for_a_second_chinese_page(comparison: Comparison, editor: Client) -> None:
    sent = {"new_title": "x", "new_slug": "x", "new_parent_page": comparison.english.pk}
    answer = editor.post(f"/editors/pages/{comparison.chinese.pk}/copy/", sent)
    assert answer.status_code in (200, 302, 403)
    assert ComparisonPage.objects.descendant_of(comparison.english).count() == 1


def test_one_page_a_language(comparison: Comparison) -> None:
    twin = ComparisonPage(
        title="x", language="zh-hans", translation_of=comparison.english, topics=[]
    )
    with pytest.raises(ValidationError, match="in this language already"):
        twin.clean()
    alone = ComparisonPage(title="x", language="zh-hans", topics=[])
    with pytest.raises(ValidationError, match="below its English page"):
        alone.clean()


def test_each_kind_of_page_has_its_kind_of_topic(comparison: Comparison) -> None:
    comparison.chinese.topics = comparison.english.topics
    with pytest.raises(ValidationError, match="Translated topic"):
        comparison.chinese.clean()


@pytest.mark.parametrize("missing", ["publisher", "title", "date"])
def test_a_source_says_whose_what_and_when(missing: str) -> None:
    block = Source()
    given = {"publisher": "P", "title": "T", "date": "not stated", "read": "document"}
    block.clean(block.normalize(given))
    with pytest.raises(StructBlockValidationError) as refused:
        block.clean(block.normalize(given | {missing: " "}))
    assert list(refused.value.block_errors) == [missing]
    (message,) = refused.value.block_errors[missing].messages
    assert message != "This field is required."


def whole(**changed: Any) -> dict[str, Any]:
    source = {"publisher": "P", "title": "T", "date": "2024", "read": "document"}
    side = {"text": "They ride.", "sources": [source]}
    topic = {"name": "How they ride", "key": "", "verdict": "partly", "a": side, "b": side}
    return topic | {"alike": "Both ride.", "differs": "Fast or slow."} | changed


def test_a_topic_takes_its_short_name_from_its_heading() -> None:
    block = Topic()
    assert block.clean(block.normalize(whole()))["key"] == "how-they-ride"


@pytest.mark.parametrize(
    ("changed", "field"),
    [
        ({"verdict": "alike", "alike": ""}, "alike"),
        ({"verdict": "partly", "alike": ""}, "alike"),
        ({"verdict": "partly", "differs": ""}, "differs"),
        ({"verdict": "differs", "differs": ""}, "differs"),
        ({"a": {"text": "They ride.", "sources": []}}, "a"),
        ({"a": {"text": " ", "sources": whole()["a"]["sources"]}}, "a"),
        ({"key": "a b"}, "key"),
        ({"name": "？", "key": ""}, "key"),
        ({"name": ""}, "name"),
    ],
)
def test_a_topic_that_says_too_little(changed: dict[str, Any], field: str) -> None:
    block = Topic()
    with pytest.raises(StructBlockValidationError) as refused:
        block.clean(block.normalize(whole(**changed)))
    assert list(refused.value.block_errors) == [field]


def test_two_topics_with_one_address() -> None:
    block = Topics()
    with pytest.raises(StreamBlockValidationError) as refused:
        block.clean(block.normalize([("topic", whole()), ("topic", whole())]))
    assert list(refused.value.block_errors) == [1]
