"""Calls that stream, for handlers that are no coroutines."""

from __future__ import annotations

from threading import Thread

from .calling import StreamingCall
from .generators import items_of, write

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any, Iterable, Iterator, Mapping, Optional

    from ..cancellation import Cancellation
    from ..outgoing import OutgoingCalls
    from .streams import Streams


class Streaming:
    """A call that streams to its caller: an iterable of its items. Leaving the iteration early withdraws the call."""

    def __init__(self, call: StreamingCall, streams: Streams) -> None:
        self._call = call
        self._streams = streams

    def __iter__(self) -> Iterator[Any]:
        incoming = self._call.streams.incoming
        assert incoming is not None
        if not self._call.left:
            try:
                yield from items_of(incoming, self._streams)
            except GeneratorExit:
                self._call.leave()
                raise
        outcome_of(self._call, self._streams)

    def output(self) -> Any:
        """The answer's data, once the call is over. Items that nobody iterated over are dropped. Raises PluginError."""
        for _ in self:
            pass
        return outcome_of(self._call, self._streams)

    def __del__(self) -> None:
        self._call.leave()


def open_stream(
    outgoing: OutgoingCalls, method: str, data: Any, meta: Mapping[str, Any], cancellation: Cancellation, upload: Optional[Iterable[Any]]
) -> Streaming:
    """Send a call and, from a thread of their own, the items with it."""
    call = StreamingCall(outgoing, method, data, meta, cancellation, True, upload is not None)
    if upload is not None:
        # It may end the call.
        outgoing.step_aside()
        Thread(target=send_all, args=(call, upload, outgoing.streams), name="plugwright-upload", daemon=True).start()
    return Streaming(call, outgoing.streams)


def call_with_upload(outgoing: OutgoingCalls, method: str, data: Any, meta: Mapping[str, Any], cancellation: Cancellation, upload: Iterable[Any]) -> Any:
    """Send a call and the items with it, and wait for its answer."""
    call = StreamingCall(outgoing, method, data, meta, cancellation, False, True)
    send_all(call, upload, outgoing.streams)
    return outcome_of(call, outgoing.streams)


def send_all(call: StreamingCall, items: Iterable[Any], streams: Streams) -> None:
    """Send items with a call for as long as it goes on. What they raise is its outcome."""
    stream = call.streams.outgoing
    assert stream is not None
    try:
        for item in items:
            if not write(stream, item, streams.until):
                return
        stream.end()
    except BaseException as error:
        call.fail(error)


def outcome_of(call: StreamingCall, streams: Streams) -> Any:
    """Wait for the answer's data, or raise the error."""
    value, error = streams.until(call.outcome)
    if error is not None:
        raise error
    return value
