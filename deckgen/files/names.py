"""Names of files that every system can hold. Names that one system takes for the same are one."""

from __future__ import annotations

import unicodedata

DEVICES = frozenset(
    ["con", "prn", "aux", "nul", "conin$", "conout$"]
    + [f"{port}{number}" for port in ("com", "lpt") for number in "123456789¹²³"]
)
"""What Windows takes for a device, whatever ending follows."""
SIGNS = frozenset('<>:"/\\|?*')


def folded(name: str) -> str:
    """Return what two names have in common that are one file somewhere.

    Windows and macOS know no capitals, macOS takes a letter with its marks for the same letter in one code point.
    """
    return unicodedata.normalize("NFC", unicodedata.normalize("NFC", name).casefold())


def refused_by_windows(name: str) -> bool:
    """Return whether Windows cannot hold a file of this name.

    Source: Microsoft, "Naming Files, Paths, and Namespaces"; the devices are those of Python's ``ntpath.isreserved``.
    """
    device = name.partition(".")[0].rstrip(" ").lower() in DEVICES
    return device or name.endswith((".", " ")) or any(sign in SIGNS or sign < " " for sign in name)
