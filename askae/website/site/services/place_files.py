"""Places read from a file into the site, all of them or none."""

from __future__ import annotations

from collections.abc import Iterable

from django.core.exceptions import ValidationError
from django.db import transaction

from askae.places import Place
from askae.places.files import FileError

from .places import SAME, SERVICES, HospitalPlace


def take_in(places: Iterable[Place]) -> int:
    """Adds or changes places by their id, and leaves others alone. Raises FileError; then nothing was changed."""
    number = 0
    with transaction.atomic():
        for place in places:
            _take_in(place)
            number += 1
    return number


def _take_in(place: Place) -> None:
    if not place.services or any(service not in SERVICES for service in place.services):
        known = ", ".join(SERVICES)
        raise FileError(f"{place.id}: “services” must name at least one of these: {known}.")
    found = HospitalPlace.objects.filter(place_id=place.id).first()
    kept = found or HospitalPlace(place_id=place.id)
    kept.name = place.name
    kept.service, *kept.more_services = place.services
    for key in SAME:
        value = getattr(place, key)
        setattr(kept, key, list(value) if isinstance(value, tuple) else value)
    kept.exceptions = "\n".join(place.exceptions)
    kept.latitude, kept.longitude = place.position or (None, None)
    try:
        kept.full_clean()
    except ValidationError as problem:
        says = "; ".join(
            f"{field}: {' '.join(texts)}" for field, texts in problem.message_dict.items()
        )
        raise FileError(f"{place.id}: {says}") from None
    kept.save()
