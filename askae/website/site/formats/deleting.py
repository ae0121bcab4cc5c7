"""Nothing that says who asked is kept longer than was promised."""

from __future__ import annotations

from datetime import date

from django.contrib.contenttypes.models import ContentType
from django.db import transaction
from django.utils import timezone
from wagtail.models import ModelLogEntry

from . import working_days
from .models import FormatRequest, PastRequest


def delete_old(today: date) -> int:
    """Each request past its time becomes an anonymous line; gives how many did."""
    with transaction.atomic():
        # Locked, so that two runs at once do not count a request twice.
        old = list(FormatRequest.objects.select_for_update().filter(delete_after__lte=today))
        PastRequest.objects.bulk_create(_line(request) for request in old)
        keys = [request.pk for request in old]
        ModelLogEntry.objects.filter(
            content_type=ContentType.objects.get_for_model(FormatRequest),
            object_id__in=[str(key) for key in keys],
        ).delete()
        FormatRequest.objects.filter(pk__in=keys).delete()
    return len(old)


def _line(request: FormatRequest) -> PastRequest:
    asked_on = timezone.localdate(request.created)
    return PastRequest(
        asked_on=asked_on,
        kind=request.kind,
        outcome=request.state,
        days=working_days.days_between(asked_on, request.answered_on or asked_on),
    )
