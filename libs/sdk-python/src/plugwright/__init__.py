"""What a Python plugin of Plugwright runs on.

    from plugwright import Context, Plugin, serve

    plugin = Plugin("hello", "1.0.0")

    @plugin.operation("greet")
    def greet(data, context: Context):
        return {"greeting": f"Hello, {data['name']}."}

    serve(plugin)
"""

from .context import AsyncContext, Context
from .errors import PluginError
from .message import Message
from .network import connect
from .plugin import Plugin
from .serve import serve
from .session import PROTOCOL_VERSION

__all__ = ["AsyncContext", "Context", "Message", "Plugin", "PluginError", "PROTOCOL_VERSION", "connect", "serve"]
