"""The WSGI application: the checker, and through it the hospital's site where there is one."""

import os
from typing import Any

from django.conf import settings
from django.core.wsgi import get_wsgi_application
from django.urls import get_resolver

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "askae.website.settings")

application: Any = get_wsgi_application()
_ = get_resolver().url_patterns  # a mistake in a view stops the start, not the first visitor
if settings.ASKAE_SITE:
    from askae.website.front import front

    application = front(application, settings.ASKAE_SITE)
