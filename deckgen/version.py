"""The version. It is a module of its own for what may not load the package's interface."""

__version__ = "0.2.0"
