"""Addresses of the whole site."""

from django.conf import settings
from django.urls import URLPattern, URLResolver, include, path, re_path

from askae.api import api
from askae.website.ask.urls import in_a_frame
from askae.website.ask.views import entry, information
from askae.website.embedding import LOOK, look_style, script
from askae.website.notices import put_away

urlpatterns: list[URLPattern | URLResolver] = [
    path("", entry.home),
    path("ask/", include("askae.website.ask.urls")),
    path("embed.js", script),
    re_path(rf"^embed/{LOOK}/look\.css$", look_style),
    re_path(r"^embed/(?:[0-9a-f]{6}(?:-header)?(?:-footer)?/)?", include(in_a_frame)),
    path("api/v1/", api.urls),
    path("notices/put-away/", put_away),
    path("health/", information.health),
    path("robots.txt", information.robots),
]
if settings.ASKAE_BENCH:
    urlpatterns.append(path("bench/hello", information.hello))

handler400 = "askae.website.ask.views.errors.bad_request"
handler403 = "askae.website.ask.views.errors.forbidden"
handler404 = "askae.website.ask.views.errors.not_found"
handler500 = "askae.website.ask.views.errors.server_error"
