"""The editors' side is a program of its own, which needs scripts and styles in its pages; the public pages do not."""

from __future__ import annotations

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

Answer = Callable[[HttpRequest], HttpResponse]

EDITORS = "/editors/"
POLICY = "; ".join(
    [
        "default-src 'self'",
        "script-src 'self' 'unsafe-inline' 'unsafe-eval'",
        "style-src 'self' 'unsafe-inline'",
        "img-src 'self' data: blob:",
        "font-src 'self' data:",
        "connect-src 'self'",
        "frame-src 'self'",
        "worker-src 'self' blob:",
        "form-action 'self'",
        "base-uri 'self'",
        "frame-ancestors 'self'",
    ]
)
LOOSENED = {
    "Content-Security-Policy": POLICY,
    "X-Frame-Options": "SAMEORIGIN",  # the preview stands in a frame of the editor
    "Referrer-Policy": "same-origin",  # forms of the editors' side are checked by it
}


def editors_policy(answer: Answer) -> Answer:
    """Stands before `security_headers`, and so has the last word."""

    def answered(request: HttpRequest) -> HttpResponse:
        response = answer(request)
        if request.path.startswith(EDITORS):
            for name, value in LOOSENED.items():
                response.headers[name] = value
        return response

    return answered
