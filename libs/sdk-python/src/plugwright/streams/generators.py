"""Handlers that stream and are no coroutines."""

from __future__ import annotations

from ..cancellation import withdrawn

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any, Callable, Generator, Iterator, Optional, TypeVar

    from ..served_call import ServedCall
    from .incoming import IncomingStream
    from .outgoing import OutgoingStream
    from .streams import Streams

    T = TypeVar("T")
    #: What an attempt gives, tried again when it says so, for as long as it gives None.
    Until = Callable[[Callable[[Callable[[], object]], Optional[T]]], T]


def exhaust(generator: Generator[Any, None, Any], call: ServedCall, until: Until[bool]) -> Any:
    """Send what the generator of a handler yields, for whoever wants it, and give what it returns. It does not go on without room.

    Raises what the generator raises, UnsendableError, and PluginError ``core/cancelled``.
    """
    download = None if call.streams is None else call.streams.outgoing
    try:
        while True:
            item = next(generator)
            if (download is not None and not write(download, item, until)) or call.cancelled:
                raise withdrawn()
    except StopIteration as end:
        return end.value
    finally:
        # What was yielded before a failure comes before it.
        if download is not None:
            download.flush()
        generator.close()


def write(stream: OutgoingStream, item: Any, until: Until[bool]) -> bool:
    """Send an item when there is room; False where nobody takes it any more. Raises UnsendableError."""
    for piece in stream.pieces(item):
        while stream.put(piece) is None:
            if not until(stream.room):
                return False
    return True


def items_of(incoming: IncomingStream, streams: Streams) -> Iterator[Any]:
    """What arrives, until its end."""
    while True:
        values, cost = streams.until(incoming.take)
        if values is None:
            return
        yield from values
        incoming.consumed(cost)


def upload_of(call: ServedCall, streams: Streams) -> Iterator[Any]:
    """What the caller of a call streams: nothing where it offers nothing."""
    if call.streams is None or call.streams.incoming is None:
        return
    try:
        yield from items_of(call.streams.incoming, streams)
    except GeneratorExit:
        streams.later.add(call.streams.incoming.drop)
        raise
    if call.cancelled:
        raise withdrawn()
