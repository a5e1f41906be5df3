"""A child process's end of the pipes that it was begun with (``retrieval/children.py``)."""

from __future__ import annotations

import os
from typing import BinaryIO


def own_output() -> BinaryIO:
    """Standard output kept for what the parent waits for alone: whatever anything prints goes to standard error."""
    output = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)
    return output
