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
    from typing import Any, AsyncIterable, AsyncIterator, Callable, Dict, Iterable, Iterator, Mapping, Optional, Union

    from .outgoing import OutgoingCalls
    from .served_call import ServedCall
    from .streams.asynchronous import AsyncStreaming
    from .streams.streaming import Streaming

#: A deadline for a request that names none: the kernel always does, another host may not.
_DEFAULT_TIMEOUT_MS = 30_000


class _Context:
    """What both forms of handlers have."""

    def __init__(self, plugin: str, request: Mapping[str, Any], call: ServedCall, outgoing: OutgoingCalls, config: Any) -> None:
        self._plugin = plugin
        self._request = request
        self._meta: Mapping[str, Any] = request.get("params", {}).get("_meta", {})
        self._call = call
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
        return self._call.cancelled

    def on_cancel(self, run: Callable[[], object]) -> Callable[[], None]:
        """Run a function when the call is withdrawn, from another thread; returns how to take that back."""
        return self._call.on_cancel(run)

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

    def call(self, method: str, data: Any = None, upload: Optional[Iterable[Any]] = None) -> Any:
        """Call ``kernel/<service>.<operation>`` or ``<plugin>/<operation>``; the answer's data.

        The items of ``upload`` are streamed with it, no faster than the callee takes them; what of them nobody needs is left. What they raise ends the call.
        Raises PluginError with the code that the callee or the kernel answered, and ``core/cancelled`` when this call is withdrawn.
        """
        if upload is None:
            return self._outgoing.call(method, {} if data is None else data, self._meta_to(method), self._call)
        from .streams.streaming import call_with_upload

        return call_with_upload(self._outgoing, method, {} if data is None else data, self._meta_to(method), self._call, upload)

    def stream(self, method: str, data: Any = None, upload: Optional[Iterable[Any]] = None) -> Streaming:
        """The same for an operation that streams to its caller: an iterable of its items, whose ``output()`` is the answer's data.

        Leaving the iteration early withdraws the call. An ``upload`` is iterated in a thread of its own.
        """
        from .streams.streaming import open_stream

        return open_stream(self._outgoing, method, {} if data is None else data, self._meta_to(method), self._call, upload)

    @property
    def upload(self) -> Iterator[Any]:
        """What the caller streams, as it arrives. Leaving the iteration early drops the rest.

        Raises PluginError ``core/cancelled`` when this call is withdrawn.
        """
        from .streams.generators import upload_of

        return upload_of(self._call, self._outgoing.streams)

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
        self._call.sleep(seconds)


class AsyncContext(_Context):
    """For a handler that is ``async def``; it is used in the handler's event loop."""

    #: What an async generator said by `output`.
    final: Any = None

    def output(self, value: Any) -> None:
        """Say what a handler that is an async generator answers when it ends: it cannot return a value."""
        self.final = value

    async def call(self, method: str, data: Any = None, upload: Union[None, Iterable[Any], AsyncIterable[Any]] = None) -> Any:
        """Call ``kernel/<service>.<operation>`` or ``<plugin>/<operation>``, with the items of ``upload``; the answer's data."""
        if upload is None:
            from .asynchronous import call

            return await call(self._outgoing, method, {} if data is None else data, self._meta_to(method))
        from .streams.asynchronous import call_with_upload

        return await call_with_upload(self._outgoing, method, {} if data is None else data, self._meta_to(method), self._call, upload)

    def stream(self, method: str, data: Any = None, upload: Union[None, Iterable[Any], AsyncIterable[Any]] = None) -> AsyncStreaming:
        """The same for an operation that streams to its caller: an async iterable of its items; ``await stream.output()`` is the answer's data.

        Leaving the iteration early withdraws the call.
        """
        from .streams.asynchronous import open_stream

        return open_stream(self._outgoing, method, {} if data is None else data, self._meta_to(method), self._call, upload)

    @property
    def upload(self) -> AsyncIterator[Any]:
        """What the caller streams, as it arrives. Leaving the iteration early drops the rest."""
        from .streams.asynchronous import upload_of

        return upload_of(self._call, self._outgoing.streams)

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
