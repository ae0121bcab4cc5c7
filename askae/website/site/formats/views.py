"""Asking for information in another format, and what happens then."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any, Concatenate, ParamSpec, cast

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.debug import sensitive_post_parameters, sensitive_variables
from django.views.decorators.http import require_http_methods, require_safe

from . import spam
from .accepting import HOUR, TooManyError, accept
from .asked import AskedPage, find_page
from .forms import RequestForm
from .kinds import HINTS, Format, Way
from .models import FormatRequest
from .models.statement import contact

HEADING = "Ask for information in another format"
FULL = (
    "Very many requests have come in the last hour, and we cannot take more just now. Your request was not sent. "
    "Please call or email us, or send the form again in an hour. What you wrote is still below."
)

P = ParamSpec("P")
View = Callable[Concatenate[HttpRequest, P], HttpResponse]


def private(view: View[P]) -> View[P]:
    """Nothing is stored on the way. With "no-referrer", browsers would send no origin along with the form, and
    it would be refused as a forgery."""

    @wraps(view)
    def answered(request: HttpRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
        response = view(request, *args, **kwargs)
        response.headers["Cache-Control"] = "no-store"
        response.headers["Referrer-Policy"] = "same-origin"
        return response

    return cast("View[P]", answered)


@private
@sensitive_post_parameters()
@sensitive_variables()
@require_http_methods(["GET", "HEAD", "POST"])
def ask(request: HttpRequest) -> HttpResponse:
    if request.method == "POST":
        return _take(request)
    page = find_page(request, request.GET.get("page", ""))
    values = {"what": page.title} if page else {}
    return _form(request, page, values)


@sensitive_variables()
def _take(request: HttpRequest) -> HttpResponse:
    page = find_page(request, request.POST.get("page", ""))
    form = RequestForm(request.POST)
    if not form.is_valid():
        return _form(request, page, form.values(), form.problems())
    token = request.POST.get(spam.OPENED, "")
    if problem := spam.held_up(request.POST.get(spam.TRAP, ""), token):
        return _form(request, page, form.values(), problem=problem)
    try:
        taken = accept(form.asked() | {"path": page.path if page else ""})
    except TooManyError:
        response = _form(request, page, form.values(), problem=FULL)
        response.status_code = 429
        response.headers["Retry-After"] = str(int(HOUR.total_seconds()))
        return response
    response = HttpResponseRedirect(reverse("format_thanks", args=[taken.reference]))
    response.status_code = 303
    return response


def _form(
    request: HttpRequest,
    page: AskedPage | None,
    values: dict[str, str],
    errors: dict[str, str] | None = None,
    problem: str = "",
) -> HttpResponse:
    token = request.POST.get(spam.OPENED, "")
    context: dict[str, Any] = {
        "heading": HEADING,
        "asked_page": page,
        "values": values,
        "errors": errors or {},
        "problem": problem,
        "formats": [
            {"value": kind.value, "text": kind.label, "hint": HINTS.get(kind)} for kind in Format
        ],
        "ways": [{"value": way.value, "text": way.label} for way in Way],
        # Kept as it was, so that whoever corrects a slip at once is not too quick.
        "opened": token if spam.opened_at(token) else spam.opened_now(),
        "trap": spam.TRAP,
        "contact": contact(),
        "answer_days": settings.ASKAE_FORMAT_DAYS,
        "keep_days": settings.ASKAE_KEEP_REQUESTS_DAYS,
    }
    return render(request, "site/format_request.jinja", context)


@private
@require_safe
def thanks(request: HttpRequest, reference: str) -> HttpResponse:
    """Shows the reference and the day, and nothing of what was asked: the address may be in a history."""
    asked = FormatRequest.objects.filter(reference=reference).first()
    context = {
        "heading": "Thank you" if asked else "We do not have this request",
        "asked": asked,
        "contact": contact(),
        "keep_days": settings.ASKAE_KEEP_REQUESTS_DAYS,
    }
    return render(request, "site/format_thanks.jinja", context, status=200 if asked else 404)
