"""What goes wrong with a file of places."""


class FileError(ValueError):
    """A file that cannot be taken in; the message says what to do."""
