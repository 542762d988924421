"""Renderers: a DeckScene to bytes. They know the scene and nothing before it."""
