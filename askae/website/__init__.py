"""The website: the checker's pages in `ask`."""
