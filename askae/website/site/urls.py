"""Addresses of the hospital's site. The front door sends it whatever is not the checker's."""

from django.conf import settings
from django.urls import URLPattern, URLResolver, include, path, re_path
from django.views.static import serve
from wagtail import urls as wagtail_urls
from wagtail.admin import urls as wagtailadmin_urls
from wagtail.contrib.sitemaps.views import sitemap
from wagtail.documents import urls as wagtaildocs_urls

from askae.website.notices import put_away
from askae.website.site.formats import urls as format_urls
from askae.website.site.news.feed import StoryFeed
from askae.website.site.pages import views

urlpatterns: list[URLPattern | URLResolver] = [
    path("editors/", include(wagtailadmin_urls)),
    path("documents/", include(wagtaildocs_urls)),
    path("formats/", include(format_urls)),
    path("news/feed/", StoryFeed(), name="story_feed"),
    path("search/", views.search, name="search"),
    path("sitemap.xml", sitemap),
    path("notices/put-away/", put_away),  # the checker's, where the site is served by itself
    re_path(r"^media/(?P<path>.*)$", serve, {"document_root": settings.MEDIA_ROOT}),
    path("", include(wagtail_urls)),
]

handler400 = "askae.website.site.pages.views.bad_request"
handler403 = "askae.website.site.pages.views.forbidden"
handler404 = "askae.website.site.pages.views.not_found"
handler500 = "askae.website.site.pages.views.server_error"
