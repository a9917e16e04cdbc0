"""JSON as Python has it, without what `json` brings along: regular expressions take more memory than the rest of the SDK."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any, Callable, Tuple

    #: Decodes a text, encodes a value, encodes it in ASCII.
    Codec = Tuple[Callable[[str], Any], Callable[[Any], str], Callable[[Any], str]]


def _refuse(name: str) -> Any:
    raise ValueError(f"{name} is no JSON")


class _Reading:
    """What `make_scanner` asks of a decoder: everything as Python has it, but ``NaN`` and ``Infinity``, which are Python's own."""

    strict = True
    object_hook = None
    object_pairs_hook = None
    array_hook = None
    parse_float = float
    parse_int = int
    parse_constant = staticmethod(_refuse)


def _unknown(value: Any) -> Any:
    raise TypeError(f"Object of type {type(value).__name__} is not JSON serializable")


def native() -> Codec:
    """The halves of `json` that are written in C. Raises whatever an interpreter raises that has them not, or otherwise."""
    from _json import encode_basestring, encode_basestring_ascii, make_encoder, make_scanner

    scan = make_scanner(_Reading())

    def decode(text: str) -> Any:
        text = text.strip(" \t\n\r")
        try:
            value, end = scan(text, 0)
        except StopIteration:
            raise ValueError("no JSON") from None
        if end != len(text):
            raise ValueError("more than one value")
        return value

    def encoder(quoted: Any) -> Any:
        # The first argument holds what is being written, to see a circle, so it is made for each value.
        return lambda value: "".join(make_encoder({}, _unknown, quoted, None, ":", ",", False, False, False)(value, 0))

    encode, encode_ascii = encoder(encode_basestring), encoder(encode_basestring_ascii)
    sample = {"a": ["\u00e4\n", 1, 1.5, True, None]}
    if decode(encode(sample)) != sample or encode_ascii(sample) != '{"a":["\\u00e4\\n",1,1.5,true,null]}':
        raise ValueError("another JSON")
    return decode, encode, encode_ascii


def portable() -> Codec:
    """The same by `json` itself."""
    import json

    separators = (",", ":")
    return (
        json.JSONDecoder(parse_constant=_refuse).decode,
        json.JSONEncoder(ensure_ascii=False, allow_nan=False, separators=separators).encode,
        json.JSONEncoder(ensure_ascii=True, allow_nan=False, separators=separators).encode,
    )


def codec() -> Codec:
    """How to decode a text, to encode a value, and to encode it in ASCII. Decoding raises ValueError; encoding ValueError, TypeError."""
    try:
        return native()
    except Exception:
        return portable()
