"""The calls that are being served, and their answers."""

from __future__ import annotations

import sys
from threading import Lock

from .context import AsyncContext, Context
from .errors import PluginError, core_error
from .plugin import is_async_generator, is_generator
from .served_call import ServedCall
from .wire.violation import UnsendableError

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any, Callable, Dict, Mapping, NoReturn

    from .outgoing import OutgoingCalls
    from .plugin import Handler, Plugin
    from .wire.channel import Channel

_NUMBERS = {"core/invalid": -32602, "core/contract-violation": -32603, "core/internal": -32603}


def error_answer(request: Any, error: PluginError) -> Dict[str, Any]:
    """An error as it travels. Nothing but plain data of the error leaves: no traceback, no cause."""
    data: Dict[str, Any] = {"code": error.code, "class": error.error_class, "retryable": error.retryable}
    if error.details is not None:
        data["details"] = dict(error.details)
    return {"jsonrpc": "2.0", "id": request, "error": {"code": _NUMBERS.get(error.code, -32000), "message": error.message, "data": data}}


class Serving:
    """Runs handlers and sends what comes of them; handlers may run in any number of threads."""

    def __init__(self, plugin: Plugin, channel: Channel, outgoing: OutgoingCalls, leave: Callable[[int], NoReturn], more: Callable[[], bool]) -> None:
        self._plugin = plugin
        self._channel = channel
        #: Whether this thread is to serve another call right after this one.
        self._more = more
        self._outgoing = outgoing
        self._leave = leave
        self._calls: Dict[Any, ServedCall] = {}
        self._lock = Lock()
        self._idle: Callable[[bool], object] = lambda _: None
        self.config: Any = {}

    def __len__(self) -> int:
        with self._lock:
            return sum(not call.answered for call in self._calls.values())

    def handler_of(self, method: str) -> Handler:
        """What serves a method. Raises PluginError ``core/not-found`` or ``core/unsupported``."""
        owner, _, name = method.partition("/")
        if owner != self._plugin.id:
            raise core_error("core/not-found", method)
        handler = self._plugin.handlers.get(name)
        if handler is None:
            raise core_error("core/unsupported", f"{name} has no handler")
        return handler

    def admit(self, request: Mapping[str, Any]) -> ServedCall:
        """A call begins; in the thread that receives."""
        meta = request.get("params", {}).get("_meta", {})
        call = ServedCall(meta.get("deadline"))
        if "download" in meta or "upload" in meta:
            call.streams = self._outgoing.streams.serve(request["id"], meta, call)
        with self._lock:
            self._calls[request["id"]] = call
        return call

    def cancel(self, request: Any) -> None:
        """The kernel withdraws a call; one that is not known is over."""
        call = self._calls.get(request) if isinstance(request, (int, float)) else None
        if call is not None:
            call.cancel()

    def cancel_all(self) -> None:
        """The kernel is gone."""
        for call in list(self._calls.values()):
            call.cancel()

    def is_stuck(self) -> bool:
        """Whether a call computes without end."""
        with self._lock:
            return any(call.is_stuck() for call in self._calls.values())

    def when_idle(self, run: Callable[[bool], object]) -> None:
        """Run a function once nothing is served any more; it hears whether the thread that receives runs it."""
        with self._lock:
            busy = len(self._calls) > 0
            if busy:
                self._idle = run
        if not busy:
            run(True)

    def serve(self, handler: Handler, request: Mapping[str, Any], call: ServedCall) -> None:
        """Serve a call by a plain function, in this thread."""
        call.begin()
        context = Context(self._plugin.id, request, call, self._outgoing, self.config)
        try:
            output = handler(request.get("params", {}).get("data"), context)
            if is_generator(output):
                from .streams.generators import exhaust

                output = exhaust(output, call, self._outgoing.streams.until)
        except BaseException as error:
            self._fail(request, error, call)
        else:
            self._succeed(request, output, call)

    async def serve_async(self, handler: Handler, request: Mapping[str, Any], call: ServedCall) -> None:
        """Serve a call by a coroutine."""
        call.begin()
        context = AsyncContext(self._plugin.id, request, call, self._outgoing, self.config)
        try:
            output = handler(request.get("params", {}).get("data"), context)
            if is_async_generator(output):
                from .streams.asynchronous import exhaust

                await exhaust(output, call)
                output = context.final
            else:
                output = await output
        except BaseException as error:
            from asyncio import CancelledError

            if isinstance(error, CancelledError):
                error = core_error("core/cancelled", "the caller withdrew the call")
            self._fail(request, error, call)
        else:
            self._succeed(request, output, call)

    def refuse(self, request: Mapping[str, Any], error: PluginError, receiving: bool = False) -> None:
        """Answer by an error."""
        try:
            self._channel.send(error_answer(request["id"], error), receiving)
        except UnsendableError as reason:
            self._channel.send(error_answer(request["id"], core_error("core/contract-violation", f"an error that no message can carry: {reason}")), receiving)

    def _succeed(self, request: Mapping[str, Any], output: Any, call: ServedCall) -> None:
        call.answered = True
        try:
            self._channel.respond(request["id"], {} if output is None else output, self._more)
        except UnsendableError as error:
            self.refuse(request, core_error("core/contract-violation", f"an output that no message can carry: {error}"))
        self._over(request, call)

    def _fail(self, request: Mapping[str, Any], error: BaseException, call: ServedCall) -> None:
        call.answered = True
        if isinstance(error, SystemExit):
            self._leave(error.code if isinstance(error.code, int) else 0 if error.code is None else 1)
        if isinstance(error, UnsendableError):
            error = core_error("core/contract-violation", f"an item that no message can carry: {error}")
        if isinstance(error, PluginError):
            self.refuse(request, error)
        else:
            report(error)
            reason = f"{request['method']} raised {type(error).__name__}: {error}"
            self.refuse(request, core_error("core/contract-violation", reason))
        self._over(request, call)

    def _over(self, request: Mapping[str, Any], call: ServedCall) -> None:
        if call.streams is not None:
            self._outgoing.streams.served(request["id"])
        with self._lock:
            self._calls.pop(request["id"], None)
            idle = len(self._calls) == 0
        if idle:
            self._idle(False)


def report(error: BaseException) -> None:
    """What a handler raised by mistake is for its author: it goes to standard error, which the kernel keeps with the plugin's log."""
    from traceback import print_exception

    print_exception(type(error), error, error.__traceback__, file=sys.stderr)
