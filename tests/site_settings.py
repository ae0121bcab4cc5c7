"""Django settings for tests of the hospital's site: the real ones, with directories of their own."""

import os
import tempfile

_data = tempfile.TemporaryDirectory(prefix="askae-tests-")  # removed when the tests end
os.environ["ASKAE_LIVE"] = os.environ["ASKAE_SITE_DATA"] = _data.name

from askae.website.settings.site import *  # noqa: E402, F403
