"""A plugin: its operations and what serves them."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any, Callable, Dict, TypeVar

    #: ``handler(data, context)``: a function that gets a `Context`, or an ``async def`` that gets an `AsyncContext`.
    Handler = Callable[[Any, Any], Any]
    H = TypeVar("H", bound=Handler)

#: The flags of a function's code that is ``async def``, without and with ``yield``; `inspect` would say the same, and takes longer to import than the rest.
_ASYNC = 0x80 | 0x200


class Plugin:
    """Names the handler of each operation.

    A handler gets the validated input with its defaults and the context of the call, and returns the output; None stands for ``{}``.
    Of an operation that streams to its caller it is a generator, which yields items before; one that is async, and so cannot return a value,
    says the output by ``context.output``.
    What it raises as `PluginError` is the answer; everything else is ``core/contract-violation``, and its traceback goes to the log.
    """

    def __init__(self, id: str, version: str) -> None:
        self.id = id
        self.version = version
        self.handlers: Dict[str, Handler] = {}

    def operation(self, name: str) -> Callable[[H], H]:
        """Decorate the handler of the operation of that name, as the spec writes it. Raises ValueError where it has one."""

        def add(handler: H) -> H:
            if name in self.handlers:
                raise ValueError(f"the operation {name} of {self.id} has two handlers")
            self.handlers[name] = handler
            return handler

        return add


def is_async(handler: Handler) -> bool:
    """Whether a handler is ``async def``."""
    code = getattr(handler, "__code__", None)
    return code is not None and bool(code.co_flags & _ASYNC)


def is_generator(output: Any) -> bool:
    """Whether what a handler gave is a generator; no JSON value has what makes one."""
    return hasattr(output, "send")


def is_async_generator(output: Any) -> bool:
    """Whether it is an async one."""
    return hasattr(output, "asend")
