"""The accessibility statement, requests for another format, and how they are answered."""

from .replies import ReplyTemplate
from .requests import FormatRequest, PastRequest
from .statement import AccessibilityPage, KnownIssue

__all__ = ["AccessibilityPage", "FormatRequest", "KnownIssue", "PastRequest", "ReplyTemplate"]
