"""The profile of lines: JSON texts, each with its line feed."""

from __future__ import annotations

from .json_text import parse_json
from .limits import MAX_FRAME_BYTES
from .violation import ProtocolError

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import List

    from .frames import Arrived


def encode_line(text: bytes) -> bytes:
    """JSON text as one line."""
    return text + b"\n"


class LineDecoder:
    """Cuts bytes into lines of JSON, however they arrive. A line may end in CR LF; an empty one says nothing."""

    def __init__(self, max_bytes: int = MAX_FRAME_BYTES) -> None:
        self._max_bytes = max_bytes
        self._held = bytearray()

    @property
    def open(self) -> bool:
        """Whether a line has begun and is not complete."""
        return len(self._held) > 0

    def decode(self, chunk: bytes, arrived: List[Arrived]) -> None:
        """Add the JSON values of all lines that are complete with this chunk. Raises ProtocolError as the decoder of frames does."""
        first, *more = chunk.split(b"\n")
        self._held += first
        for piece in more:
            self._bound()
            line = bytes(self._held[:-1] if self._held.endswith(b"\r") else self._held)
            self._held.clear()
            self._held += piece
            if line:
                arrived.append((parse_json(line), len(line)))
        self._bound()

    def _bound(self) -> None:
        if len(self._held) > self._max_bytes:
            raise ProtocolError("frame-too-large", f"a line of more than {self._max_bytes} bytes")
