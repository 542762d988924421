"""The rules, one file each. The docstring of each is its manual page; ``check`` looks at a deck."""
