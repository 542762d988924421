"""The pages are tried on the command line, as its own tests are."""

from tests.cli.conftest import terminal as terminal
