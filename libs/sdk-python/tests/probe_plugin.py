"""A plugin that the tests of the session run."""

from __future__ import annotations

import asyncio
import os
import sys
import threading
from typing import Any

from plugwright import AsyncContext, Context, Plugin, PluginError, connect, serve

plugin = Plugin("probe", "2.0.0")
together = threading.Barrier(3, timeout=10)


@plugin.operation("echo")
def echo(data: Any, context: Context) -> Any:
    return data


@plugin.operation("nothing")
def nothing(data: Any, context: Context) -> None:
    return None


@plugin.operation("meet")
def meet(data: Any, context: Context) -> Any:
    together.wait()
    return {}


@plugin.operation("describe")
def describe(data: Any, context: Context) -> Any:
    message = context.message
    return {name: getattr(message, name) for name in message.__slots__} | {"deadline": context.deadline, "config": context.config}


@plugin.operation("relay")
def relay(data: Any, context: Context) -> Any:
    return {"answer": context.call(data["method"], data["data"])}


@plugin.operation("relay-async")
async def relay_async(data: Any, context: AsyncContext) -> Any:
    return {"answer": await context.call(data["method"], data["data"])}


@plugin.operation("keep")
def keep(data: Any, context: Context) -> Any:
    context.storage.set({"a": 1})
    return {"value": context.storage.get("a", 7), "page": context.storage.list("p"), "deleted": context.storage.delete(["a"]), "event": context.events.publish("made", {})}


@plugin.operation("lock")
def lock(data: Any, context: Context) -> Any:
    locks = context.locks
    lease = locks.acquire("probe/door", 1000, wait=5)
    return [lease["token"], locks.renew("probe/door", lease["token"], 500), locks.read("probe/door"), locks.release("probe/door", lease["token"])]


@plugin.operation("lock-async")
async def lock_async(data: Any, context: AsyncContext) -> Any:
    locks = context.locks
    lease = await locks.acquire("probe/door", 1000, wait=5)
    return [lease["token"], await locks.renew("probe/door", lease["token"], 500), await locks.read("probe/door"), await locks.release("probe/door", lease["token"])]


@plugin.operation("sleep")
def sleep(data: Any, context: Context) -> Any:
    context.sleep(30)
    return {}


@plugin.operation("sleep-async")
async def sleep_async(data: Any, context: AsyncContext) -> Any:
    await asyncio.sleep(30)


@plugin.operation("loop")
def loop(data: Any, context: Context) -> Any:
    while True:
        pass


@plugin.operation("wait")
def wait(data: Any, context: Context) -> Any:
    threading.Event().wait()


@plugin.operation("refuse")
def refuse(data: Any, context: Context) -> Any:
    raise PluginError("probe/refused", "Refused: no.", {"reason": "no"}, error_class="validation")


@plugin.operation("fault")
def fault(data: Any, context: Context) -> Any:
    raise ValueError("a fault")


@plugin.operation("no-json")
def no_json(data: Any, context: Context) -> Any:
    return {"set": {1}}


@plugin.operation("large")
def large(data: Any, context: Context) -> Any:
    return {"text": "x" * data["size"]}


@plugin.operation("log")
def log(data: Any, context: Context) -> Any:
    context.log.info("said", a=1)
    print("printed")
    return {}


@plugin.operation("exit")
def leave(data: Any, context: Context) -> Any:
    sys.exit(7)


@plugin.operation("reach")
def reach(data: Any, context: Context) -> Any:
    try:
        with connect(data["host"], data["port"], 5) as connection:
            connection.sendall(b"ping")
            return {"said": connection.recv(100).decode()}
    except PluginError as error:
        return {"code": error.code, "message": error.message}


if __name__ == "__main__":
    os.environ.pop("NOTHING", None)
    serve(plugin)
