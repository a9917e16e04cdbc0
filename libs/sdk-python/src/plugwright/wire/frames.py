"""The profile of frames: four bytes of length, one of kind, and the payload."""

from __future__ import annotations

from .json_text import parse_json
from .limits import MAX_FRAME_BYTES, MAX_ID
from .violation import ProtocolError

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any, List, Tuple

    #: Bytes of a stream: id of its request, `caller` or `callee`, whether they are the last, and the bytes.
    StreamBytes = Tuple[int, str, bool, bytes]

    #: What came in one frame or line, and the length of its payload in bytes. JSON has no tuples, so one of those is `StreamBytes`.
    Arrived = Tuple[Any, int]

JSON_FRAME = 1
BYTES_FRAME = 2

#: Length and kind.
FRAME_HEADER_BYTES = 5
_STREAM_HEADER_BYTES = 9
_LAST = 1
_TO_CALLEE = 2


def encode_frame(text: bytes) -> bytes:
    """JSON text as one frame."""
    return (len(text) + 1).to_bytes(4, "big") + b"\x01" + text


def encode_stream_bytes(request: int, to: str, data: bytes) -> bytes:
    """Bytes of a stream as one frame."""
    flags = _TO_CALLEE if to == "callee" else 0
    header = (len(data) + _STREAM_HEADER_BYTES + 1).to_bytes(4, "big") + bytes((BYTES_FRAME, flags))
    return header + int(request).to_bytes(8, "big") + data


def read_stream_bytes(payload: bytes) -> StreamBytes:
    """The payload of a frame of kind 2. Raises ProtocolError ``frame-form``."""
    if len(payload) < _STREAM_HEADER_BYTES:
        raise ProtocolError("frame-form", "stream bytes without a whole header")
    flags = payload[0]
    request = int.from_bytes(payload[1:_STREAM_HEADER_BYTES], "big")
    if flags > _LAST + _TO_CALLEE or request > MAX_ID:
        raise ProtocolError("frame-form", "stream bytes with flags or an id that cannot be")
    direction = "callee" if flags & _TO_CALLEE else "caller"
    return (request, direction, bool(flags & _LAST), payload[_STREAM_HEADER_BYTES:])


class FrameDecoder:
    """Cuts bytes into frames, however they arrive. Lengths are bounded before anything is kept."""

    def __init__(self, max_bytes: int = MAX_FRAME_BYTES) -> None:
        self._max_bytes = max_bytes
        self._held = bytearray()

    @property
    def open(self) -> bool:
        """Whether a frame has begun and is not complete."""
        return len(self._held) > 0

    def decode(self, chunk: bytes, arrived: List[Arrived]) -> None:
        """Add what is in all frames that are complete with this chunk.

        Raises ProtocolError where the bytes break the protocol; what came before was added, and the channel cannot be used after that.
        """
        held = self._held
        held += chunk
        at = 0
        try:
            while len(held) - at >= FRAME_HEADER_BYTES:
                end = at + 4 + self._length(held, at)
                if len(held) < end:
                    return
                payload = bytes(held[at + FRAME_HEADER_BYTES : end])
                read = parse_json if held[at + 4] == JSON_FRAME else read_stream_bytes
                arrived.append((read(payload), len(payload)))
                at = end
        finally:
            del held[:at]

    def _length(self, held: bytearray, at: int) -> int:
        length = int.from_bytes(held[at : at + 4], "big")
        if length == 0:
            raise ProtocolError("frame-empty", "a frame of 0 bytes")
        if length > self._max_bytes:
            raise ProtocolError("frame-too-large", f"a frame of {length} bytes")
        kind = held[at + 4]
        if kind not in (JSON_FRAME, BYTES_FRAME):
            raise ProtocolError("frame-kind", f"a frame of kind {kind}")
        return length
