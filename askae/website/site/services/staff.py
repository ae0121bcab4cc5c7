"""The pages of the editors' side about places: the overview, and files in and out."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib.auth.models import AnonymousUser
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe
from wagtail.admin import messages

from askae.live import live_directory
from askae.places import from_data
from askae.places.files import FORMATS, LARGEST, FileError, read_places, write_places
from askae.triage import BundleError

from . import place_files
from .overview import COUNTED_DAYS, overview
from .places import HospitalPlace


class PlacesFile(forms.Form):
    file = forms.FileField(help_text="Our own JSON, schema.org or FHIR R4: it is found out which.")


def may_change(user: Any) -> bool:
    return not isinstance(user, AnonymousUser) and user.has_perm("services.change_hospitalplace")


@require_safe
def what_is_open(request: HttpRequest) -> HttpResponse:
    """For everybody who may sign in: it has no personal data."""
    try:
        found = overview(live_directory(), timezone.now(), request.GET.get("complaint", ""))
    except BundleError:
        return render(request, "services/overview.html", {"overview": None}, status=503)
    context = {
        "overview": found,
        "formats": {kind: one.name for kind, one in FORMATS.items()},
        "may_change": may_change(request.user),
        "counted_days": COUNTED_DAYS,
    }
    return render(request, "services/overview.html", context)


@require_safe
def export(request: HttpRequest, kind: str) -> HttpResponse:
    if kind not in FORMATS:
        raise Http404
    places = from_data(place.as_published() for place in HospitalPlace.objects.all())
    response = HttpResponse(write_places(places, kind), content_type=FORMATS[kind].media_type)
    response.headers["Content-Disposition"] = f'attachment; filename="places-{kind}.json"'
    return response


@require_http_methods(["GET", "HEAD", "POST"])
def take_in(request: HttpRequest) -> HttpResponse:
    if not may_change(request.user) or not request.user.has_perm("services.add_hospitalplace"):
        raise PermissionDenied
    form = PlacesFile(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        try:
            text = form.cleaned_data["file"].read(4 * LARGEST).decode()
            number = place_files.take_in(read_places(text))
        except UnicodeDecodeError:
            form.add_error("file", "The file is not UTF-8 text.")
        except FileError as problem:
            form.add_error("file", f"Nothing was changed. {problem}")
        else:
            places = "1 place" if number == 1 else f"{number} places"
            messages.success(request, f"{places} taken in. Others stay as they were.")
            return redirect("what_is_open")
    return render(request, "services/take_in.html", {"form": form})
