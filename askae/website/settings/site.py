"""Settings of the hospital's site: the checker's own, and Wagtail with its database."""

import os
from pathlib import Path
from typing import Any

import dj_database_url

from .ask import *  # noqa: F403
from .ask import ASKAE_TEMPLATES, _listed, _on

# Files of the site that are not live data: its database where none is named, and pictures.
ASKAE_SITE_DATA = Path(os.environ.get("ASKAE_SITE_DATA", "var/site")).resolve()
ASKAE_SITE = "here"  # the pages may lead to each other
ASKAE_EMBED = []  # the checker alone may stand in a frame
ASKAE_TEMPLATES = [*ASKAE_TEMPLATES, "askae.website.site"]
# Where the site is reached from outside, for feeds, sharing and emails.
ASKAE_SITE_URL = os.environ.get("ASKAE_SITE_URL", "http://127.0.0.1:8000").rstrip("/")
# Working days in which a request for another format is answered.
ASKAE_FORMAT_DAYS = int(os.environ.get("ASKAE_FORMAT_DAYS", "5"))
# Days after its answer that a request for another format is kept.
ASKAE_KEEP_REQUESTS_DAYS = int(os.environ.get("ASKAE_KEEP_REQUESTS_DAYS", "28"))

DATABASES = {
    "default": dj_database_url.parse(
        os.environ.get("ASKAE_DATABASE_URL") or f"sqlite:///{ASKAE_SITE_DATA}/site.sqlite3",
        conn_max_age=60,
        conn_health_checks=True,
    )
}
_database: Any = DATABASES["default"]
_options = _database.setdefault("OPTIONS", {})
if _database["ENGINE"].endswith("sqlite3"):
    # Readers and one writer at a time, who waits instead of failing.
    _options |= {
        "transaction_mode": "IMMEDIATE",
        "timeout": 20,
        "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL;",
    }
else:
    _options |= {"connect_timeout": 3}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

INSTALLED_APPS = [
    "askae.website.ask",
    "askae.website.site.pages",
    "askae.website.site.notices",
    "askae.website.site.information",
    "askae.website.site.news",
    "askae.website.site.services",
    "askae.website.site.exchange",
    "askae.website.site.formats",
    "askae.website.site.editing",
    "askae.website.site.demo",
    "wagtail_2fa",
    "django_otp",
    "django_otp.plugins.otp_totp",
    "axes",
    "wagtail.contrib.forms",
    "wagtail.contrib.redirects",
    "wagtail.contrib.settings",
    "wagtail.contrib.sitemaps",
    "django.contrib.sitemaps",
    "wagtail.embeds",
    "wagtail.sites",
    "wagtail.users",
    "wagtail.snippets",
    "wagtail.documents",
    "wagtail.images",
    "wagtail.search",
    "wagtail.admin",
    "wagtail",
    "modelcluster",
    "taggit",
    "django_filters",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
]
MIDDLEWARE = [
    "askae.website.site.editing.headers.editors_policy",
    "askae.website.middleware.security_headers",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "askae.website.formats.other_formats",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "askae.website.site.editing.second_factor.SecondFactor",
    "wagtail.contrib.redirects.middleware.RedirectMiddleware",
    "axes.middleware.AxesMiddleware",
]
ROOT_URLCONF = "askae.website.site.urls"
WSGI_APPLICATION = "askae.website.site.wsgi.application"
APPEND_SLASH = True
USE_I18N = True  # the editors' side
WAGTAIL_I18N_ENABLED = False

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.jinja2.Jinja2",
        "DIRS": [],
        "APP_DIRS": False,
        "OPTIONS": {
            "environment": "askae.website.templates.environment",
            "extensions": [
                "wagtail.jinja2tags.core",
                "wagtail.images.jinja2tags.images",
            ],
            "context_processors": ["askae.website.site.pages.context.frame"],
        },
    },
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "wagtail.contrib.settings.context_processors.settings",
            ]
        },
    },
]

# The pages take theirs from the checker's /static/; these are the editors' own.
STATIC_URL = "/editors-static/"
STATICFILES_DIRS = []
STATICFILES_FINDERS = ["django.contrib.staticfiles.finders.AppDirectoriesFinder"]
MEDIA_URL = "/media/"
MEDIA_ROOT = ASKAE_SITE_DATA / "media"

