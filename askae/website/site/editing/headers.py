"""The editors' side is a program of its own, which needs scripts and styles in its pages; the public pages do not."""

from __future__ import annotations

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

from askae.website import middleware

Answer = Callable[[HttpRequest], HttpResponse]

EDITORS = "/editors/"
POLICY = "; ".join(
    [
        "default-src 'none'",
        # Date fields, lists of rows, choosers and the lists of users and pages bring scripts of their own.
        "script-src 'self' 'unsafe-inline'",
        "script-src-attr 'none'",
        # The text editor, pop-up menus and the explorer set styles on what they draw.
        "style-src 'self' 'unsafe-inline'",
        "img-src 'self' blob:",  # blob: a picture that is being uploaded
        "font-src 'self'",
        "connect-src 'self'",  # automatic saving, choosers, previews
        "frame-src 'self'",  # the preview
        "form-action 'self'",
        "base-uri 'none'",
        "frame-ancestors 'self'",
    ]
)
PREVIEWS = frozenset(
    {
        "preview_on_add",
        "preview_on_edit",
        "view_draft",
        "revisions_view",
        "workflow_preview",
    }
)
"""Addresses that show a public page, under the public pages' policy but in a frame."""
PREVIEW_POLICY = middleware.POLICY.replace("frame-ancestors 'none'", "frame-ancestors 'self'")
LOOSENED = {
    "X-Frame-Options": "SAMEORIGIN",  # the preview stands in a frame of the editor
    "Referrer-Policy": "same-origin",  # forms of the editors' side are checked by it
}


def editors_policy(answer: Answer) -> Answer:
    """Stands before `security_headers`, and so has the last word."""

    def answered(request: HttpRequest) -> HttpResponse:
        response = answer(request)
        if request.path.startswith(EDITORS):
            response.headers["Content-Security-Policy"] = policy_for(request)
            for name, value in LOOSENED.items():
                response.headers[name] = value
        return response

    return answered


def policy_for(request: HttpRequest) -> str:
    match = request.resolver_match
    return PREVIEW_POLICY if match and match.url_name in PREVIEWS else POLICY
