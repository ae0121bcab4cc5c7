"""The demonstration's pictures, drawn for it."""

from __future__ import annotations

from django.core.files.images import ImageFile

from askae.website.site.pages.models import Picture

from .words import CONTENT, alt_texts


def load_pictures() -> dict[str, Picture]:
    loaded = {}
    for path in sorted((CONTENT / "pictures").glob("*.png")):
        with path.open("rb") as file:
            loaded[path.stem] = Picture.objects.create(
                title=path.stem.replace("-", " ").capitalize(),
                description=alt_texts()[path.stem],
                file=ImageFile(file, name=path.name),
            )
    return loaded
