"""The editor's form of a comparison: a translation lists what to check, and a tick says that it was."""

from __future__ import annotations

from typing import Any

from django import forms
from wagtail.admin.forms import WagtailAdminPageForm

from . import drift
from .words import LANGUAGES


class ComparisonForm(WagtailAdminPageForm):
    checked_parts = forms.MultipleChoiceField(
        label="I have checked this translation against the English as it is now",
        help_text="Readers do not see these parts of the translation. They are told that the English has changed, "
        "with a link to it. Compare each with the English page, put it right, tick it, then publish.",
        required=False,
        widget=forms.CheckboxSelectMultiple,
        error_messages={
            "invalid_choice": "The English has changed once more since you opened this page. Please compare again."
        },
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        page, parent = kwargs.get("instance"), kwargs.get("parent_page")
        if page is not None and page.pk is None and isinstance(parent, type(page)):
            page.translation_of = parent
            page.language = page.slug = LANGUAGES[1][0]
        super().__init__(*args, **kwargs)
        if self.instance.translation_of is None:
            self._leave_out("language", "checked_parts")
            return
        self._leave_out("reviewed", "next_review")
        self.fields["language"].choices = LANGUAGES[1:]
        now = drift.parts(self.instance.translation_of)
        # The value names what the editor saw: a tick never vouches for later words.
        choices = [
            (f"{part} {now[part]}", name) for part, name in drift.to_do(self.instance).items()
        ]
        self.fields["checked_parts"].choices = choices
        if not choices:
            self._leave_out("checked_parts")

    def _leave_out(self, *names: str) -> None:
        for name in names:
            self.fields.pop(name, None)

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean()
        if "topics" not in cleaned or "checked_parts" not in cleaned:
            return cleaned
        there = {
            drift.TITLE,
            drift.INTRODUCTION,
            *(block.value["key"] for block in cleaned["topics"]),
        }
        for tick in cleaned["checked_parts"]:
            part = tick.split()[0]
            if part not in there:
                self.add_error(
                    "checked_parts", f"There is no translation of “{part}” on this page yet."
                )
        return cleaned

    def save(self, commit: bool = True) -> Any:
        page = self.instance
        if page.translation_of:
            ticked = dict(tick.split() for tick in self.cleaned_data.get("checked_parts", []))
            there = drift.translated(page)
            page.checked = {
                part: seen for part, seen in (page.checked | ticked).items() if part in there
            }
        return super().save(commit)
