"""Measuring and fitting: runs to lines that fit a box."""
