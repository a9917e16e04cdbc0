"""Advisory locks that the plugin shares with others, each held by a lease that ends by itself."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any, Awaitable, Callable, Dict


def _acquire_input(name: str, ttl: int, shared: bool, wait: int, bound: bool) -> Dict[str, Any]:
    return {"name": name, "ttl": ttl, "shared": shared, "wait": wait, "bound": bound}


class Locks:
    """Waits for each answer. Times are milliseconds."""

    __slots__ = ("_call",)

    def __init__(self, call: Callable[[str, Any], Any]) -> None:
        self._call = call

    def acquire(self, name: str, ttl: int, *, shared: bool = False, wait: int = 0, bound: bool = False) -> Dict[str, Any]:
        """A lease: its ``token``, and when it ``expires``. Raises ``core/conflict`` where the lock is still held after ``wait``."""
        lease: Dict[str, Any] = self._call("kernel/locks.acquire", _acquire_input(name, ttl, shared, wait, bound))
        return lease

    def renew(self, name: str, token: int, ttl: int) -> int:
        """When the lease ends now. Raises ``core/conflict`` where it is over."""
        expires: int = self._call("kernel/locks.renew", {"name": name, "token": token, "ttl": ttl})["expires"]
        return expires

    def release(self, name: str, token: int) -> bool:
        """Give a lease back; whether it was still held."""
        released: bool = self._call("kernel/locks.release", {"name": name, "token": token})["released"]
        return released

    def read(self, name: str) -> Dict[str, Any]:
        """The ``leases`` of a lock, and how many are ``waiting``."""
        state: Dict[str, Any] = self._call("kernel/locks.read", {"name": name})
        return state


class AsyncLocks:
    """The same, awaited."""

    __slots__ = ("_call",)

    def __init__(self, call: Callable[[str, Any], Awaitable[Any]]) -> None:
        self._call = call

    async def acquire(self, name: str, ttl: int, *, shared: bool = False, wait: int = 0, bound: bool = False) -> Dict[str, Any]:
        """A lease: its token, and when it expires."""
        lease: Dict[str, Any] = await self._call("kernel/locks.acquire", _acquire_input(name, ttl, shared, wait, bound))
        return lease

    async def renew(self, name: str, token: int, ttl: int) -> int:
        """When the lease ends now."""
        expires: int = (await self._call("kernel/locks.renew", {"name": name, "token": token, "ttl": ttl}))["expires"]
        return expires

    async def release(self, name: str, token: int) -> bool:
        """Give a lease back; whether it was still held."""
        released: bool = (await self._call("kernel/locks.release", {"name": name, "token": token}))["released"]
        return released

    async def read(self, name: str) -> Dict[str, Any]:
        """The leases of a lock, and how many are waiting."""
        state: Dict[str, Any] = await self._call("kernel/locks.read", {"name": name})
        return state
