"""From an Outline to a DeckScene: the reader's share, the plan, the layout."""
