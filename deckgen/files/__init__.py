"""Where alone an author's files are read, and any are written."""

from deckgen.files.atomic import InUseError, create, discard, look, unnamed, write, write_all
from deckgen.files.lock import locked
from deckgen.files.names import folded, refused_by_windows
from deckgen.files.own import FOLDER, own_folder
from deckgen.files.read import YAML, Files, State, digest, lines, older, read_outline, state
from deckgen.files.temporary import folder

__all__ = [
    "FOLDER",
    "YAML",
    "Files",
    "InUseError",
    "State",
    "create",
    "digest",
    "discard",
    "folded",
    "folder",
    "lines",
    "locked",
    "look",
    "older",
    "own_folder",
    "read_outline",
    "refused_by_windows",
    "state",
    "unnamed",
    "write",
    "write_all",
]
