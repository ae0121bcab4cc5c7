"""Authoring: reads the knowledge files, checks them, and compiles them to one bundle.

The files are described in docs/reference/knowledge-format.md.
"""

from .bundle import Bundle, write_bundle
from .compile import check_folder, compile_folder
from .problems import KnowledgeError, Problem
from .report import Report, Summary, report_text

__all__ = [
    "Bundle",
    "KnowledgeError",
    "Problem",
    "Report",
    "Summary",
    "check_folder",
    "compile_folder",
    "report_text",
    "write_bundle",
]
