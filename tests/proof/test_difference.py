"""A difference between two versions is one of meaning, told by the people whom it concerns."""

from __future__ import annotations

import json
from pathlib import Path

from askae.knowledge import write_bundle
from askae.knowledge.compile import compile_folder
from askae.proof.base import Base
from askae.proof.difference import changes_in, difference
from askae.proof.difference_text import text
from askae.proof.versions import version

from .real import FOLDER, base, spoiled


def told(old: Base, new: Base) -> str:
    return text(old, new, difference(old, new))


def test_words_alone_change_nobodys_advice(tmp_path: Path) -> None:
    new = spoiled(
        tmp_path,
        "general_rules.yaml",
        "reason: A stiff neck with a fever can mean an infection around the brain.",
        "reason: A stiff neck with a fever may be an infection around the brain.",
    )
    said = told(base(), new)
    assert "Wording only:\n  rules: general_stiff_neck_fever" in said
    assert "less urgent" not in said


def test_a_lowered_rule_is_named_first_with_a_person(tmp_path: Path) -> None:
    old = "when: saddle_numb\n    then: ae_now"
    new = spoiled(tmp_path, "general_rules.yaml", old, "when: saddle_numb\n    then: gp_today")
    found = list(changes_in(base().knowledge, new.knowledge, "something_else"))
    assert found
    assert all(change.less_urgent for change in found)
    forth = difference(base(), new)
    worst = forth.changes[0]
    assert (worst.before.id, worst.after.level) == ("ae_now", "urgent")
    assert worst.answers["saddle_numb"] == "yes"
    assert "Now less urgent:" in text(base(), new, forth)
    back = list(changes_in(new.knowledge, base().knowledge, "something_else"))
    assert back
    assert not any(change.less_urgent for change in back)


def test_a_complaint_that_is_new(tmp_path: Path) -> None:
    fewer = compile_folder(FOLDER)
    fewer["complaints"] = [c for c in fewer["complaints"] if c["id"] != "fever"]
    fewer["rules"] = [r for r in fewer["rules"] if r.get("complaint") != "fever"]
    from askae.triage import from_bundle
    from askae.triage.knowledge import version_of

    smaller = Base(from_bundle(fewer | {"version": version_of(fewer)}))
    assert "Complaints added: fever." in told(smaller, base())
    assert "Complaints removed: fever." in told(base(), smaller)


def test_bundles_and_revisions(tmp_path: Path) -> None:
    path = tmp_path / "bundle.json"
    write_bundle(compile_folder(FOLDER), path)
    assert json.loads(path.read_text(encoding="utf-8"))["format"] == 1
    said = told(version(str(path)), version(str(FOLDER)))
    assert "The two mean the same and read the same." in said
