"""The test vectors of the protocol, and bytes cut in every way that matters."""

from __future__ import annotations

import json
import os
from typing import Any, Iterator, List

_FOLDER = os.path.join(os.path.dirname(__file__), "..", "..", "kernel", "vectors")


def read(name: str) -> List[Any]:
    """The entries of a file of vectors."""
    with open(os.path.join(_FOLDER, name), encoding="utf-8") as file:
        entries = json.load(file)
    assert len(entries) > 10, name
    return entries  # type: ignore[no-any-return]


def value_of(message: Any) -> Any:
    """The value that an entry stands for, however it is written."""
    return json.loads(message["json"]) if "json" in message else message["value"]


def cuts(data: bytes) -> Iterator[List[bytes]]:
    """The same bytes at once, one by one, and in two pieces at each place; long ones in fewer ways."""
    yield [data]
    if len(data) <= 20_000:
        yield [data[at : at + 1] for at in range(len(data))]
    step = max(1, len(data) // 200)
    for at in range(0, len(data), step):
        yield [data[:at], data[at:]]
