"""YAML text to values that know where they stand."""

from deckgen.outline.yaml.reader import Map as Map
from deckgen.outline.yaml.reader import Null as Null
from deckgen.outline.yaml.reader import Seq as Seq
from deckgen.outline.yaml.reader import Str as Str
from deckgen.outline.yaml.reader import load as load
from deckgen.outline.yaml.reader import parse as parse
