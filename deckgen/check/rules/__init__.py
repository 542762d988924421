"""The rules, one file each: its docstring is its manual page, ``check`` looks at a deck."""