# Who signs in.
AUTHENTICATION_BACKENDS = [
    "axes.backends.AxesStandaloneBackend",
    "django.contrib.auth.backends.ModelBackend",
]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 12},
    },
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
LOGIN_URL = "wagtailadmin_login"
LOGIN_REDIRECT_URL = "wagtailadmin_home"
# By name and not by address: behind a proxy everybody has the same one.
AXES_LOCKOUT_PARAMETERS = ["username"]
AXES_FAILURE_LIMIT = 10
AXES_COOLOFF_TIME = 0.25  # hours
AXES_LOCKOUT_CALLABLE = "askae.website.site.editing.lockout.locked_out"
# A wrong password in that time does not make it longer: else anybody could lock out an editor for good.
AXES_RESET_COOL_OFF_ON_FAILURE_DURING_LOCKOUT = False
AXES_DISABLE_ACCESS_LOG = True
AXES_VERBOSE = False
# A second factor is there for everybody; 1: nobody gets in without one.
WAGTAIL_2FA_REQUIRED = _on("ASKAE_SECOND_FACTOR")
WAGTAIL_2FA_OTP_TOTP_NAME = "Ask A&E editors"
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_AGE = 12 * 3600
SESSION_COOKIE_NAME = "editor"
CSRF_COOKIE_NAME = "form"
CSRF_COOKIE_HTTPONLY = True
CSRF_COOKIE_SAMESITE = SESSION_COOKIE_SAMESITE = "Lax"
CSRF_TRUSTED_ORIGINS = _listed("ASKAE_TRUSTED_ORIGINS", ASKAE_SITE_URL)
CSRF_FAILURE_VIEW = "askae.website.site.pages.views.form_expired"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = _on("ASKAE_HTTPS")
# The editors' forms hold whole pages.
DATA_UPLOAD_MAX_MEMORY_SIZE = 5 * 1024 * 1024
DATA_UPLOAD_MAX_NUMBER_FIELDS = 10_000

WAGTAIL_SITE_NAME = "Ask A&E: the hospital’s site"
WAGTAILADMIN_BASE_URL = ASKAE_SITE_URL
WAGTAILADMIN_PERMITTED_LANGUAGES = [("en", "English")]
WAGTAIL_USER_TIME_ZONES = ["Europe/London"]
WAGTAIL_GRAVATAR_PROVIDER_URL = None
# Reviewers may mend what they approve; its author cannot change it meanwhile.
WAGTAIL_WORKFLOW_REQUIRE_REAPPROVAL_ON_EDIT = False
WAGTAIL_ENABLE_UPDATE_CHECK = False
WAGTAIL_ENABLE_WHATS_NEW_BANNER = False
WAGTAILIMAGES_EXTENSIONS = ["jpg", "jpeg", "png", "webp"]
WAGTAILIMAGES_IMAGE_MODEL = "pages.Picture"
WAGTAILIMAGES_MAX_UPLOAD_SIZE = 10 * 1024 * 1024
WAGTAILDOCS_EXTENSIONS = ["pdf", "docx", "odt", "brf", "mp3", "mp4", "txt"]
WAGTAILDOCS_SERVE_METHOD = "serve_view"
WAGTAILEMBEDS_FINDERS: list[dict[str, object]] = []  # nothing of another host
WAGTAILSEARCH_BACKENDS = {"default": {"BACKEND": "wagtail.search.backends.database"}}
WAGTAIL_FRONTEND_LOGIN_URL = "/editors/login/"
WAGTAIL_PASSWORD_RESET_ENABLED = bool(os.environ.get("ASKAE_SMTP_HOST"))

# Without a mail server nothing is sent; the editors' side shows all that a mail would say.
EMAIL_HOST = os.environ.get("ASKAE_SMTP_HOST", "")
EMAIL_BACKEND = f"django.core.mail.backends.{'smtp' if EMAIL_HOST else 'dummy'}.EmailBackend"
DEFAULT_FROM_EMAIL = os.environ.get("ASKAE_MAIL_FROM", "website@hospital.example")

SILENCED_SYSTEM_CHECKS = ["axes.W006"]  # see AXES_LOCKOUT_PARAMETERS
