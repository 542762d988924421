"""From an Outline to a DeckScene: share, plan, layout."""
