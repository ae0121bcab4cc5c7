"""Commands for people who work on Ask A&E; the Makefile runs them."""
