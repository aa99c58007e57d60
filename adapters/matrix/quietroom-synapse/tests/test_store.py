import sqlite3
import unittest
from collections.abc import Callable
from typing import Any

from quietroom_synapse.store import Store

from .fakes import run


class TakenMeanwhile(Exception):
    """What a database says whose tables another process makes at the same moment."""


class Api:
    def __init__(self, failures: int) -> None:
        self.failures, self.database = failures, sqlite3.connect(":memory:", isolation_level=None)

    async def run_db_interaction(self, _what: str, work: Callable[..., Any]) -> Any:
        if self.failures:
            self.failures -= 1
            raise TakenMeanwhile
        return work(self.database.cursor())


class StoreTest(unittest.TestCase):
    def test_two_workers_that_make_the_tables_at_once_both_have_them(self) -> None:
        store = Store(Api(failures=1))  # type: ignore[arg-type]
        run(store.is_event_of("!room", "message", "$event"))
        self.assertEqual(run(store.event_of("!room", "message")), "$event")

    def test_a_database_that_lets_no_tables_be_made_says_so(self) -> None:
        with self.assertRaises(TakenMeanwhile):
            run(Store(Api(failures=2)).event_of("!room", "message"))  # type: ignore[arg-type]
