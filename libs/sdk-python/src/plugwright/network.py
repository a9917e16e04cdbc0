"""The way to the network: the broker of the kernel, which connects to granted hosts and to no others."""

from __future__ import annotations

import os

from .errors import PluginError, core_error

TYPE_CHECKING = False
if TYPE_CHECKING:
    from socket import socket
    from typing import Optional, Tuple

#: Environment variable by which the kernel names the broker's Unix socket.
BROKER_VARIABLE = "PLUGWRIGHT_BROKER"

# Read once, and not for programs that the plugin starts.
_path = os.environ.pop(BROKER_VARIABLE, None)

_MOST_HEADER_BYTES = 16_384
_MOST_REASON_BYTES = 1_000

#: What the broker's answers mean in the taxonomy; everything else is `core/unavailable`.
_CODES = {403: "core/forbidden", 429: "core/limit-exceeded", 400: "core/invalid", 405: "core/invalid", 431: "core/invalid"}


def connect(host: str, port: int, timeout: Optional[float] = None) -> socket:
    """A connection to a granted host, as a stream socket; what is spoken over it, TLS too, is the caller's.

    ``timeout`` is in seconds and stays on the socket. Raises PluginError ``core/forbidden``, ``core/limit-exceeded``,
    ``core/invalid``, ``core/timeout`` or ``core/unavailable``.
    """
    if _path is None:
        raise core_error("core/forbidden", "no network was granted to this plugin")
    from socket import AF_UNIX, SOCK_STREAM, socket
    from socket import timeout as socket_timeout

    authority = f"[{host}]:{port}" if ":" in host and not host.startswith("[") else f"{host}:{port}"
    if not authority.isascii() or any(character <= " " for character in authority):
        raise core_error("core/invalid", "a host that is none")
    connection = socket(AF_UNIX, SOCK_STREAM)
    connection.settimeout(timeout)
    try:
        connection.connect(_path)
        connection.sendall(f"CONNECT {authority} HTTP/1.1\r\nHost: {authority}\r\n\r\n".encode())
        status, reason = _answer(connection)
        if status != 200:
            raise core_error(_CODES.get(status, "core/unavailable"), f"{authority}, {reason}")
        return connection
    except BaseException as error:
        connection.close()
        if isinstance(error, PluginError) or not isinstance(error, OSError):
            raise
        # Before 3.10 it was no TimeoutError.
        code = "core/timeout" if isinstance(error, socket_timeout) else "core/unavailable"
        raise core_error(code, f"{authority} by the broker ({error})") from None


def _answer(connection: socket) -> Tuple[int, str]:
    # Byte by byte: what follows the header belongs to the connection.
    header = bytearray()
    while not header.endswith(b"\r\n\r\n"):
        byte = connection.recv(1)
        if byte == b"" or len(header) >= _MOST_HEADER_BYTES:
            return 0, "the broker hung up"
        header += byte
    status = header.split(b" ", 2)[1:2]
    if status == [b"200"]:
        return 200, ""
    reason = bytearray()
    while len(reason) < _MOST_REASON_BYTES:
        more = connection.recv(_MOST_REASON_BYTES)
        if more == b"":
            break
        reason += more
    text = reason.decode("utf-8", "replace").strip()
    return (int(status[0]) if status and status[0].isdigit() else 0), text or "refused by the broker"
