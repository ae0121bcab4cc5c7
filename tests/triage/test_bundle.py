"""The compiled bundle is read back whole, or refused with what to do."""

from typing import Any

import pytest

from askae.triage import (
    BundleError,
    from_bundle,
    load,
    version_of,
)
from askae.triage.expressions import AtLeast, Or, from_json, to_json

from .bases import (
    words,
    yes,
)


class TestBundle:
    def bundle(self) -> dict[str, Any]:
        wording = words("x")
        when = [
            "or",
            ["at_least", 2, [1, ["is", "rash", "yes"]], [1, ["in", "days", ["one"]]]],
            ["and"],
        ]
        finding = {
            "id": "rash", "kind": "yes_no", "worse": "yes", "least": "no", "means": "", "ask": wording,
            "item": wording, "said": wording, "applies": ["is", "hot", "yes"],
        }  # fmt: skip
        sites = finding | {
            "id": "site", "kind": "several", "least": [], "options": [{"id": "arm", "text": wording, "said": wording}],
            "bands": [{"value": 1, "text": wording}], "also": {"F": [1.8, 32]},
        }  # fmt: skip
        question = {"id": "q", "title": wording, "why": wording, "asks": ["rash"]}
        rule = {
            "id": "r",
            "when": when,
            "then": "gp",
            "reason": wording,
            "hazard": "h",
            "source": ["unverified"],
        }
        advice = {"targets": ["all"], "when": ["and"], "do": [wording]}
        complaint = {
            "id": "c", "name": "C", "means": "", "group": "g", "body": ["head"], "words": ["c"], "applies": ["and"],
            "asserts": {"site": ["arm"], "rash": "yes"}, "ask": ["q"], "advice": [advice],
        }  # fmt: skip
        disposition = {
            "id": "gp", "level": "urgent", "within": 24, "service": "gp", "rank": 1, "title": "", "when": "",
            "get": "", "how": "", "out_of_hours": "", "cant_get_there": "",
        }  # fmt: skip
        content = {
            "format": 1, "title": "T", "review": "draft", "max_pages": 25, "speak_now": "gp",
            "dispositions": [disposition], "findings": [finding, sites], "questions": [question], "rules": [rule],
            "complaints": [complaint], "first_aid": {"a": [wording]}, "advice": [advice], "start": [], "sources": {},
        }  # fmt: skip
        return content | {"version": version_of(content)}

    def test_is_read_back_whole(self) -> None:
        known = from_bundle(self.bundle())
        assert known.findings["site"].least == ()
        assert known.findings["rash"].applies == yes("hot")
        assert known.complaints["c"].asserts == {"site": ("arm",), "rash": "yes"}
        assert isinstance(known.rules[0].when, Or)
        assert isinstance(known.rules[0].when.parts[0], AtLeast)
        assert to_json(known.rules[0].when) == self.bundle()["rules"][0]["when"]
        assert from_json(to_json(known.rules[0].when)) == known.rules[0].when

    def test_from_a_file(self, tmp_path: Any) -> None:
        import json

        path = tmp_path / "bundle.json"
        path.write_text(json.dumps(self.bundle()))
        assert load(path).version == self.bundle()["version"]

    def test_missing_damaged_changed_or_foreign_is_refused(self, tmp_path: Any) -> None:
        with pytest.raises(BundleError, match="No knowledge bundle"):
            load(tmp_path / "none.json")
        (tmp_path / "cut.json").write_text('{"format": 1')
        with pytest.raises(BundleError, match="damaged"):
            load(tmp_path / "cut.json")
        with pytest.raises(BundleError, match="changed after"):
            from_bundle(self.bundle() | {"title": "Tampered"})
        with pytest.raises(BundleError, match="format"):
            from_bundle(self.bundle() | {"format": 2})
