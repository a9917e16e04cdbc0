"""What a handler may use besides its input."""

from __future__ import annotations

import time

from . import network
from .message import Message
from .services.events import AsyncEvents, Events
from .services.locks import AsyncLocks, Locks
from .services.log import Log
from .services.storage import AsyncStorage, Storage

TYPE_CHECKING = False
if TYPE_CHECKING:
    from socket import socket
    from typing import Any, Callable, Dict, Mapping, Optional

    from .cancellation import Cancellation
    from .outgoing import OutgoingCalls

#: A deadline for a request that names none: the kernel always does, another host may not.
_DEFAULT_TIMEOUT_MS = 30_000


class _Context:
    """What both forms of handlers have."""

    def __init__(self, plugin: str, request: Mapping[str, Any], cancellation: Cancellation, outgoing: OutgoingCalls, config: Any) -> None:
        self._plugin = plugin
        self._request = request
        self._meta: Mapping[str, Any] = request.get("params", {}).get("_meta", {})
        self._cancellation = cancellation
        self._outgoing = outgoing
        #: The validated configuration as it stood when the call began.
        self.config: Any = config
        self._message: Optional[Message] = None

    @property
    def message(self) -> Message:
        """The request or event that is served."""
        if self._message is None:
            self._message = Message(self._request, self._meta, self._plugin, self.now())
        return self._message

    @property
    def deadline(self) -> float:
        """When the caller stops waiting, in milliseconds since the epoch."""
        deadline: float = self._meta.get("deadline", self.message.timestamp + _DEFAULT_TIMEOUT_MS)
        return deadline

    @property
    def cancelled(self) -> bool:
        """Whether the caller withdrew the call, its deadline passed, or the kernel is gone."""
        return self._cancellation.cancelled

    def on_cancel(self, run: Callable[[], object]) -> Callable[[], None]:
        """Run a function when the call is withdrawn, from another thread; returns how to take that back."""
        return self._cancellation.on_cancel(run)

    @property
    def log(self) -> Log:
        """Writes to the kernel's log."""
        return Log(self.notify)

    def notify(self, method: str, data: Any) -> None:
        """Call without an answer; a refusal is only in the kernel's log."""
        self._outgoing.notify(method, data, self._meta_to(method))

    @staticmethod
    def now() -> float:
        """Milliseconds since the epoch."""
        return time.time() * 1000

    def _meta_to(self, method: str) -> Dict[str, Any]:
        meta: Dict[str, Any] = {"timestamp": int(self.now()), "to": [method.partition("/")[0]], "type": "request"}
        if "id" in self._request:
            meta["parent"] = self._request["id"]
        for name in ("deadline", "traceparent"):
            if name in self._meta:
                meta[name] = self._meta[name]
        return meta


class Context(_Context):
    """For a handler that is a plain function; its calls wait. It may be used from threads that the handler starts."""

    def call(self, method: str, data: Any = None) -> Any:
        """Call ``kernel/<service>.<operation>`` or ``<plugin>/<operation>``; the answer's data.

        Raises PluginError with the code that the callee or the kernel answered, and ``core/cancelled`` when this call is withdrawn.
        """
        return self._outgoing.call(method, {} if data is None else data, self._meta_to(method), self._cancellation)

    def available(self, plugin: str) -> bool:
        """Whether an imported plugin can be called now."""
        return self.call("$/available", {"plugin": plugin}) is True

    @property
    def storage(self) -> Storage:
        """Values that the kernel keeps for this plugin."""
        return Storage(self.call)

    @property
    def locks(self) -> Locks:
        """Locks that this plugin shares with others."""
        return Locks(self.call)

    @property
    def events(self) -> Events:
        """The events that this plugin publishes."""
        return Events(self.call)

    def connect(self, host: str, port: int) -> socket:
        """A connection to a granted host; see `plugwright.network`. It gives up at the deadline."""
        return network.connect(host, port, max(0.001, (self.deadline - self.now()) / 1000))

    def sleep(self, seconds: float) -> None:
        """Wait; raises ``core/cancelled`` as soon as the call is withdrawn."""
        self._cancellation.sleep(seconds)


class AsyncContext(_Context):
    """For a handler that is ``async def``; it is used in the handler's event loop."""

    async def call(self, method: str, data: Any = None) -> Any:
        """Call ``kernel/<service>.<operation>`` or ``<plugin>/<operation>``; the answer's data."""
        from .asynchronous import call

        return await call(self._outgoing, method, {} if data is None else data, self._meta_to(method))

    async def available(self, plugin: str) -> bool:
        """Whether an imported plugin can be called now."""
        return await self.call("$/available", {"plugin": plugin}) is True

    @property
    def storage(self) -> AsyncStorage:
        """Values that the kernel keeps for this plugin."""
        return AsyncStorage(self.call)

    @property
    def locks(self) -> AsyncLocks:
        """Locks that this plugin shares with others."""
        return AsyncLocks(self.call)

    @property
    def events(self) -> AsyncEvents:
        """The events that this plugin publishes."""
        return AsyncEvents(self.call)
