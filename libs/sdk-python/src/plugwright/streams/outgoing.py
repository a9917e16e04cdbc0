"""The sending end of one direction of a stream."""

from __future__ import annotations

from threading import Lock
from time import monotonic

from ..wire.json_text import item_text
from ..wire.limits import MAX_CREDIT
from ..wire.violation import ProtocolError

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any, Callable, Iterator, List, Optional

    from ..wire.channel import Channel
    from .later import Later

#: So many bytes of items are worth a message of their own, and so are those that came so many seconds after the one before.
_ENOUGH = 16 * 1024
_PATIENCE = 0.001

#: Bytes are cut into pieces of this size, so that calls get between them.
_PIECE_BYTES = 64 * 1024


class OutgoingStream:
    """Sends what one thread puts, small items together. To put waits for nothing; where there is no `room`, nothing is taken."""

    def __init__(self, channel: Channel, later: Later, request: Any, to: str, credit: int) -> None:
        self._channel = channel
        self._later = later
        self._request = request
        self._to = to
        self._credit = credit
        self._closed = False
        self._waiting: List[Callable[[], object]] = []
        #: Guards credit and fate; held for moments only, since the thread that receives takes it.
        self._lock = Lock()
        self._batch: List[bytes] = []
        self._size = 0
        self._left_at = 0.0
        self._awaited = False
        #: Guards what waits for company, and the order of messages; held while a message is written.
        self._order = Lock()

    @property
    def clear(self) -> bool:
        """Whether there is room now."""
        return self._credit > 0 and not self._closed

    def room(self, wake: Callable[[], object]) -> Optional[bool]:
        """Whether anything may be sent: False where nobody takes it any more. None where it has to wait: ``wake`` is run, once, when that changes."""
        with self._lock:
            if self._closed:
                return False
            if self._credit > 0:
                return True
            self._waiting.append(wake)
            return None

    def pieces(self, item: Any) -> Iterator[Any]:
        """What of an item is to be put at a time, each when there is room."""
        if isinstance(item, (bytes, bytearray, memoryview)):
            # They go by themselves, after what was put before.
            self.flush()
            whole = bytes(item)
            for at in range(0, len(whole), _PIECE_BYTES):
                yield whole[at : at + _PIECE_BYTES]
        else:
            yield item

    def put(self, piece: Any) -> Optional[bool]:
        """Send one of the `pieces` of an item, which is bytes or any JSON value; whether something left. None where there is no room. Raises UnsendableError."""
        if not self.clear:
            return None
        if isinstance(piece, bytes):
            message, cost = self._channel.stream_bytes(self._request, self._to, piece)
            with self._order:
                if not self.clear:
                    return None
                self._transmit(message, cost)
            return True
        text = item_text(piece)
        with self._order:
            # What waited for company may have left meanwhile, and have taken the room.
            if not self.clear:
                return None
            self._batch.append(text)
            self._size += len(text)
            if self._size >= _ENOUGH or monotonic() - self._left_at > _PATIENCE:
                self._send_batch()
                return True
            if not self._awaited:
                self._awaited = True
                self._later.add(self._ripen)
            return False

    def flush(self) -> None:
        """Send what waits for company."""
        with self._order:
            self._send_batch()

    def end(self) -> None:
        """Say that nothing more comes in this direction."""
        with self._order:
            self._send_batch()
            self._transmit(*self._channel.stream_text(self._request, self._to, b'"end":true'), free=True)
        self.close()

    def grant(self, credit: int) -> None:
        """The receiver has room for so many more bytes. Raises ProtocolError ``credit-invalid``."""
        with self._lock:
            if self._credit + credit > MAX_CREDIT:
                raise ProtocolError("credit-invalid", f"credit of {self._credit + credit} bytes")
            self._credit += credit
        self._wake()

    def close(self) -> None:
        """Nobody takes it any more; what waits for company is dropped."""
        with self._lock:
            self._closed = True
        self._wake()

    def _ripen(self) -> None:
        with self._order:
            self._awaited = False
            self._send_batch()

    def _send_batch(self) -> None:
        # Where something waits there was room for it, and nothing has left since: that takes this lock, too.
        if self._batch:
            items = b",".join(self._batch)
            self._batch.clear()
            self._size = 0
            self._transmit(*self._channel.stream_text(self._request, self._to, b'"items":[' + items + b"]"))
            self._left_at = monotonic()

    def _transmit(self, message: bytes, cost: int, free: bool = False) -> None:
        with self._lock:
            if self._closed:
                return
            self._credit -= 0 if free else cost
        self._channel.post(message)

    def _wake(self) -> None:
        with self._lock:
            waiting, self._waiting = self._waiting, []
        for run in waiting:
            run()
