"""Edits that people make by hand in decks.

They are told by what the build has recorded, and taken back into the outline.
"""
