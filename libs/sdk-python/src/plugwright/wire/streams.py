"""Bytes to and from the kernel."""

from __future__ import annotations

import os
import select

# What `socket` wraps, without its tables, which take longer to import than everything else here.
from _socket import MSG_DONTWAIT, socket

#: More at once would have memory mapped for each read.
_CHUNK_BYTES = 64 * 1024


class SocketStream:
    """One socket for both directions. It stays blocking: to look before each read whether there is something would double what a call costs."""

    def __init__(self, descriptor: int) -> None:
        os.set_inheritable(descriptor, False)
        self._socket = socket(fileno=descriptor)
        self._descriptor = descriptor

    def read(self) -> bytes:
        """Wait for bytes; none at the end. Raises OSError."""
        return self._socket.recv(_CHUNK_BYTES)

    def write(self, data: memoryview) -> int:
        """Write what can be written now; how many bytes. Raises BlockingIOError, OSError."""
        return self._socket.send(data, MSG_DONTWAIT)

    def wait_to_write(self, reading: bool) -> bool:
        """Wait until something can be written, or read; whether it can be read."""
        poll = select.poll()
        poll.register(self._descriptor, select.POLLOUT | (select.POLLIN if reading else 0))
        return any(event & ~select.POLLOUT for _, event in poll.poll()) and reading


class PipeStream:
    """A descriptor for each direction."""

    def __init__(self, reading: int, writing: int) -> None:
        os.set_inheritable(reading, False)
        os.set_inheritable(writing, False)
        os.set_blocking(writing, False)
        self._reading = reading
        self._writing = writing

    def read(self) -> bytes:
        """Wait for bytes; none at the end. Raises OSError."""
        return os.read(self._reading, _CHUNK_BYTES)

    def write(self, data: memoryview) -> int:
        """Write what can be written now; how many bytes. Raises BlockingIOError, OSError."""
        return os.write(self._writing, data)

    def wait_to_write(self, reading: bool) -> bool:
        """Wait until something can be written, or read; whether it can be read."""
        poll = select.poll()
        poll.register(self._writing, select.POLLOUT)
        if reading:
            poll.register(self._reading, select.POLLIN)
        return any(descriptor == self._reading for descriptor, _ in poll.poll())
