"""Django settings for tests: the real ones, with a live directory of their own."""

import os
import tempfile

_live = tempfile.TemporaryDirectory(prefix="askae-tests-")  # removed when the tests end
os.environ["ASKAE_LIVE"] = _live.name

from askae.website.settings import *  # noqa: E402, F403

ASKAE_API_LIMIT = 0  # tests ask often; those of the limit set one
