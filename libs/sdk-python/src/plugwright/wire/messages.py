"""The form of messages, as far as either side relies on it."""

from __future__ import annotations

from math import isfinite

from .limits import MAX_CREDIT, MAX_ID

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any


def is_id(value: Any) -> bool:
    """Whether a value is an integer from 0 to 2^53 - 1."""
    # A double without a fraction is the same number in JSON.
    if type(value) is float:
        return value.is_integer() and 0 <= value <= MAX_ID
    return type(value) is int and 0 <= value <= MAX_ID


def _is_number(value: Any) -> bool:
    try:
        return type(value) in (int, float) and isfinite(value)
    except OverflowError:
        return False


def _is_error(value: Any) -> bool:
    if type(value) is not dict or type(value.get("message")) is not str:
        return False
    data = value.get("data")
    if type(data) is not dict or type(data.get("code")) is not str:
        return False
    return "details" not in data or type(data["details"]) is dict


def _is_text(value: Any) -> bool:
    return type(value) is str


def _is_credit(value: Any) -> bool:
    return is_id(value) and bool(value <= MAX_CREDIT)


def _is_flag(value: Any) -> bool:
    return type(value) is bool


_META = {
    "traceparent": _is_text,
    "from": _is_text,
    "deadline": _is_number,
    "timestamp": _is_number,
    "parent": is_id,
    "download": _is_credit,
    "upload": _is_flag,
}


def _is_meta(meta: Any) -> bool:
    if type(meta) is not dict:
        return False
    for name, fits in _META.items():
        if name in meta and not fits(meta[name]):
            return False
    return True


def is_message(value: Any) -> bool:
    """Whether a value is a request, a notification, an answer or an error. Members that the protocol does not know are left alone."""
    if type(value) is not dict or value.get("jsonrpc") != "2.0":
        return False
    if "id" in value and not is_id(value["id"]):
        return False
    if "method" not in value:
        if "id" not in value:
            return False
        if "error" in value:
            return "result" not in value and _is_error(value["error"])
        return type(value.get("result")) is dict
    if type(value["method"]) is not str:
        return False
    params = value.get("params")
    if "params" not in value:
        return True
    return type(params) is dict and ("_meta" not in params or _is_meta(params["_meta"]))
