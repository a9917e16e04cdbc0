"""The calls of this plugin to the kernel that wait for an answer."""

from __future__ import annotations

from itertools import count
from threading import Lock

from .cancellation import withdrawn
from .errors import PluginError, core_error
from .wire.violation import UnsendableError

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any, Callable, Dict, Mapping, Optional

    from .cancellation import Cancellation
    from .streams.streams import Streams
    from .wire.channel import Channel

    #: Hears the outcome of a call: a value, or the error.
    Settle = Callable[[Any, Optional[PluginError]], object]


def _error_of(error: Mapping[str, Any]) -> PluginError:
    data = error["data"]
    return PluginError(
        data["code"],
        error["message"],
        data.get("details"),
        error_class=str(data.get("class", "internal")),
        retryable=data.get("retryable") is True,
    )


class Waiter:
    """What a thread waits for."""

    __slots__ = ("settled", "_lock")

    def __init__(self) -> None:
        self.settled = False
        self._lock = Lock()
        self._lock.acquire()

    def settle(self) -> None:
        """It is there; called once."""
        self.settled = True
        self._lock.release()

    def wait(self) -> None:
        """Return when it is there."""
        self._lock.acquire()


class Answer(Waiter):
    """The outcome of a call that a thread waits for."""

    __slots__ = ("_value", "_error")

    def arrived(self, value: Any, error: Optional[PluginError]) -> None:
        """The outcome is known; called once."""
        self._value, self._error = value, error
        self.settle()

    def outcome(self) -> Any:
        """The value, or raises the error."""
        if self._error is not None:
            raise self._error
        return self._value


class OutgoingCalls:
    """Numbers calls and hands each its answer. ``wait`` waits for one that comes from the kernel; ``step_aside`` goes before other waits."""

    def __init__(self, channel: Channel, wait: Callable[[Waiter], None], step_aside: Callable[[], None]) -> None:
        self._channel = channel
        self._wait = wait
        self.step_aside = step_aside
        self._waiting: Dict[int, Settle] = {}
        self._ids = count(1)
        self._closed = False
        self._streams: Optional[Streams] = None
        self._lock = Lock()

    @property
    def streams(self) -> Streams:
        """All streams of this channel. Imported when first asked for: a plugin that never streams starts without that code."""
        # Finalisers look, too: what interrupts whoever holds the lock must not wait for it.
        if self._streams is None:
            from .streams.streams import Streams

            with self._lock:
                if self._streams is None:
                    self._streams = Streams(self._channel, self._wait)
        return self._streams

    def start(self, method: str, data: Any, meta: Mapping[str, Any], settle: Settle, opening: Callable[[int], object] = lambda _: None) -> int:
        """Send a call; ``settle`` hears its outcome, once, from whatever thread that comes by. Raises PluginError ``core/limit-exceeded``.

        ``opening`` hears its id before anything can come of it.
        """
        request = next(self._ids)
        opening(request)
        self._waiting[request] = settle
        try:
            self._send({"jsonrpc": "2.0", "id": request, "method": method, "params": {"data": data, "_meta": meta}})
        except PluginError:
            del self._waiting[request]
            raise
        if self._closed:
            self.close()
        return request

    def call(self, method: str, data: Any, meta: Mapping[str, Any], cancellation: Cancellation) -> Any:
        """Send a call and wait for its answer; withdrawn with the call that it belongs to."""
        if cancellation.cancelled:
            raise withdrawn()
        answer = Answer()
        request = self.start(method, data, meta, answer.arrived)
        # It is the thread that receives which hears of the withdrawal.
        forget = cancellation.on_cancel(lambda: self.withdraw(request, receiving=True))
        self._wait(answer)
        forget()
        return answer.outcome()

    def notify(self, method: str, data: Any, meta: Mapping[str, Any]) -> None:
        """Send a call that nobody waits for. Raises PluginError ``core/limit-exceeded``."""
        self._send({"jsonrpc": "2.0", "method": method, "params": {"data": data, "_meta": meta}})

    def withdraw(self, request: int, receiving: bool = False) -> None:
        """Tell the kernel that nobody waits for a call any more; whoever did gets ``core/cancelled``."""
        settle = self._waiting.pop(request, None)
        if settle is None:
            return
        self._channel.send({"jsonrpc": "2.0", "method": "$/cancel", "params": {"data": {"id": request}}}, receiving)
        settle(None, withdrawn())

    def answer(self, response: Mapping[str, Any]) -> None:
        """An answer arrived; one to a withdrawn call is dropped."""
        settle = self._waiting.pop(response["id"], None)
        if settle is None:
            return
        if "error" in response:
            settle(None, _error_of(response["error"]))
        else:
            settle(response["result"].get("data"), None)

    def close(self) -> None:
        """The kernel is gone: nobody gets an answer any more."""
        self._closed = True
        while self._waiting:
            try:
                _, settle = self._waiting.popitem()
            except KeyError:
                return
            settle(None, core_error("core/unavailable", "the kernel, which ended during the call"))

    def _send(self, message: Any) -> None:
        try:
            self._channel.send(message)
        except UnsendableError as error:
            raise core_error("core/limit-exceeded", f"what a message can carry: {error}") from None
