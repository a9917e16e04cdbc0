"""The program of a plugin."""

from __future__ import annotations

import os
import sys

from .session import Session
from .wire.channel import open_channel

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import NoReturn

    from .plugin import Plugin


def serve(plugin: Plugin) -> NoReturn:
    """Serve a plugin until the kernel stops it, then end the process, so that no plugin outlives its kernel.

    Started by hand, it says so in one line and exits with 2.
    """
    channel = open_channel(os.environ)
    if channel is None:
        sys.stderr.write(f"{plugin.id} runs inside a kernel: start it by `npx plugwright kernel run`\n")
        sys.exit(2)

    def end(code: int) -> NoReturn:
        channel.flush()
        leave(code)

    Session(plugin, channel, end).run()
    end(0)


def leave(code: int) -> NoReturn:
    """End the process now, whatever its threads do; what was printed is not lost."""
    for stream in (sys.stdout, sys.stderr):
        try:
            stream.flush()
        except (OSError, ValueError):
            pass
    os._exit(code)
