"""Structured log records; they travel as notifications, nobody waits for them."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any, Callable, Dict

#: A longer message is cut: the kernel would refuse the record.
_MOST_CHARACTERS = 8192


class Log:
    """Writes records. Fields are data; they are never put into the message."""

    __slots__ = ("_notify",)

    def __init__(self, notify: Callable[[str, Any], None]) -> None:
        self._notify = notify

    def debug(self, message: str, **fields: Any) -> None:
        """Write a record of level debug."""
        self._write("debug", message, fields)

    def info(self, message: str, **fields: Any) -> None:
        """Write a record of level info."""
        self._write("info", message, fields)

    def warn(self, message: str, **fields: Any) -> None:
        """Write a record of level warn."""
        self._write("warn", message, fields)

    def error(self, message: str, **fields: Any) -> None:
        """Write a record of level error."""
        self._write("error", message, fields)

    def _write(self, level: str, message: str, fields: Dict[str, Any]) -> None:
        record: Dict[str, Any] = {"level": level, "message": message[:_MOST_CHARACTERS]}
        if fields:
            record["fields"] = fields
        self._notify("kernel/log.write", record)
