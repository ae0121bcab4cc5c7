"""People written down as facts, sent through the checker as it is met: page by page."""
