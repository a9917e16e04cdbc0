"""One duplex way to the kernel, over the descriptors that the kernel names."""

from __future__ import annotations

import os
from collections import deque
from threading import Lock
from time import monotonic

from .frames import FRAME_HEADER_BYTES, FrameDecoder, encode_frame, encode_stream_bytes
from .json_text import answer_text, message_text
from .lines import LineDecoder, encode_line
from .streams import PipeStream, SocketStream
from .violation import ProtocolError

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any, Callable, Deque, List, Mapping, Optional, Tuple, Union

    from .frames import Arrived

#: Environment variable by which the kernel names the channel.
CHANNEL_VARIABLE = "PLUGWRIGHT_CHANNEL"


#: Answers that wait for those behind them leave when they are so many, or when the first of them has waited for so many seconds.
_ENOUGH = 64
_PATIENCE = 0.001


class Channel:
    """Messages over a stream of bytes.

    Any thread may send; one at a time may receive. Where the thread that receives has to wait to write, it goes on reading meanwhile: two sides
    that wait for their own writes alone would wait for ever.
    """

    def __init__(self, stream: Union[SocketStream, PipeStream], decoder: Union[FrameDecoder, LineDecoder], encode: Callable[[bytes], bytes]) -> None:
        self._stream = stream
        self._decoder = decoder
        self._encode = encode
        self._arrived: List[Arrived] = []
        self._outbox: Deque[bytes] = deque()
        self._waiting_since = 0.0
        self._writer = Lock()
        self._open = True

    def receive(self) -> List[Arrived]:
        """Wait for what comes next, unchecked. There are none when the kernel is gone, or broke the protocol."""
        while self._open and not self._arrived:
            self._read()
        arrived, self._arrived = self._arrived, []
        return arrived

    def send(self, message: Any, receiving: bool = False) -> None:
        """Send a message; ``receiving`` is for the thread that receives. Raises UnsendableError; nothing is sent then."""
        self.post(self._encode(message_text(message)), receiving)

    def post(self, message: bytes, receiving: bool = False) -> None:
        """The same for a message as it is on the wire."""
        self._outbox.append(message)
        self.flush(receiving)

    def stream_text(self, request: Any, to: str, member: bytes) -> Tuple[bytes, int]:
        """A ``$/data`` with one member, as it is on the wire, and what it costs."""
        text = b'{"jsonrpc":"2.0","method":"$/data","params":{"data":{"id":%s,"to":"%s",%s}}}' % (str(request).encode(), to.encode(), member)
        return self._encode(text), len(text)

    def stream_bytes(self, request: Any, to: str, data: bytes) -> Tuple[bytes, int]:
        """The same for bytes, which frames carry as they are."""
        if isinstance(self._decoder, FrameDecoder):
            frame = encode_stream_bytes(request, to, data)
            return frame, len(frame) - FRAME_HEADER_BYTES
        from binascii import b2a_base64

        return self.stream_text(request, to, b'"bytes":"%s"' % b2a_base64(data, newline=False))

    def respond(self, request: Any, data: Any, more: Callable[[], bool]) -> None:
        """Answer a request, together with those behind it where there are ``more``: waking the kernel costs more than an answer does.

        ``more`` is asked when the answer waits already. Where it says yes, somebody sends or flushes soon. Raises UnsendableError.
        """
        self._outbox.append(self._encode(answer_text(request, data)))
        waiting = len(self._outbox)
        if waiting == 1:
            self._waiting_since = monotonic()
        if waiting >= _ENOUGH or not more() or monotonic() - self._waiting_since > _PATIENCE:
            self.flush()

    def flush(self, receiving: bool = False) -> None:
        """Write what waits; ``receiving`` is for the thread that receives."""
        while self._outbox:
            # The thread that receives must not wait for one that waits for it; what it sends is written by that one.
            if not self._writer.acquire(blocking=not receiving):
                return
            try:
                self._write_all(receiving)
            finally:
                self._writer.release()

    def _write_all(self, receiving: bool) -> None:
        pieces: List[bytes] = []
        while self._outbox:
            pieces.append(self._outbox.popleft())
        left = memoryview(b"".join(pieces))
        while left and self._open:
            try:
                left = left[self._stream.write(left) :]
            except BlockingIOError:
                if self._stream.wait_to_write(receiving):
                    self._read()
            except OSError:
                self._open = False

    def _read(self) -> None:
        try:
            chunk = self._stream.read()
            self._open = self._open and chunk != b""
            self._decoder.decode(chunk, self._arrived)
        except (OSError, ProtocolError):
            # A stream that is not of this protocol cannot be resynchronised.
            self._open = False


def open_channel(environment: Mapping[str, str]) -> Optional[Channel]:
    """The way to the kernel that started this process; None where no kernel did."""
    profile, _, place = environment.get(CHANNEL_VARIABLE, "").rpartition("fd:")
    if profile in ("", "lines:") and place.isascii() and place.isdigit() and len(place) <= 3:
        stream = SocketStream(int(place))
        return frames_channel(stream) if profile == "" else lines_channel(stream)
    if place == "lines:stdio":
        # What the plugin prints must not get among the messages.
        output = os.dup(1)
        os.dup2(2, 1)
        return lines_channel(PipeStream(0, output))
    return None


def frames_channel(stream: Union[SocketStream, PipeStream]) -> Channel:
    """The profile of frames."""
    return Channel(stream, FrameDecoder(), encode_frame)


def lines_channel(stream: Union[SocketStream, PipeStream]) -> Channel:
    """The profile of lines."""
    return Channel(stream, LineDecoder(), encode_line)
