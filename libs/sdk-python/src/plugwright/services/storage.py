"""Values that the kernel keeps for the plugin, by key."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any, Awaitable, Callable, Dict, Mapping, Optional, Sequence


def _set_input(entries: Mapping[str, Any]) -> Dict[str, Any]:
    return {"entries": [{"key": key, "value": value} for key, value in entries.items()]}


def _list_input(prefix: str, after: Optional[str], limit: int) -> Dict[str, Any]:
    return {"prefix": prefix, "limit": limit, **({} if after is None else {"after": after})}


class Storage:
    """Waits for each answer."""

    __slots__ = ("_call",)

    def __init__(self, call: Callable[[str, Any], Any]) -> None:
        self._call = call

    def get(self, key: str, default: Any = None) -> Any:
        """The value of a key, else the default."""
        return self._call("kernel/storage.get", {"key": key}).get("value", default)

    def set(self, entries: Mapping[str, Any]) -> None:
        """Keep values by their keys, all or nothing. Raises ``core/limit-exceeded`` where the disk limit of the plugin is reached."""
        self._call("kernel/storage.set", _set_input(entries))

    def delete(self, keys: Sequence[str]) -> int:
        """Forget keys; how many there were."""
        deleted: int = self._call("kernel/storage.delete", {"keys": list(keys)})["deleted"]
        return deleted

    def list(self, prefix: str = "", after: Optional[str] = None, limit: int = 100) -> Dict[str, Any]:
        """A page of ``entries`` in order of their keys; ``next`` is the key to go on after, where there are more."""
        page: Dict[str, Any] = self._call("kernel/storage.list", _list_input(prefix, after, limit))
        return page


class AsyncStorage:
    """The same, awaited."""

    __slots__ = ("_call",)

    def __init__(self, call: Callable[[str, Any], Awaitable[Any]]) -> None:
        self._call = call

    async def get(self, key: str, default: Any = None) -> Any:
        """The value of a key, else the default."""
        return (await self._call("kernel/storage.get", {"key": key})).get("value", default)

    async def set(self, entries: Mapping[str, Any]) -> None:
        """Keep values by their keys, all or nothing."""
        await self._call("kernel/storage.set", _set_input(entries))

    async def delete(self, keys: Sequence[str]) -> int:
        """Forget keys; how many there were."""
        deleted: int = (await self._call("kernel/storage.delete", {"keys": list(keys)}))["deleted"]
        return deleted

    async def list(self, prefix: str = "", after: Optional[str] = None, limit: int = 100) -> Dict[str, Any]:
        """A page of entries in order of their keys."""
        page: Dict[str, Any] = await self._call("kernel/storage.list", _list_input(prefix, after, limit))
        return page
