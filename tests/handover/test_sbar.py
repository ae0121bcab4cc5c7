"""The text for staff: read back as it was written, and short enough for a QR code."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from askae.handover import sbar
from askae.handover.plain import plain
from askae.handover.summary import LISTS, Summary

from .people import knowledge, person, told

lines = st.text(max_size=300).map(plain).filter(bool)
lists = st.lists(lines, max_size=12).map(tuple)
summaries = st.builds(
    Summary,
    **dict.fromkeys(LISTS, lists),
    person=lines,
    advice=lines,
    made=st.datetimes().map(lambda moment: f"{moment.year:04}-{moment:%m-%d %H:%M}"),
    version=st.text("0123456789abcdef", min_size=12, max_size=12),
    review=st.sampled_from(["draft", "signed by Dr A. Example"]),
    more=st.dictionaries(st.sampled_from(LISTS), st.integers(1, 900)),
)


@given(summaries)
def test_what_is_written_is_read_back(summary: Summary) -> None:
    assert sbar.read(sbar.write(summary)) == summary


@given(summaries)
def test_a_short_one_fits_and_says_how_much_it_lacks(summary: Summary) -> None:
    cut = sbar.short(summary)
    assert len(sbar.write(cut).encode()) < sbar.LIMIT
    assert sbar.read(sbar.write(cut)) == cut
    for name in LISTS:
        kept, whole = getattr(cut, name), getattr(summary, name)
        assert kept == whole[: len(kept)]
        lost = cut.more.get(name, 0) - summary.more.get(name, 0)
        assert lost == len(whole) - len(kept)


@given(summaries)
def test_a_red_flag_goes_last(summary: Summary) -> None:
    cut = sbar.short(summary)
    if cut.red != summary.red:
        assert not any(map(len, (cut.absent, cut.unsure, cut.present, cut.details)))


@given(st.text())
def test_any_other_text_is_refused_kindly(text: str) -> None:
    with pytest.raises(sbar.HandoverError):
        sbar.read(text)


@pytest.mark.parametrize(
    ("before", "after", "says"),
    [
        ("ASK A&E", "ASK B&E", "no summary of Ask A&E"),
        ("\nS: ", "\nX: ", "does not begin with one of"),
        ("\nR: ", "\nB: ", "wrong place|one line"),
        ("\nAT: 2026", "\nAT: when 2026", "time or the version"),
        ("\nNOTE: ", "\nNOTE:", "does not begin"),
    ],
)
def test_a_changed_text_is_refused_with_its_place(before: str, after: str, says: str) -> None:
    text = sbar.write(told(person("chest_pain")).summary)
    assert before in text
    with pytest.raises(sbar.HandoverError, match=says):
        sbar.read(text.replace(before, after, 1))


def test_every_complaint_fits_with_what_decided() -> None:
    for complaint in ("chest_pain", "head_injury", "late_pregnancy", "something_else"):
        summary = told(person(complaint)).summary
        cut = sbar.short(summary)
        assert len(sbar.write(cut).encode()) < sbar.LIMIT
        assert cut.complaints == (knowledge().complaints[complaint].name,)
        assert cut.why == summary.why


def test_an_emergency_stands_first_and_in_the_time_of_england() -> None:
    text = sbar.write(told(person(danger_chest="yes")).summary)
    lines = text.splitlines()
    assert lines[1].startswith("S: Immediate danger said: Tightness, pressure or heavy pain")
    assert lines[2] == "S: The questions stopped there: no other problem was asked about"
    assert lines[4].startswith("A RED: Tightness, pressure or heavy pain in the chest")
    assert "\nR: Call 999 now (emergency, now)\n" in text
    assert "\nAT: 2026-07-01 09:30\n" in text


@pytest.mark.parametrize(
    ("said", "says"),
    [
        ({"danger_bleeding": "yes"}, "Immediate danger said: Heavy bleeding"),
        ({"danger_bleeding": "not_sure"}, "Immediate danger not ruled out: Heavy bleeding"),
        ({"danger_suicide": "yes"}, "Immediate danger, to be told in person"),
    ],
)
def test_where_a_danger_ended_the_questions_it_is_named(said: dict[str, str], says: str) -> None:
    made = told(person(**said))
    for summary in (made.summary, sbar.read(sbar.write(sbar.short(made.summary)))):
        assert summary.complaints[0].startswith(says)
        assert "questions stopped there" in summary.complaints[1]
    whole = told(person(**said), private=True).summary
    assert whole.complaints[0].startswith("Immediate danger ")
    assert whole.complaints[0] != "Immediate danger, to be told in person"
