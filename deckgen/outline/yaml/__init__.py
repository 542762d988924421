"""YAML text to values that know where they stand."""

from deckgen.outline.yaml.reader import load as load
from deckgen.outline.yaml.reader import parse as parse
from deckgen.outline.yaml.values import Map as Map
from deckgen.outline.yaml.values import Null as Null
from deckgen.outline.yaml.values import Seq as Seq
from deckgen.outline.yaml.values import Str as Str
from deckgen.outline.yaml.written import written as written
