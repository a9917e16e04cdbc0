"""Handlers that are ``async def``: one event loop in a thread of its own, started by the first of them."""

from __future__ import annotations

import asyncio
import threading

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any, Coroutine, Mapping, Optional

    from .cancellation import Cancellation
    from .errors import PluginError
    from .outgoing import OutgoingCalls


class LoopThread:
    """Runs coroutines, each as a task that ends with its call."""

    def __init__(self) -> None:
        self.loop = asyncio.new_event_loop()
        self.thread = threading.Thread(target=self.loop.run_forever, name="plugwright-async", daemon=True)
        self.thread.start()

    def run(self, serve: Coroutine[Any, Any, None], cancellation: Cancellation) -> None:
        """Start a coroutine from any thread; it is cancelled when its call is withdrawn."""
        self.loop.call_soon_threadsafe(self._start, serve, cancellation)

    def _start(self, serve: Coroutine[Any, Any, None], cancellation: Cancellation) -> None:
        task = self.loop.create_task(serve)
        forget = cancellation.on_cancel(lambda: self.loop.call_soon_threadsafe(task.cancel))
        task.add_done_callback(lambda _: forget())


async def call(outgoing: OutgoingCalls, method: str, data: Any, meta: Mapping[str, Any]) -> Any:
    """Send a call and await its answer; it is withdrawn when the task is cancelled."""
    loop = asyncio.get_running_loop()
    answer: asyncio.Future[Any] = loop.create_future()

    def arrived(value: Any, error: Optional[PluginError]) -> None:
        if answer.done():
            return
        if error is None:
            answer.set_result(value)
        else:
            answer.set_exception(error)

    request = outgoing.start(method, data, meta, lambda value, error: loop.call_soon_threadsafe(arrived, value, error))
    try:
        return await answer
    except asyncio.CancelledError:
        outgoing.withdraw(request)
        raise
