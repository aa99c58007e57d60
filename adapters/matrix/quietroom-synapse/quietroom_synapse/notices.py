"""Words for one member alone: a room of that member and the bot."""

from typing import Any

from synapse.module_api import ModuleApi

from .ghosts import Ghosts
from .host import Host
from .rooms import NOTICES
from .said import ID
from .store import Store


class Notices:
    def __init__(self, api: ModuleApi, host: Host, store: Store, ghosts: Ghosts) -> None:
        self._api, self._host, self._store, self._ghosts = api, host, store, ghosts
        self._one_at_a_time = host.lock("quietroom_notices")

    async def tell(self, account: str, text: str, key: str) -> None:
        """Tells an account something, once for one key."""
        async with self._one_at_a_time.queue(account):
            room = await self._room(account)
            told = await self._store.event_of(room, key)
            if told is not None and await self._host.event(told, room) is not None:
                return
            content = {"msgtype": "m.text", "body": text, ID: key}
            await self._api.create_and_send_event_into_room(
                {"type": "m.room.message", "room_id": room, "sender": self._ghosts.bot, "content": content}
            )

    async def _room(self, account: str) -> str:
        room = await self._store.notice_room(account)
        if room is None or not await self._is_in(self._ghosts.bot, room):
            async with self._host.lock_of_all("quietroom_notices", account):
                made = await self._store.notice_room(account)
                room = made if made is not None and made != room else await self._make(account)
        elif not await self._is_in(account, room):
            await self._api.update_room_membership(self._ghosts.bot, account, room, "invite", {"is_direct": True})
            await self._api.update_room_membership(account, account, room, "join")
        return room

    async def _make(self, account: str) -> str:
        bot = await self._ghosts.ensure_bot()
        config: dict[str, Any] = {
            "preset": "private_chat",
            "name": "Quietroom",
            "is_direct": True,
            "invite": [account],
            "creation_content": {"type": NOTICES, "m.federate": False},
        }
        room, _ = await self._api.create_room(bot, config, ratelimit=False)
        await self._api.update_room_membership(account, account, room, "join")
        await self._store.is_notice_room(account, room)
        return room

    async def _is_in(self, user: str, room: str) -> bool:
        state = await self._api.get_room_state(room, [("m.room.member", user)])
        member = state.get(("m.room.member", user))
        return member is not None and member.membership == "join"
