"""Errors of the taxonomy, as handlers raise them and as calls fail with them."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any, Mapping, Optional


class PluginError(Exception):
    """An error of the taxonomy. Of one that a handler raises the kernel takes class and retryability from the manifest.

    ``code`` is ``<document id>/<name>``, such as ``documents/not-a-document``; ``details`` is a JSON object.
    """

    def __init__(
        self,
        code: str,
        message: str,
        details: Optional[Mapping[str, Any]] = None,
        *,
        error_class: str = "internal",
        retryable: bool = False,
    ) -> None:
        super().__init__(message)
        self.code = code
        self.message = message
        self.details = details
        self.error_class = error_class
        self.retryable = retryable


#: The entries of the ``core`` taxonomy that the SDK itself raises: class, retryability, message.
_CORE = {
    "core/invalid": ("validation", False, "Invalid: {}."),
    "core/not-found": ("not-found", False, "Not found: {}."),
    "core/unavailable": ("unavailable", True, "Unavailable: {}."),
    "core/unsupported": ("unsupported", False, "Not supported: {}."),
    "core/cancelled": ("cancelled", False, "Cancelled: {}."),
    "core/timeout": ("timeout", True, "No answer within {}."),
    "core/forbidden": ("forbidden", False, "Forbidden: {}."),
    "core/limit-exceeded": ("limit", False, "Limit exceeded: {}."),
    "core/contract-violation": ("internal", False, "The plugin broke its contract: {}."),
    "core/internal": ("internal", False, "Internal error: {}."),
}

#: What the placeholder of a message is called among its details.
_DETAIL = {
    "core/not-found": "what",
    "core/unavailable": "what",
    "core/unsupported": "what",
    "core/timeout": "timeout",
    "core/limit-exceeded": "limit",
}


def core_error(code: str, what: str) -> PluginError:
    """An error of the ``core`` taxonomy that the SDK raises. Raises KeyError for a code that is none of them."""
    error_class, retryable, message = _CORE[code]
    details = {_DETAIL.get(code, "reason"): what}
    return PluginError(code, message.format(what), details, error_class=error_class, retryable=retryable)
