"""The events that the plugin publishes."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any, Awaitable, Callable


class Events:
    """Waits for each answer."""

    __slots__ = ("_call",)

    def __init__(self, call: Callable[[str, Any], Any]) -> None:
        self._call = call

    def publish(self, event: str, payload: Any) -> str:
        """Publish an event that the manifest declares; its id, once the kernel has accepted it."""
        published: str = self._call("kernel/events.publish", {"event": event, "payload": payload})["id"]
        return published


class AsyncEvents:
    """The same, awaited."""

    __slots__ = ("_call",)

    def __init__(self, call: Callable[[str, Any], Awaitable[Any]]) -> None:
        self._call = call

    async def publish(self, event: str, payload: Any) -> str:
        """Publish an event that the manifest declares; its id, once the kernel has accepted it."""
        published: str = (await self._call("kernel/events.publish", {"event": event, "payload": payload}))["id"]
        return published
