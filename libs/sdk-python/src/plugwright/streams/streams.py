"""The streams of one channel, in both directions and for calls of both sides."""

from __future__ import annotations

from ..outgoing import Waiter
from ..wire.limits import MAX_CREDIT, STREAM_WINDOW
from ..wire.messages import is_id
from ..wire.violation import ProtocolError
from .incoming import IncomingStream
from .later import Later
from .outgoing import OutgoingStream

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any, Callable, Dict, Mapping, Optional, Sequence, Tuple, TypeVar

    from ..cancellation import Cancellation
    from ..wire.channel import Channel
    from ..wire.frames import StreamBytes

    T = TypeVar("T")


class CallStreams:
    """The ends of the streams of one call that are on this side."""

    __slots__ = ("incoming", "outgoing")

    def __init__(self, incoming: Optional[IncomingStream], outgoing: Optional[OutgoingStream]) -> None:
        self.incoming = incoming
        self.outgoing = outgoing

    def close(self) -> None:
        """The call is over, or withdrawn."""
        if self.incoming is not None:
            self.incoming.end()
        if self.outgoing is not None:
            self.outgoing.close()


class Streams:
    """Finds the stream that a message is for. ``wait`` waits for a `Waiter`, in a thread that may be the one that receives."""

    def __init__(self, channel: Channel, wait: Callable[[Waiter], None]) -> None:
        self._channel = channel
        self._wait = wait
        self.later = Later()
        #: By the id of the call: the kernel numbers what is served, and this side its own.
        self._served: Dict[float, CallStreams] = {}
        self._own: Dict[float, CallStreams] = {}

    def until(self, attempt: Callable[[Callable[[], object]], Optional[T]]) -> T:
        """What an attempt gives, tried again when it says so, for as long as it gives None."""
        while True:
            waiter = Waiter()
            found = attempt(waiter.settle)
            if found is not None:
                return found
            self._wait(waiter)

    def serve(self, request: Any, meta: Mapping[str, Any], call: Cancellation) -> CallStreams:
        """The streams that the caller of a call offers; for the thread that receives. They end when it withdraws the call."""
        offers_upload = meta.get("upload") is True
        streams = CallStreams(
            self._incoming(request, "callee") if offers_upload else None,
            OutgoingStream(self._channel, self.later, request, "caller", meta["download"]) if "download" in meta else None,
        )
        self._served[request] = streams
        call.on_cancel(streams.close)
        if offers_upload:
            self._grant(request, "callee", STREAM_WINDOW, receiving=True)
        return streams

    def served(self, request: Any) -> None:
        """A call was answered."""
        self._served.pop(request).close()

    def open(self, request: int, download: bool, upload: bool) -> CallStreams:
        """The streams that a call of this side offers, before it leaves."""
        streams = CallStreams(
            self._incoming(request, "caller") if download else None,
            OutgoingStream(self._channel, self.later, request, "callee", 0) if upload else None,
        )
        self._own[request] = streams
        return streams

    def over(self, request: int) -> None:
        """A call of this side is over."""
        self._own.pop(request).close()

    def receive_data(self, data: Any, cost: int) -> None:
        """A ``$/data`` arrived, of so many bytes. What was not offered, or is over, is dropped. Raises ProtocolError."""
        request, to = _place_of(data, "not-a-message", "a $/data that has not its form")
        items, text, end = data.get("items", []), data.get("bytes", ""), data.get("end", False)
        if type(items) is not list or type(text) is not str or type(end) is not bool or ("items" in data and "bytes" in data):
            raise ProtocolError("not-a-message", "a $/data that has not its form")
        self._push(request, to, [_decoded(text)] if text else items, cost, end)

    def receive_bytes(self, message: StreamBytes, cost: int) -> None:
        """Bytes arrived as they are. Raises ProtocolError."""
        request, to, end, data = message
        self._push(request, to, [data] if data else [], cost, end)

    def receive_credit(self, data: Any) -> None:
        """A ``$/credit`` arrived; for a stream that is over it means nothing any more. Raises ProtocolError ``credit-invalid``."""
        request, to = _place_of(data, "credit-invalid", "a $/credit that has not its form")
        credit = data.get("bytes")
        if not is_id(credit) or not 1 <= credit <= MAX_CREDIT:
            raise ProtocolError("credit-invalid", "credit that is no number of bytes")
        streams = (self._served if to == "caller" else self._own).get(request)
        if streams is not None and streams.outgoing is not None:
            streams.outgoing.grant(int(credit))

    def _push(self, request: float, to: str, values: Sequence[Any], cost: int, end: bool) -> None:
        streams = (self._own if to == "caller" else self._served).get(request)
        if streams is None or streams.incoming is None:
            return
        # A message that only ends its stream is free: it must not wait for credit that nobody needs any more. One that says nothing costs: it could come for ever.
        if values or not end:
            streams.incoming.push(values, cost)
        if end:
            streams.incoming.end()

    def _incoming(self, request: Any, to: str) -> IncomingStream:
        return IncomingStream(STREAM_WINDOW, lambda credit, receiving: self._grant(request, to, credit, receiving))

    def _grant(self, request: Any, to: str, credit: int, receiving: bool) -> None:
        self._channel.send({"jsonrpc": "2.0", "method": "$/credit", "params": {"data": {"id": request, "to": to, "bytes": credit}}}, receiving)


def _place_of(data: Any, breach: str, reason: str) -> Tuple[float, str]:
    if type(data) is not dict or not is_id(data.get("id")) or data.get("to") not in ("caller", "callee"):
        raise ProtocolError(breach, reason)
    return data["id"], data["to"]


def _decoded(text: str) -> bytes:
    from binascii import Error, a2b_base64

    try:
        return a2b_base64(text)
    except (Error, ValueError):
        raise ProtocolError("not-a-message", "stream bytes that are no base64") from None
