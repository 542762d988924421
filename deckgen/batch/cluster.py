"""Processes of many machines, which a scheduler of dask gives tasks to."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import Executor
from contextlib import contextmanager

from deckgen.output import need
from deckgen.problems import Message, UsageError

SECONDS = 10
"""After which a scheduler is not waited for."""


@contextmanager
def scheduled(address: str) -> Iterator[Executor]:
    """Give an executor of a scheduler, as long as this context lasts.

    Raises:
        UsageError: the extra that it needs is not installed, or no scheduler answers there.
    """
    need("distributed", "--scheduler")
    from distributed import Client

    try:
        client = Client(address, timeout=SECONDS, set_as_default=False)
    # What is wrong with an address is an error of many kinds.
    except Exception as error:
        raise UsageError(
            Message('no scheduler answers at "{address}" ({error})', address=address, error=str(error))
        ) from error
    with client:
        yield client.get_executor()
