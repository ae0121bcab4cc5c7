"""The knowledge made readable: rules in plain words and in a picture, for clinicians and for whoever asks how it works.

Standard library alone, as the checker's own pages show it. Hazards are for staff: nothing here shows one.
"""
