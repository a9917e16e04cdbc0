"""Breaches of the protocol."""


class ProtocolError(Exception):
    """The other side broke the protocol, so that nothing that it sends can be trusted; ``code`` is the name of the breach."""

    def __init__(self, code: str, reason: str) -> None:
        super().__init__(reason)
        self.code = code


class UnsendableError(Exception):
    """A message that cannot be sent; nothing of it was."""
