"""For all tests: the same examples each time, unless new ones are asked for.

`HYPOTHESIS_PROFILE=explore pytest` looks for new ones.
"""

from __future__ import annotations

import os

from hypothesis import settings

settings.register_profile("steady", derandomize=True, deadline=None)
settings.register_profile("explore", max_examples=5_000, deadline=None)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "steady"))

if "MUTANT_UNDER_TEST" in os.environ:
    pytest_plugins = ["support.mutants"]
