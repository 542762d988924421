"""The border between layout and renderers: what stands where."""
