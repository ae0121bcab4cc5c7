"""The security headers of every answer, exact and in one place."""

from collections.abc import Callable, Mapping

from django.conf import settings
from django.http import HttpRequest, HttpResponse

from .embedding import look_of

Answer = Callable[[HttpRequest], HttpResponse]

POLICY = "; ".join(
    [
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "img-src 'self'",
        "font-src 'self'",
        "connect-src 'self'",  # suggestions while somebody types
        "form-action 'self'",
        "base-uri 'none'",
        "frame-ancestors 'none'",
    ]
)


def permissions(*own: str) -> str:
    """The Permissions-Policy where this page, and nobody else, may ask the browser for ``own``."""
    features = ("camera", "geolocation", "microphone", "payment", "usb")
    return ", ".join(f"{feature}={'(self)' if feature in own else '()'}" for feature in features)


HEADERS = {
    "Content-Security-Policy": POLICY,
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": permissions(),
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
}
STRICT_TRANSPORT = "max-age=31536000; includeSubDomains"


def headers_for(request: HttpRequest) -> Mapping[str, str]:
    """An embedded page may stand in frames of the sites that the operator names; every other page in none."""
    if not look_of(request):
        return HEADERS
    ancestors = " ".join(["frame-ancestors", *settings.ASKAE_EMBED])
    framed = {
        **HEADERS,
        "Content-Security-Policy": POLICY.replace("frame-ancestors 'none'", ancestors),
    }
    del framed["X-Frame-Options"]  # it cannot name other sites
    return framed


def security_headers(answer: Answer) -> Answer:
    """Adds what `headers_for` says; a page that needs more brings a policy of its own."""

    def answered(request: HttpRequest) -> HttpResponse:
        response = answer(request)
        for name, value in headers_for(request).items():
            response.headers.setdefault(name, value)
        if request.is_secure():
            response.headers["Strict-Transport-Security"] = STRICT_TRANSPORT
        if request.method == "HEAD" and not response.streaming:
            response.headers["Content-Length"] = str(len(response.content))
            response.content = b""
        return response

    return answered
