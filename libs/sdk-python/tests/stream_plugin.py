"""A plugin that the tests of streams run: each operation as a generator, and as an async one."""

from __future__ import annotations

import asyncio
import time
from typing import Any, AsyncIterator, Generator, Iterator, List

from plugwright import AsyncContext, Context, Plugin, PluginError, serve

plugin = Plugin("probe", "2.0.0")
seen: List[Any] = []


@plugin.operation("seen")
def tell(data: Any, context: Context) -> Any:
    return seen


@plugin.operation("count")
def count(data: Any, context: Context) -> Generator[Any, None, Any]:
    try:
        for number in range(data["to"]):
            yield {"number": number, "padding": "x" * data.get("padding", 0)}
            seen.append(number)
        return {"counted": data["to"]}
    finally:
        seen.append("left")


@plugin.operation("count-async")
async def count_async(data: Any, context: AsyncContext) -> AsyncIterator[Any]:
    try:
        for number in range(data["to"]):
            yield {"number": number, "padding": "x" * data.get("padding", 0)}
            seen.append(number)
        context.output({"counted": data["to"]})
    finally:
        seen.append("left")


@plugin.operation("one-and-wait")
def one_and_wait(data: Any, context: Context) -> Iterator[Any]:
    yield from ("first", "second")
    while not context.cancelled:
        time.sleep(0.01)
    yield "nobody's"


@plugin.operation("one-and-wait-async")
async def one_and_wait_async(data: Any, context: AsyncContext) -> AsyncIterator[Any]:
    for item in ("first", "second"):
        yield item
    await asyncio.sleep(30)


@plugin.operation("fail")
def fail(data: Any, context: Context) -> Iterator[Any]:
    yield from (1, 2)
    raise PluginError("probe/refused", "Refused: no.")


@plugin.operation("fail-async")
async def fail_async(data: Any, context: AsyncContext) -> AsyncIterator[Any]:
    for item in (1, 2):
        yield item
    raise PluginError("probe/refused", "Refused: no.")


@plugin.operation("unsendable")
def unsendable(data: Any, context: Context) -> Iterator[Any]:
    yield 1
    yield {1, 2}


@plugin.operation("unsendable-async")
async def unsendable_async(data: Any, context: AsyncContext) -> AsyncIterator[Any]:
    yield 1
    yield {1, 2}


@plugin.operation("bulk")
def bulk(data: Any, context: Context) -> Iterator[Any]:
    yield "before"
    yield b"a" * data["bytes"]
    yield "behind"


@plugin.operation("sum")
def sum_up(data: Any, context: Context) -> Any:
    return {"sum": sum(context.upload)}


@plugin.operation("sum-async")
async def sum_up_async(data: Any, context: AsyncContext) -> Any:
    return {"sum": sum([item async for item in context.upload])}


@plugin.operation("first")
def first(data: Any, context: Context) -> Any:
    for item in context.upload:
        context.log.info("took it")
        break
    context.sleep(data["seconds"])
    return {"first": item}


@plugin.operation("first-async")
async def first_async(data: Any, context: AsyncContext) -> Any:
    async for item in context.upload:
        context.log.info("took it")
        break
    await asyncio.sleep(data["seconds"])
    return {"first": item}


@plugin.operation("double")
def double(data: Any, context: Context) -> Iterator[Any]:
    for item in context.upload:
        yield item * 2


@plugin.operation("double-async")
async def double_async(data: Any, context: AsyncContext) -> AsyncIterator[Any]:
    async for item in context.upload:
        yield item * 2


@plugin.operation("gather")
def gather(data: Any, context: Context) -> Any:
    stream = context.stream("other/list", {"a": 1})
    return {"items": list(stream), "output": stream.output()}


@plugin.operation("gather-async")
async def gather_async(data: Any, context: AsyncContext) -> Any:
    stream = context.stream("other/list", {"a": 1})
    return {"items": [item async for item in stream], "output": await stream.output()}


@plugin.operation("output-only")
def output_only(data: Any, context: Context) -> Any:
    return {"output": context.stream("other/list").output()}


@plugin.operation("output-only-async")
async def output_only_async(data: Any, context: AsyncContext) -> Any:
    return {"output": await context.stream("other/list").output()}


@plugin.operation("leave")
def leave(data: Any, context: Context) -> Any:
    stream = context.stream("other/list")
    for item in stream:
        break
    try:
        stream.output()
    except PluginError as error:
        return {"item": item, "code": error.code}


@plugin.operation("leave-async")
async def leave_async(data: Any, context: AsyncContext) -> Any:
    stream = context.stream("other/list")
    async for item in stream:
        break
    try:
        await stream.output()
    except PluginError as error:
        return {"item": item, "code": error.code}


@plugin.operation("forget")
def forget(data: Any, context: Context) -> Any:
    context.stream("other/list")
    context.sleep(data["seconds"])


@plugin.operation("forget-async")
async def forget_async(data: Any, context: AsyncContext) -> Any:
    context.stream("other/list")
    await asyncio.sleep(data["seconds"])


def items(data: Any) -> Iterator[Any]:
    for item in data["items"]:
        yield item
    if "raise" in data:
        raise PluginError(data["raise"], "Raised.")


async def items_async(data: Any) -> AsyncIterator[Any]:
    for item in items(data):
        yield item
    if "forever" in data:
        try:
            await asyncio.sleep(30)
        finally:
            seen.append("stopped")


@plugin.operation("store")
def store(data: Any, context: Context) -> Any:
    return {"stored": context.call("other/store", {}, upload=items(data))}


@plugin.operation("store-async")
async def store_async(data: Any, context: AsyncContext) -> Any:
    return {"stored": await context.call("other/store", {}, upload=items_async(data))}


@plugin.operation("store-list-async")
async def store_list_async(data: Any, context: AsyncContext) -> Any:
    return {"stored": await context.call("other/store", {}, upload=data["items"])}


@plugin.operation("store-bytes")
def store_bytes(data: Any, context: Context) -> Any:
    return {"stored": context.call("other/store", {}, upload=[b"\x00\xff" * 3, b""])}


@plugin.operation("store-set")
def store_set(data: Any, context: Context) -> Any:
    return {"stored": context.call("other/store", {}, upload=[{1, 2}])}


@plugin.operation("store-set-async")
async def store_set_async(data: Any, context: AsyncContext) -> Any:
    return {"stored": await context.call("other/store", {}, upload=[{1, 2}])}


@plugin.operation("pipe")
def pipe(data: Any, context: Context) -> Any:
    return {"stored": context.call("other/store", {}, upload=context.stream("other/list"))}


@plugin.operation("both")
def both(data: Any, context: Context) -> Any:
    return {"items": list(context.stream("other/map", {}, upload=items(data)))}


@plugin.operation("both-async")
async def both_async(data: Any, context: AsyncContext) -> Any:
    return {"items": [item async for item in context.stream("other/map", {}, upload=items_async(data))]}


if __name__ == "__main__":
    serve(plugin)
