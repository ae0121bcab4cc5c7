"""The report over all pages that people can read now: what is to be looked at, the most first."""

from __future__ import annotations

from typing import Any, ClassVar

from wagtail.admin.views.reports import ReportView
from wagtail.models import Page
from wagtail.permissions import page_permission_policy

from .things import link_to_things, things_on


class WritingReport(ReportView):
    page_title = "Things to look at"
    header_icon = "glasses"
    index_url_name = "things_report"
    index_results_url_name = "things_report_results"
    results_template_name = "editing/things_report_results.html"
    permission_policy = page_permission_policy
    any_permission_required: ClassVar[list[str]] = ["add", "change", "publish"]
    list_export: ClassVar[list[str]] = ["title", "number", "worst"]
    export_headings: ClassVar[dict[str, str]] = {
        "title": "Page",
        "number": "Things to look at",
        "worst": "The worst",
    }

    def get_filename(self) -> str:
        return "things-to-look-at"

    def get_queryset(self) -> Any:
        return (
            page_permission_policy.instances_user_has_any_permission_for(
                self.request.user, self.any_permission_required
            )
            .live()
            .filter(depth__gt=1)
            .specific()
        )

    def get_filtered_queryset(self) -> Any:
        return sorted((row(page) for page in self.get_queryset()), key=_most_first)


def row(page: Page) -> dict[str, Any]:
    things = things_on(page)
    return {
        "page": page,
        "title": page.title,
        "number": len(things),
        "weight": things.findings[0].weight if things else 0,
        "worst": things.worst,
        "link": link_to_things(page),
    }


def _most_first(found: dict[str, Any]) -> tuple[int, int, str]:
    return -found["weight"], -found["number"], found["title"]
