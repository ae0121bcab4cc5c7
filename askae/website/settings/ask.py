"""Settings of the checker: no database, no sessions, no accounts, no third party."""

import os
from pathlib import Path

from django.core.exceptions import ImproperlyConfigured

from .keys import secret_keys
from .origins import read_origins

WEBSITE = Path(__file__).resolve().parent.parent


def _on(name: str) -> bool:
    return os.environ.get(name, "").lower() in {"1", "true", "yes", "on"}


def _listed(name: str, default: str) -> list[str]:
    return [part.strip() for part in os.environ.get(name, default).split(",") if part.strip()]


def _number(name: str, default: int) -> int:
    text = os.environ.get(name, "").strip() or str(default)
    if not text.isdecimal():
        raise ImproperlyConfigured(f"{name} is {text!r}. It must be a whole number, as 0 or 100.")
    return int(text)


# The live directory: knowledge, notices, stops, counts, and the key if none is given.
ASKAE_LIVE = Path(os.environ.get("ASKAE_LIVE", "var/live")).resolve()
ASKAE_DEMO = _on("ASKAE_DEMO")
ASKAE_HOSPITAL = os.environ.get("ASKAE_HOSPITAL", "").strip()
# Where the hospital's site is served, for this process to pass requests on; empty: the checker stands alone.
ASKAE_SITE = os.environ.get("ASKAE_SITE", "").strip()
ASKAE_REPORT_EMAIL = os.environ.get("ASKAE_REPORT_EMAIL", "")
ASKAE_REPORT_PHONE = os.environ.get("ASKAE_REPORT_PHONE", "")
# Where "leave this page quickly" leads: somewhere that anybody may be reading.
ASKAE_EXIT_URL = os.environ.get("ASKAE_EXIT_URL", "https://www.bbc.co.uk/weather")
# Origins of the websites that may show the checker in a frame of theirs; none: it cannot be embedded.
ASKAE_EMBED = read_origins("ASKAE_EMBED", _listed("ASKAE_EMBED", ""))
ASKAE_JOURNEY_HOURS = 4
ASKAE_BENCH = _on("ASKAE_BENCH")

# Requests a minute to the API, for each key or else each address, in each process; 0: no limit.
ASKAE_API_LIMIT = _number("ASKAE_API_LIMIT", 1200)
ASKAE_API_KEY_NEEDED = _on("ASKAE_API_KEY_NEEDED")
# Proxies in front that tell in X-Forwarded-For whom they speak for; what comes from further out is not believed.
ASKAE_PROXIES = _number("ASKAE_PROXIES", 0)

SECRET_KEYS = secret_keys(ASKAE_LIVE)
SECRET_KEY, *SECRET_KEY_FALLBACKS = SECRET_KEYS
DEBUG = _on("ASKAE_DEBUG")
# Nothing here is built from the Host header, and there is no ambient authority to steal.
ALLOWED_HOSTS = _listed("ASKAE_HOSTS", "*")

DATABASES: dict[str, object] = {}
INSTALLED_APPS = ["askae.website.ask", "corsheaders"]
MIDDLEWARE = [
    "corsheaders.middleware.CorsMiddleware",
    "askae.website.middleware.security_headers",
    "askae.website.embedding.embedded_pages",
    "askae.website.formats.other_formats",
    "whitenoise.middleware.WhiteNoiseMiddleware",
]
# Packages that hold the templates, in a folder jinja2/.
ASKAE_TEMPLATES = ["askae.website", "askae.website.ask"]
ROOT_URLCONF = "askae.website.urls"
WSGI_APPLICATION = "askae.website.wsgi.application"
APPEND_SLASH = False
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.jinja2.Jinja2",
        "DIRS": [],
        "APP_DIRS": False,
        "OPTIONS": {"environment": "askae.website.templates.environment"},
    }
]

STATIC_URL = "/static/"
STATICFILES_DIRS = [WEBSITE / "static"]
STATICFILES_FINDERS = ["django.contrib.staticfiles.finders.FileSystemFinder"]
WHITENOISE_USE_FINDERS = True
WHITENOISE_AUTOREFRESH = DEBUG
WHITENOISE_ALLOW_ALL_ORIGINS = False
# Pages ask for style and script with a fingerprint; what these ask for in turn has none.
WHITENOISE_MAX_AGE = 24 * 3600

LANGUAGE_CODE = "en-gb"
TIME_ZONE = "Europe/London"
USE_TZ = True
USE_I18N = False

# A journey's answers are small; anything longer is not ours.
DATA_UPLOAD_MAX_MEMORY_SIZE = 64 * 1024
DATA_UPLOAD_MAX_NUMBER_FIELDS = 200

# Other sites whose pages may use the API in their readers' browsers. Never with cookies.
CORS_ALLOWED_ORIGINS = read_origins("ASKAE_API_ORIGINS", _listed("ASKAE_API_ORIGINS", ""))
CORS_URLS_REGEX = r"^/api/v1/"
CORS_ALLOW_METHODS = ["GET", "HEAD", "POST"]
CORS_ALLOW_HEADERS = ["authorization", "content-type", "if-none-match"]
CORS_EXPOSE_HEADERS = ["etag", "ratelimit", "ratelimit-policy", "retry-after"]

# Set where a proxy in front speaks https and says so in this header.
if ASKAE_HTTPS := _on("ASKAE_HTTPS"):
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")

# Errors go to the server's log by type and place only: what a person said never does.
LOGGING_CONFIG = "askae.website.logs.configure"
