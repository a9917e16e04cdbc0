"""JSON text of messages, read strictly and written so that every receiver takes it."""

from __future__ import annotations

from .codec import codec
from .depth import is_too_deep
from .limits import MAX_DEPTH, MAX_FRAME_BYTES
from .violation import ProtocolError, UnsendableError

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any


#: Items of a stream travel together, in a message around them: so many bytes of it are not one item's, and it nests so deep.
_ITEM_ROOM = 32 * 1024
_ITEM_DEPTH = 4

_decode, _encode, _encode_ascii = codec()


def parse_json(text: bytes) -> Any:
    """The value of JSON text. Raises ProtocolError ``too-deep``, ``not-utf8`` or ``not-json``."""
    if is_too_deep(text):
        raise ProtocolError("too-deep", f"a message nests deeper than {MAX_DEPTH} levels")
    try:
        return _decode(str(text, "utf-8"))
    except UnicodeDecodeError:
        raise ProtocolError("not-utf8", "a message is not UTF-8") from None
    except (ValueError, RecursionError):
        raise ProtocolError("not-json", "a message is not JSON") from None


def message_text(message: Any, max_bytes: int = MAX_FRAME_BYTES) -> bytes:
    """A message as the bytes that travel. Raises UnsendableError where it is no JSON, or where a receiver would break the channel for it."""
    return _written("", message, "", max_bytes)


def answer_text(request: Any, data: Any, max_bytes: int = MAX_FRAME_BYTES) -> bytes:
    """The same for the answer to a request, of which only the data is not known before."""
    return _written(f'{{"jsonrpc":"2.0","id":{request},"result":{{"data":', data, "}}", max_bytes)


def item_text(item: Any, max_bytes: int = MAX_FRAME_BYTES) -> bytes:
    """The same for one item of a stream, of which the message is made by hand."""
    return _written("", item, "", max_bytes - _ITEM_ROOM, MAX_DEPTH - _ITEM_DEPTH)


def _written(before: str, value: Any, behind: str, max_bytes: int, most: int = MAX_DEPTH) -> bytes:
    try:
        text = _encode(value)
    except (TypeError, ValueError, RecursionError) as error:
        raise UnsendableError(f"it is not JSON: {error}") from None
    try:
        encoded = f"{before}{text}{behind}".encode()
    except UnicodeEncodeError:
        # A lone surrogate is no UTF-8; as an escape it travels.
        encoded = f"{before}{_encode_ascii(value)}{behind}".encode()
    # The kind byte counts.
    if len(encoded) + 1 > max_bytes:
        raise UnsendableError(f"it has {len(encoded)} bytes of JSON, and a message may have {max_bytes - 1}")
    if is_too_deep(encoded, most):
        raise UnsendableError(f"it nests deeper than {most} levels")
    return encoded
