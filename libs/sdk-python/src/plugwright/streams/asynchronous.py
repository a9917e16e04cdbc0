"""Streams of handlers that are ``async def``."""

from __future__ import annotations

import asyncio

from ..cancellation import withdrawn
from .calling import StreamingCall

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any, AsyncGenerator, AsyncIterable, AsyncIterator, Callable, Iterable, Mapping, Optional, TypeVar, Union

    from ..cancellation import Cancellation
    from ..outgoing import OutgoingCalls
    from ..served_call import ServedCall
    from .incoming import IncomingStream
    from .outgoing import OutgoingStream
    from .streams import Streams

    T = TypeVar("T")
    Items = Union[Iterable[Any], AsyncIterable[Any]]


async def until(attempt: Callable[[Callable[[], object]], Optional[T]]) -> T:
    """What an attempt gives, tried again when it says so, for as long as it gives None."""
    loop = asyncio.get_running_loop()
    while True:
        woken: asyncio.Future[None] = loop.create_future()
        found = attempt(lambda: loop.call_soon_threadsafe(_wake, woken))
        if found is not None:
            return found
        await woken


def _wake(waiter: asyncio.Future[None]) -> None:
    if not waiter.done():
        waiter.set_result(None)


async def exhaust(generator: AsyncGenerator[Any, None], call: ServedCall) -> None:
    """Send what the generator of a handler yields, for whoever wants it. It does not go on without room.

    Raises what the generator raises, UnsendableError, and PluginError ``core/cancelled``.
    """
    download = None if call.streams is None else call.streams.outgoing
    try:
        async for item in generator:
            if (download is not None and not await write(download, item)) or call.cancelled:
                raise withdrawn()
    finally:
        # What was yielded before a failure comes before it.
        if download is not None:
            download.flush()
        await generator.aclose()


async def write(stream: OutgoingStream, item: Any) -> bool:
    """Send an item when there is room; False where nobody takes it any more. Raises UnsendableError."""
    for piece in stream.pieces(item):
        while (left := stream.put(piece)) is None:
            if not await until(stream.room):
                return False
        if left:
            # Others get their turn, however much room there is.
            await asyncio.sleep(0)
    return True


async def items_of(incoming: IncomingStream) -> AsyncIterator[Any]:
    """What arrives, until its end."""
    while True:
        values, cost = await until(incoming.take)
        if values is None:
            return
        for value in values:
            yield value
        incoming.consumed(cost)


async def upload_of(call: ServedCall, streams: Streams) -> AsyncIterator[Any]:
    """What the caller of a call streams: nothing where it offers nothing."""
    if call.streams is None or call.streams.incoming is None:
        return
    try:
        async for item in items_of(call.streams.incoming):
            yield item
    except BaseException:
        streams.later.add(call.streams.incoming.drop)
        raise
    if call.cancelled:
        raise withdrawn()


class AsyncStreaming:
    """A call that streams to its caller: an async iterable of its items. Leaving the iteration early withdraws the call."""

    def __init__(self, call: StreamingCall) -> None:
        self._call = call

    async def __aiter__(self) -> AsyncIterator[Any]:
        incoming = self._call.streams.incoming
        assert incoming is not None
        if not self._call.left:
            try:
                async for item in items_of(incoming):
                    yield item
            except BaseException:
                self._call.leave()
                raise
        await outcome_of(self._call)

    async def output(self) -> Any:
        """The answer's data, once the call is over. Items that nobody iterated over are dropped. Raises PluginError."""
        async for _ in self:
            pass
        return await outcome_of(self._call)

    def __del__(self) -> None:
        self._call.leave()


def open_stream(outgoing: OutgoingCalls, method: str, data: Any, meta: Mapping[str, Any], cancellation: Cancellation, upload: Optional[Items]) -> AsyncStreaming:
    """Send a call and, from a task of their own, the items with it."""
    call = StreamingCall(outgoing, method, data, meta, cancellation, True, upload is not None)
    if upload is not None:
        _start_upload(call, upload)
    return AsyncStreaming(call)


async def call_with_upload(outgoing: OutgoingCalls, method: str, data: Any, meta: Mapping[str, Any], cancellation: Cancellation, upload: Items) -> Any:
    """Send a call and the items with it, and await its answer."""
    call = StreamingCall(outgoing, method, data, meta, cancellation, False, True)
    _start_upload(call, upload)
    try:
        return await outcome_of(call)
    except asyncio.CancelledError:
        call.leave()
        raise


def _start_upload(call: StreamingCall, items: Items) -> None:
    """Send items with a call, in a task that ends with it."""
    loop = asyncio.get_running_loop()
    task = loop.create_task(_send_all(call, items))
    if call.outcome(lambda: loop.call_soon_threadsafe(task.cancel)) is not None:
        task.cancel()


async def _send_all(call: StreamingCall, items: Items) -> None:
    stream = call.streams.outgoing
    assert stream is not None
    try:
        async for item in _each(items):
            if not await write(stream, item):
                return
        stream.end()
    except asyncio.CancelledError:
        pass
    except BaseException as error:
        call.fail(error)


async def _each(items: Items) -> AsyncIterator[Any]:
    if hasattr(items, "__aiter__"):
        async for item in items:
            yield item
    else:
        for item in items:
            yield item


async def outcome_of(call: StreamingCall) -> Any:
    """Await the answer's data, or raise the error."""
    value, error = await until(call.outcome)
    if error is not None:
        raise error
    return value
