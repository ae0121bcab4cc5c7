"""What "not sure" counts as is said only where it can be answered, and matters."""

from __future__ import annotations

from askae.triage.expressions import findings_in

from ..draft import Draft


def check(draft: Draft) -> None:
    emergencies = {
        id
        for rule in draft.rules.values()
        if draft.dispositions[rule.then].level == "emergency"
        for id in findings_in(rule.when)
    }
    for id, finding in draft.findings.items():
        node = draft.node("findings", id)
        at = node.entries.get("not_sure", node)
        if finding.not_sure in ("emergency", "worse") and finding.reading:
            draft.problems.add(
                at,
                f"“not_sure” of {id}: a reading is skipped, never not sure.",
                "Take “not_sure” out.",
            )
        elif finding.not_sure == "emergency" and id not in emergencies:
            draft.problems.add(
                at,
                f"“not_sure” of {id} counts as an emergency, but no emergency rule uses it.",
                "Write “worse”, or take “not_sure” out.",
            )
    if draft.settings is not None:
        _start(draft, draft.settings.speak_now, draft.settings.start)


def _start(draft: Draft, speak_now: str, start: tuple[str, ...]) -> None:
    root = draft.gathered.settings
    if root is None:
        return
    disposition = draft.dispositions.get(speak_now)
    if disposition is not None and disposition.level not in ("emergency", "urgent"):
        draft.problems.add(
            root.entries["speak_now"],
            f"“speak_now” is {speak_now}, which is not urgent.",
            "Name the disposition of speaking to a clinician by phone now.",
        )
    asked = {
        id
        for question in start
        if question in draft.questions
        for id in draft.questions[question].asks
    }
    if "age" in draft.findings and "age" not in asked and start:
        draft.problems.add(
            root.entries["start"],
            "The age is not asked at the start, though words and rules depend on it.",
            "Add the question that asks for age.",
        )
