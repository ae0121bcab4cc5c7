"""Where a notice stands, and what a reader has put away."""

import json
from datetime import UTC, datetime, timedelta

import pytest

from askae.live.notices import Notice, from_text, to_show, to_text

NOW = datetime(2026, 3, 1, 12, tzinfo=UTC)


@pytest.mark.parametrize(
    ("sections", "pages", "path", "stands"),
    [
        ((), (), "/anything/", True),
        (("/news/",), (), "/news/", True),
        (("/news/",), (), "/news/story/", True),
        (("/news/",), (), "/newsletter/", False),
        ((), ("/news/",), "/news/", True),
        ((), ("/news/",), "/news/story/", False),
        (("/ask/",), ("/news/",), "/ask/j/abc/1/", True),
        ((), ("",), "/", False),
    ],
)
def test_where_it_stands(
    sections: tuple[str, ...], pages: tuple[str, ...], path: str, stands: bool
) -> None:
    assert Notice("1", "T", "", sections=sections, pages=pages).stands_on(path) is stands


def test_urgent_ones_first_then_the_latest() -> None:
    old = Notice("old", "Old", "", updated=NOW - timedelta(days=1))
    new = Notice("new", "New", "", updated=NOW)
    urgent = Notice("urgent", "Urgent", "", urgent=True, updated=NOW - timedelta(days=2))
    assert [n.id for n in to_show([old, urgent, new], "/", ())] == ["urgent", "new", "old"]


def test_put_away_until_its_words_change() -> None:
    notice = Notice("1", "Title", "Text", dismissable=True)
    assert to_show([notice], "/", [notice.key]) == ()
    changed = Notice("1", "Title", "Other text", dismissable=True)
    assert to_show([changed], "/", [notice.key]) == (changed,)
    more_urgent = Notice("1", "Title", "Text", dismissable=True, urgent=True)
    assert to_show([more_urgent], "/", [notice.key]) == (more_urgent,)


def test_one_that_cannot_be_put_away_stays() -> None:
    notice = Notice("1", "Title", "Text")
    assert to_show([notice], "/", [notice.key]) == (notice,)


def test_written_and_read_again_it_is_the_same() -> None:
    notices = (
        Notice("1", "T", "x", "/l/", NOW, NOW + timedelta(1), "Link", "A&E", True, True),
        Notice(
            "2", "T", "x", sections=("/a/",), pages=("/b/",), updated=NOW, closes="p", instead="q"
        ),
    )
    assert from_text(to_text(notices)) == notices


def test_keys_of_a_later_version_are_left_alone() -> None:
    assert from_text(
        json.dumps({"notices": [{"id": "1", "title": "T", "text": "", "mood": "blue"}]})
    )


@pytest.mark.parametrize(
    "wrong", [{"urgent": "yes"}, {"sections": "/news/"}, {"pages": [1]}, {"title": None}]
)
def test_what_is_not_a_notice_is_refused(wrong: dict[str, object]) -> None:
    text = json.dumps({"notices": [{"id": "1", "title": "T", "text": "", **wrong}]})
    with pytest.raises(TypeError, match="of a notice"):
        from_text(text)
