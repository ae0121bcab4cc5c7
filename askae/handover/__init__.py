"""An assessment handed to someone else: to a program as plain JSON."""
