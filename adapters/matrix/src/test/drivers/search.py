"""
Reads every table of a Synapse database: search.py FILE|postgresql://… ACCOUNT WORD… prints, as JSON, the tables with a row in which the
account stands beside one of the words, and, under the key of each word, the tables in which it stands at all.
"""

import json
import sqlite3
import sys
from collections.abc import Iterable, Iterator
from typing import Any


def tables(place: str) -> Iterator[tuple[str, Iterable[Any]]]:
    """Every table with its rows."""
    if place.startswith("postgresql:"):
        import psycopg2

        cursor = psycopg2.connect(place).cursor()
        cursor.execute("SELECT table_name FROM information_schema.tables WHERE table_schema = 'public' ORDER BY 1")
        for (table,) in cursor.fetchall():
            cursor.execute(f'SELECT * FROM "{table}"')
            yield table, cursor.fetchall()
        return
    database = sqlite3.connect(f"file:{place}?mode=ro", uri=True, timeout=30)
    for (table,) in database.execute("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name").fetchall():
        try:
            yield table, database.execute(f'SELECT * FROM "{table}"')
        except sqlite3.OperationalError:
            continue  # a table of the full-text index


def text_of(value: Any) -> str:
    return bytes(value).decode("utf-8", "replace") if isinstance(value, (bytes, memoryview)) else str(value)


def main() -> None:
    place, account, *words = sys.argv[1:]
    found: dict[str, list[str]] = {"beside": [], **{word: [] for word in words}}
    for table, rows in tables(place):
        for row in rows:
            text = "\n".join(text_of(value) for value in row)
            hits = [word for word in words if word in text]
            for word in hits:
                if table not in found[word]:
                    found[word].append(table)
            if hits and account in text and table not in found["beside"]:
                found["beside"].append(table)
    json.dump(found, sys.stdout)


main()
