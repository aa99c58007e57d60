"""
Reads every table of a Synapse database: search.py FILE ACCOUNT WORD… prints, as JSON, the tables with a row in which the account stands
beside one of the words, and, under the key of each word, the tables in which it stands at all.
"""

import json
import sqlite3
import sys


def main() -> None:
    file, account, *words = sys.argv[1:]
    found: dict[str, list[str]] = {"beside": [], **{word: [] for word in words}}
    database = sqlite3.connect(f"file:{file}?mode=ro", uri=True, timeout=30)
    tables = [name for (name,) in database.execute("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name")]
    for table in tables:
        try:
            rows = database.execute(f'SELECT * FROM "{table}"')
        except sqlite3.OperationalError:
            continue  # a table of the full-text index
        for row in rows:
            text = "\n".join(value.decode("utf-8", "replace") if isinstance(value, bytes) else str(value) for value in row)
            hits = [word for word in words if word in text]
            for word in hits:
                if table not in found[word]:
                    found[word].append(table)
            if hits and account in text and table not in found["beside"]:
                found["beside"].append(table)
    json.dump(found, sys.stdout)


main()
