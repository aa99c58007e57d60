"""What the module keeps in Synapse's database. None of it says which account is behind which pseudonym, and none of it is words."""

import time
from collections.abc import Callable
from typing import Any, TypeVar

from synapse.module_api import ModuleApi

T = TypeVar("T")
_TABLES = (
    "CREATE TABLE IF NOT EXISTS quietroom_messages (room TEXT NOT NULL, id TEXT NOT NULL, event_id TEXT NOT NULL, PRIMARY KEY (room, id))",
    "CREATE TABLE IF NOT EXISTS quietroom_waiting (room TEXT NOT NULL, id TEXT NOT NULL, rest TEXT NOT NULL, kept BIGINT NOT NULL,"
    " PRIMARY KEY (room, id))",
    "CREATE TABLE IF NOT EXISTS quietroom_notices (account TEXT PRIMARY KEY, room TEXT NOT NULL)",
    "CREATE TABLE IF NOT EXISTS quietroom_avatars (look TEXT PRIMARY KEY, url TEXT NOT NULL)",
)
_KEPT_SECONDS = 60 * 24 * 60 * 60


class Store:
    def __init__(self, api: ModuleApi) -> None:
        self._api = api
        self._ready = False

    async def event_of(self, room: str, message: str) -> str | None:
        """The event that carries a message, or was about to when the server died."""
        return await self._one("SELECT event_id FROM quietroom_messages WHERE room = ? AND id = ?", room, message)

    async def is_event_of(self, room: str, message: str, event_id: str) -> None:
        """Written before the event is: whoever finds it looks whether there is such an event."""
        await self._do(
            "INSERT INTO quietroom_messages (room, id, event_id) VALUES (?, ?, ?)"
            " ON CONFLICT (room, id) DO UPDATE SET event_id = excluded.event_id",
            room, message, event_id,
        )  # fmt: skip

    async def keep_waiting(self, room: str, message: str, rest: str) -> None:
        """Keeps all but the words of a held message for 60 days at most."""
        now = int(time.time())
        await self._do("DELETE FROM quietroom_waiting WHERE kept < ?", now - _KEPT_SECONDS)
        await self._do(
            "INSERT INTO quietroom_waiting (room, id, rest, kept) VALUES (?, ?, ?, ?) ON CONFLICT (room, id) DO NOTHING",
            room, message, rest, now,
        )  # fmt: skip

    async def waiting(self, room: str, message: str) -> str | None:
        return await self._one("SELECT rest FROM quietroom_waiting WHERE room = ? AND id = ?", room, message)

    async def no_longer_waiting(self, room: str, message: str) -> None:
        await self._do("DELETE FROM quietroom_waiting WHERE room = ? AND id = ?", room, message)

    async def notice_room(self, account: str) -> str | None:
        """The room in which an account is told things."""
        return await self._one("SELECT room FROM quietroom_notices WHERE account = ?", account)

    async def is_notice_room(self, account: str, room: str) -> None:
        await self._do(
            "INSERT INTO quietroom_notices (account, room) VALUES (?, ?) ON CONFLICT (account) DO UPDATE SET room = excluded.room",
            account, room,
        )  # fmt: skip

    async def avatar(self, look: str) -> str | None:
        return await self._one("SELECT url FROM quietroom_avatars WHERE look = ?", look)

    async def is_avatar(self, look: str, url: str) -> None:
        await self._do("INSERT INTO quietroom_avatars (look, url) VALUES (?, ?) ON CONFLICT (look) DO NOTHING", look, url)

    async def _one(self, sql: str, *values: Any) -> str | None:
        def run(txn: Any) -> str | None:
            txn.execute(sql, values)
            row = txn.fetchone()
            return row[0] if row else None

        return await self._run(run)

    async def _do(self, sql: str, *values: Any) -> None:
        def run(txn: Any) -> None:
            txn.execute(sql, values)

        await self._run(run)

    async def _run(self, work: Callable[[Any], T]) -> T:
        if not self._ready:

            def create(txn: Any) -> None:
                for table in _TABLES:
                    txn.execute(table)

            try:
                await self._api.run_db_interaction("quietroom_tables", create)
            except Exception:  # PostgreSQL fails where another worker makes them at the same moment; then they are there
                await self._api.run_db_interaction("quietroom_tables", create)
            self._ready = True
        return await self._api.run_db_interaction("quietroom", work)
