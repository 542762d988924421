from __future__ import annotations

import json

import pytest
from jsonschema import Draft202012Validator

from tests.cli.support import Terminal


@pytest.mark.slow
def test_the_schema_is_all_that_stdout_gets(terminal: Terminal) -> None:
    code, out, err = terminal.run("schema")
    made = json.loads(out)
    Draft202012Validator.check_schema(made)
    assert (code, err) == (0, "")
    assert made["$schema"] == Draft202012Validator.META_SCHEMA["$id"]
    assert {"points", "table"} <= set(made["$defs"]["model.Section"]["anyOf"][0]["properties"])
