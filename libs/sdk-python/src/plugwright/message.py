"""The message that a handler serves."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any, Mapping, Optional, Sequence


class Message:
    """A request or an event, as ``docs/protocol.md`` describes it under "What the SDK shows"."""

    __slots__ = ("id", "timestamp", "sender", "to", "type", "method", "data", "correlation", "timeout")

    def __init__(self, request: Mapping[str, Any], meta: Mapping[str, Any], plugin: str, now: float) -> None:
        #: Unique in the kernel; a redelivered event keeps its id, so a receiver can recognise it.
        self.id: str = meta.get("id") or str(request["id"])
        #: When it was sent, in milliseconds since the epoch.
        self.timestamp: float = meta.get("timestamp", now)
        #: Id of the plugin that sent it, or ``kernel``.
        self.sender: str = meta.get("from", "kernel")
        #: Ids of all receivers.
        self.to: Sequence[str] = meta.get("to", [plugin])
        #: ``request``, ``event`` or ``broadcast``.
        self.type: str = meta.get("type", "request")
        #: ``<plugin>/<operation>`` of a request; the topic ``<document>/<event>`` of an event.
        self.method: str = meta.get("topic", request["method"])
        self.data: Any = request.get("params", {}).get("data")
        #: The trace id of the call that caused it.
        self.correlation: Optional[str] = meta["traceparent"][3:35] if "traceparent" in meta else None
        #: Milliseconds from ``timestamp`` to the deadline.
        self.timeout: Optional[float] = meta["deadline"] - self.timestamp if "deadline" in meta else None
