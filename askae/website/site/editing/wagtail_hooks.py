"""What the editors' side has beyond Wagtail's own."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.templatetags.static import static
from django.urls import URLPattern, path, reverse
from django.utils.html import format_html
from wagtail import hooks
from wagtail.admin import messages
from wagtail.admin.menu import MenuItem
from wagtail.models import Page
from wagtail.permissions import page_permission_policy

from .bulk import PublishSeveral
from .codes import CodeView
from .notices_panel import NoticesNow
from .publishing import ONLY_WRITER, NotYetError, check_can_approve, check_can_publish
from .report import WritingReport
from .things import link_to_things, things_on

hooks.register("register_bulk_action", PublishSeveral, order=10)  # after Wagtail's, in its place


@hooks.register("register_admin_urls")
def addresses() -> list[URLPattern]:
    results = WritingReport.as_view(results_only=True)
    return [
        path("2fa/auth", CodeView.as_view(), name="wagtail_2fa_auth"),  # before wagtail-2fa's own
        path("how-to-write/", how_to_write, name="how_to_write"),
        path("reports/things-to-look-at/", WritingReport.as_view(), name="things_report"),
        path("reports/things-to-look-at/results/", results, name="things_report_results"),
    ]


def how_to_write(request: HttpRequest) -> HttpResponse:
    return render(request, "editing/how_to_write.html")


@hooks.register("register_admin_menu_item")
def guide_in_menu() -> MenuItem:
    return MenuItem("How to write", reverse("how_to_write"), icon_name="help", order=900)


@hooks.register("construct_help_menu")
def no_news_of_versions(request: HttpRequest, items: list[MenuItem]) -> None:
    items[:] = [item for item in items if "whats-new" not in item.name]


class _ForWriters(MenuItem):
    def is_shown(self, request: HttpRequest) -> bool:
        return bool(
            page_permission_policy.user_has_any_permission(
                request.user, WritingReport.any_permission_required
            )
        )


@hooks.register("register_reports_menu_item")
def report_in_menu() -> MenuItem:
    return _ForWriters(
        "Things to look at", reverse("things_report"), icon_name="glasses", order=100
    )


@hooks.register("insert_global_admin_css")
def stylesheet() -> str:
    return format_html('<link rel="stylesheet" href="{}">', static("editing/editing.css"))


@hooks.register("construct_homepage_panels")
def front_page(request: HttpRequest, panels: list[Any]) -> None:
    panels.append(NoticesNow())
    panels.sort(key=lambda panel: getattr(panel, "order", 100))


@hooks.register("before_edit_page")
def say_who_approves(request: HttpRequest, page: Page) -> None:
    task = page.current_workflow_task
    if request.method != "GET" or not task or task.locked_for_user(page, request.user):
        return
    try:
        check_can_approve(request.user, page)
    except NotYetError as reason:
        messages.info(request, str(reason))


NOT_PUBLISHED = "Saved as a draft, but not published."


@hooks.register("before_create_page")
def keep_new_pages_drafts(request: HttpRequest, parent: Page, kind: type[Page]) -> None:
    """Wagtail saves a new page as public before `before_publish_page` is asked."""
    if "action-publish" in request.POST and not request.user.is_superuser:
        data = request.POST.copy()
        del data["action-publish"]
        request.POST = data  # type: ignore[assignment]
        messages.error(request, f"{NOT_PUBLISHED} {ONLY_WRITER}")


@hooks.register("before_publish_page")
def refuse_to_publish(request: HttpRequest, page: Page) -> HttpResponse | None:
    """The draft is saved by now; only publishing stops."""
    try:
        check_can_publish(request.user, page)
    except NotYetError as reason:
        messages.error(request, f"{NOT_PUBLISHED} {reason}")
        return redirect("wagtailadmin_pages:edit", page.pk)
    return None


@hooks.register("after_create_page")
@hooks.register("after_edit_page")
def say_what_to_look_at(request: HttpRequest, page: Page) -> None:
    """Not after every automatic save, which brings the list on the edit page up to date by itself."""
    if not request.accepts("text/html"):
        return
    if things := things_on(page):
        text = f"“{page.title}”: {things.count}. You can mend them now or later."
        messages.warning(
            request, text, buttons=[messages.button(link_to_things(page), "Show them")]
        )
