"""Addresses of the checker."""

from django.urls import path, re_path

from .views import complaints, entry, information, suggest

in_a_frame = [
    path("", entry.start),
    re_path(r"^j/(?P<name>[\w-]{8,24})/leave/$", entry.leave),
    re_path(r"^j/(?P<name>[\w-]{8,24})/(?P<place>.*)$", entry.visit_page),
    path("cleared/", information.page("ask/cleared.jinja")),
]
"""What of the checker is embedded; its other pages open in the whole window."""

urlpatterns = [
    *in_a_frame,
    path("about/", information.page("ask/about.jinja")),
    path("about/complaints/", complaints.every_complaint),
    path("about/complaints/general-rules/", complaints.general),
    re_path(r"^about/complaints/(?P<id>[a-z0-9_]+)/$", complaints.complaint),
    path("cookies/", information.page("ask/cookies.jinja")),
    path("privacy/", information.page("ask/privacy.jinja")),
    path("suggest/", suggest.suggest),
    path("terms/", information.page("ask/terms.jinja")),
    path("report/", information.report),
]
