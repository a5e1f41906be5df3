"""Why the bot cannot start or go on: each problem has a line for the operator and an exit code.

Errors::

    Problem            carries the key of its line, the values in it, and the exit code
    ├── TokenRefused   Telegram does not know the token
    ├── AddressTaken   an address of ours cannot be listened at
    └── AlreadyRunning another process has the database or the token
"""

from __future__ import annotations

WRONG_SETTING = 2
CANNOT_RUN = 1


class Problem(Exception):
    key = ""
    code = CANNOT_RUN

    @property
    def values(self) -> dict[str, str]:
        return {}


class TokenRefused(Problem):
    key = "token-refused"
    code = WRONG_SETTING


class AddressTaken(Problem):
    """``variable``: the setting that names the address."""

    key = "address-taken"
    code = WRONG_SETTING

    def __init__(self, variable: str, reason: str) -> None:
        super().__init__(reason)
        self.variable = variable

    @property
    def values(self) -> dict[str, str]:
        return {"variable": self.variable, "reason": str(self)}


class AlreadyRunning(Problem):
    """``pid``: the number of the other process, empty if it could not be read."""

    key = "already-running"

    def __init__(self, pid: str) -> None:
        super().__init__(pid)
        self.pid = pid

    @property
    def values(self) -> dict[str, str]:
        return {"pid": self.pid or "?"}
