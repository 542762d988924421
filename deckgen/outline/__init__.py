"""The outline language: YAML text to a checked Outline."""
