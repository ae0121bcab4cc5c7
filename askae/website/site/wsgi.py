"""The WSGI application of the hospital's site."""

import os

from django.core.wsgi import get_wsgi_application
from django.urls import get_resolver

os.environ["DJANGO_SETTINGS_MODULE"] = os.environ.get(
    "ASKAE_SITE_SETTINGS", "askae.website.settings.site"
)

application = get_wsgi_application()
_ = get_resolver().url_patterns  # a mistake in a view stops the start, not the first visitor
