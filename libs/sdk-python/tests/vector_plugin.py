"""The operations that ``streams.json`` is about, as functions and, where it is told so, as coroutines; docs/protocol.md says what each does."""

from __future__ import annotations

import os
from typing import Any, AsyncIterator, Iterator

from plugwright import AsyncContext, Context, Plugin, PluginError, serve

plugin = Plugin("p", "1.0.0")


def refused() -> PluginError:
    return PluginError("p/refused", "Refused: no.")


def uploaded(data: Any) -> Iterator[Any]:
    yield from data["items"]
    if data.get("fail"):
        raise refused()


def plain() -> None:
    @plugin.operation("count")
    def count(data: Any, context: Context) -> Any:
        yield from range(1, data["to"] + 1)
        return {"counted": data["to"]}

    @plugin.operation("fail")
    def fail(data: Any, context: Context) -> Any:
        yield from range(1, data["after"] + 1)
        raise refused()

    @plugin.operation("sum")
    def sum_up(data: Any, context: Context) -> Any:
        return {"sum": sum(context.upload)}

    @plugin.operation("first")
    def first(data: Any, context: Context) -> Any:
        for item in context.upload:
            return {"first": item}

    @plugin.operation("double")
    def double(data: Any, context: Context) -> Any:
        for item in context.upload:
            yield 2 * item

    @plugin.operation("gather")
    def gather(data: Any, context: Context) -> Any:
        stream = context.stream("q/list")
        return {"items": list(stream), "output": stream.output()}

    @plugin.operation("leave")
    def leave(data: Any, context: Context) -> Any:
        for item in context.stream("q/list"):
            return {"item": item}

    @plugin.operation("store")
    def store(data: Any, context: Context) -> Any:
        return {"stored": context.call("q/store", {}, upload=uploaded(data))}


def asynchronous() -> None:
    @plugin.operation("count")
    async def count(data: Any, context: AsyncContext) -> AsyncIterator[Any]:
        for number in range(1, data["to"] + 1):
            yield number
        context.output({"counted": data["to"]})

    @plugin.operation("fail")
    async def fail(data: Any, context: AsyncContext) -> AsyncIterator[Any]:
        for number in range(1, data["after"] + 1):
            yield number
        raise refused()

    @plugin.operation("sum")
    async def sum_up(data: Any, context: AsyncContext) -> Any:
        return {"sum": sum([item async for item in context.upload])}

    @plugin.operation("first")
    async def first(data: Any, context: AsyncContext) -> Any:
        async for item in context.upload:
            return {"first": item}

    @plugin.operation("double")
    async def double(data: Any, context: AsyncContext) -> AsyncIterator[Any]:
        async for item in context.upload:
            yield 2 * item

    @plugin.operation("gather")
    async def gather(data: Any, context: AsyncContext) -> Any:
        stream = context.stream("q/list")
        return {"items": [item async for item in stream], "output": await stream.output()}

    @plugin.operation("leave")
    async def leave(data: Any, context: AsyncContext) -> Any:
        async for item in context.stream("q/list"):
            return {"item": item}

    @plugin.operation("store")
    async def store(data: Any, context: AsyncContext) -> Any:
        return {"stored": await context.call("q/store", {}, upload=uploaded(data))}


if __name__ == "__main__":
    asynchronous() if os.environ.get("ASYNCHRONOUS") == "1" else plain()
    serve(plugin)
