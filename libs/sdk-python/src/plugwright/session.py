"""One running plugin on one channel: answers the kernel until it stops or goes away."""

from __future__ import annotations

import threading
from collections import deque

from .errors import PluginError, core_error
from .outgoing import OutgoingCalls
from .plugin import is_async
from .serving import Serving, report
from .turns import Turns
from .wire.messages import is_message
from .wire.violation import ProtocolError

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any, Callable, Deque, Dict, Mapping, NoReturn, Optional, Tuple

    from .asynchronous import LoopThread
    from .outgoing import Waiter
    from .plugin import Handler, Plugin
    from .served_call import ServedCall
    from .wire.channel import Channel
    from .wire.frames import Arrived

    Job = Tuple[Handler, Mapping[str, Any], ServedCall]

PROTOCOL_VERSION = 1

#: Name and version that the plugin's side gives in `$/initialize`.
SDK_NAME = "python/0.1.0"


class Session:
    """Receives messages and sees to each: the protocol's own at once, operations by their handlers."""

    def __init__(self, plugin: Plugin, channel: Channel, leave: Callable[[int], NoReturn]) -> None:
        self._plugin = plugin
        self._channel = channel
        self._turns = Turns(self._lead, self._on_fault)
        self._outgoing = OutgoingCalls(channel, self._wait, self._step_aside)
        self._serving = Serving(plugin, channel, self._outgoing, leave, self._serves_on)
        self._arrived: Deque[Arrived] = deque()
        self._job: Optional[Job] = None
        self._closed = False
        self._ended = threading.Event()
        self._loop: Optional[LoopThread] = None

    def run(self) -> None:
        """Serve until the channel closes."""
        self._turns.start()
        self._ended.wait()

    def _lead(self) -> None:
        """Receive and serve for as long as this thread leads."""
        # The leader before this one may have answers waiting, and takes its time.
        self._channel.flush(receiving=True)
        leads = True
        while leads and not self._closed:
            # A leader that went on to wait left the job that came meanwhile.
            job, self._job = self._job, None
            while job is None and not self._closed:
                job = self._receive()
            if job is not None:
                self._turns.begin()
                self._serving.serve(*job)
                leads = self._turns.end()

    def _receive(self) -> Optional[Job]:
        """See to the next message; the job, where it is an operation for a thread."""
        if not self._arrived:
            self._channel.flush(receiving=True)
            self._arrived.extend(self._channel.receive())
            if not self._arrived:
                self._close()
                return None
        return self._take(*self._arrived.popleft())

    def _wait(self, waiter: Waiter) -> None:
        """Wait for what a handler waits for: the answer to a call, or its turn in a stream. The leader receives meanwhile, until there is something else to serve."""
        if self._turns.leads() and self._turns.end():
            while not waiter.settled and not self._closed:
                job = self._receive()
                if job is not None:
                    self._job = job
                    self._turns.hand_over()
                    break
            else:
                self._turns.begin()
        waiter.wait()

    def _step_aside(self) -> None:
        """This thread will wait for others, too: who receives hears of nothing but the kernel."""
        if self._turns.leads() and self._turns.end():
            self._turns.hand_over()

    def _serves_on(self) -> bool:
        """Whether this thread, or the watch in its place, sees to another message right after this call."""
        return len(self._arrived) > 0 and self._turns.leads() and self._turns.watched

    def _on_fault(self, error: BaseException) -> None:
        # A fault of the SDK itself: a plugin that hears nothing any more is of no use.
        report(error)
        self._ended.set()

    def _take(self, message: Any, length: int) -> Optional[Job]:
        try:
            return self._see_to(message, length)
        except ProtocolError:
            self._close()
            return None

    def _see_to(self, message: Any, length: int) -> Optional[Job]:
        if type(message) is tuple:
            self._outgoing.streams.receive_bytes(message, length)
            return None
        if not is_message(message):
            raise ProtocolError("not-a-message", "JSON that is no message")
        method = message.get("method")
        if method is None:
            self._outgoing.answer(message)
        elif method == "$/cancel":
            data = message.get("params", {}).get("data")
            self._serving.cancel(data.get("id") if isinstance(data, dict) else None)
        elif method == "$/data":
            self._outgoing.streams.receive_data(message.get("params", {}).get("data"), length)
        elif method == "$/credit":
            self._outgoing.streams.receive_credit(message.get("params", {}).get("data"))
        elif "id" in message:
            try:
                return self._request(method, message)
            except PluginError as error:
                self._serving.refuse(message, error, receiving=True)
        return None

    def _request(self, method: str, message: Mapping[str, Any]) -> Optional[Job]:
        if method.startswith("$/"):
            answer = self._protocol(method, message)
            if answer is not None:
                self._channel.send({"jsonrpc": "2.0", "id": message["id"], "result": {"data": answer}}, receiving=True)
            return None
        handler = self._serving.handler_of(method)
        call = self._serving.admit(message)
        if not is_async(handler):
            return (handler, message, call)
        if self._loop is None:
            # Costs tens of milliseconds, so only plugins that need it have it.
            from .asynchronous import LoopThread

            self._loop = LoopThread()
        self._loop.run(self._serving.serve_async(handler, message, call), call)
        return None

    def _protocol(self, method: str, message: Mapping[str, Any]) -> Optional[Dict[str, Any]]:
        """The answer to a method of the protocol itself; None where there is none, or not yet."""
        data = message.get("params", {}).get("data")
        data = data if isinstance(data, dict) else {}
        if method == "$/initialize":
            if data.get("protocol") != PROTOCOL_VERSION:
                raise core_error("core/unsupported", f"protocol {data.get('protocol')}")
            self._serving.config = data.get("config", {})
            return {"protocol": PROTOCOL_VERSION, "sdk": SDK_NAME, "id": self._plugin.id, "version": self._plugin.version}
        if method == "$/health":
            # A call that computes without end would hold a thread for ever: silence has the kernel start anew.
            return None if self._serving.is_stuck() else {"status": "ok", "serving": len(self._serving)}
        if method == "$/config":
            self._serving.config = data.get("config", {})
            return {}
        if method == "$/stop":
            self._serving.when_idle(lambda receiving: self._stop(message["id"], receiving))
            return None
        raise core_error("core/not-found", method)

    def _stop(self, request: Any, receiving: bool) -> None:
        self._channel.send({"jsonrpc": "2.0", "id": request, "result": {"data": {}}}, receiving)
        self._ended.set()

    def _close(self) -> None:
        self._closed = True
        self._turns.close()
        self._serving.cancel_all()
        self._outgoing.close()
        self._ended.set()
