"""How deep JSON text nests, without parsing it."""

from __future__ import annotations

from itertools import accumulate

from .limits import MAX_DEPTH

_NO_BRACKETS = bytes(byte for byte in range(256) if byte not in b"[]{}")
_STEPS = {ord("["): 1, ord("{"): 1, ord("]"): -1, ord("}"): -1}


def is_too_deep(text: bytes, most: int = MAX_DEPTH) -> bool:
    """Whether JSON text nests deeper than is allowed. Text that is no JSON gets some answer; the parser refuses it."""
    if text.count(b"[") + text.count(b"{") <= most:
        return False
    # Few messages have so many, and it takes more memory than the rest of the SDK.
    import re

    strings = re.compile(rb'"[^"\\]*(?:\\.[^"\\]*)*"?', re.DOTALL)
    brackets = strings.sub(b"", text).translate(None, _NO_BRACKETS)
    return max(accumulate(map(_STEPS.__getitem__, brackets)), default=0) > most
