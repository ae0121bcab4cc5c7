"""Proof of the safety promises: the rules as they run, translated to Z3. For development and CI, never at run time.

``docs/explanation/what-is-proved.md`` says what is proved, over which answers, and what is not.
"""
