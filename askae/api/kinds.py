"""What the types of problems mean, at the addresses that problem documents name."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from ninja import Router

from . import schemas
from .problems import FOLDER, KINDS, ProblemError
from .serving import CHECKED_FIRST, as_json

router = Router(tags=["Problems"])


@router.get(
    "/problems/{name}",
    response={200: schemas.ProblemKindOut, 404: schemas.ProblemOut},
    summary="What a type of problem means",
    operation_id="read_problem",
    url_name="read_problem",
)
def problem(request: HttpRequest, name: str) -> HttpResponse:
    if name not in KINDS:
        raise ProblemError("not-found", "There is no such type of problem.")
    kind = KINDS[name]
    about = {"type": FOLDER + name, "title": kind.title, "status": kind.status, "means": kind.means}
    return as_json(about, CHECKED_FIRST)
