"""Users of the server who speak as the pseudonyms: one for each member and room, whom nobody can log in as."""

import logging
import re
from typing import Any

from synapse.api.errors import Codes, SynapseError
from synapse.module_api import ModuleApi
from synapse.types import UserID

from . import avatars, rooms
from .host import Host
from .settings import Settings
from .store import Store

logger = logging.getLogger(__name__)


class Ghosts:
    def __init__(self, api: ModuleApi, host: Host, store: Store, settings: Settings) -> None:
        self._api, self._host, self._store, self._settings = api, host, store, settings
        self._form = re.compile("@" + re.escape(settings.prefix) + "[0-9a-f]{32}:" + re.escape(api.server_name))
        self._making: set[str] = set()
        self._known: set[str] = set()
        self._bot_is_there = False
        self._one_at_a_time = host.lock("quietroom_ghosts")
        self.bot = f"@{settings.bot}:{api.server_name}"

    def is_ghost(self, user: str) -> bool:
        return self._form.fullmatch(user) is not None

    def is_ours(self, user: str) -> bool:
        """Whether it is nobody's account: a ghost or the bot."""
        return user == self.bot or self.is_ghost(user)

    def is_reserved(self, localpart: str | None) -> bool:
        """Whether a name is ours and we are not making it just now."""
        name = localpart or ""
        return (name == self._settings.bot or name.startswith(self._settings.prefix)) and name not in self._making

    def user(self, author: dict[str, Any]) -> str:
        """Who speaks as a pseudonym."""
        return f"@{self._settings.prefix}{author['id']}:{self._api.server_name}"

    async def bring(self, author: dict[str, Any], room: str, state: rooms.State) -> str:
        """The ghost of a pseudonym, in the room and under its name. SynapseError if it cannot come in."""
        ghost = self.user(author)
        if not self.is_ghost(ghost):
            raise ValueError("the gateway's id of a pseudonym has another form than agreed")
        member = state.get(("m.room.member", ghost))
        membership = member.membership if member else None
        if membership == "ban":
            raise SynapseError(403, "The name you have in this room may not speak here any more.", Codes.FORBIDDEN)
        if membership == "join" and member.content.get("displayname") == author["name"]:
            return ghost
        async with self._one_at_a_time.queue(ghost):
            await self._make(ghost, author["name"])
            if membership not in ("join", "invite") and not rooms.is_open(state):
                await self._invite(ghost, room, state)
            await self._api.update_room_membership(ghost, ghost, room, "join", await self._profile(author))
        return ghost

    async def ensure_bot(self) -> str:
        """Whoever tells members things and asks ghosts in."""
        if not self._bot_is_there:
            await self._make(self.bot, "Quietroom")
            self._bot_is_there = True
        return self.bot

    async def _make(self, user: str, name: str) -> None:
        if user in self._known:
            return
        localpart = UserID.from_string(user).localpart
        if await self._api.check_user_exists(user) is None:
            self._making.add(localpart)
            try:
                await self._api.register_user(localpart, displayname=name)
            except SynapseError as failure:
                if failure.errcode != Codes.USER_IN_USE:
                    raise
            finally:
                self._making.discard(localpart)
        await self._host.add_device(user)
        self._known.add(user)

    async def _invite(self, ghost: str, room: str, state: rooms.State) -> None:
        await self.ensure_bot()
        bot = state.get(("m.room.member", self.bot))
        if bot is None or bot.membership != "join":
            logger.error("quietroom: %s is not open to all, and %s is not in it to ask names in: invite it", room, self.bot)
            raise SynapseError(503, "This room is not set up yet. Please tell whoever runs it.", Codes.UNKNOWN)
        try:
            await self._api.update_room_membership(self.bot, ghost, room, "invite")
        except SynapseError as failure:
            if failure.code != 403:
                raise
            logger.error("quietroom: %s may not invite in %s: give it the power to", self.bot, room)
            raise SynapseError(503, "This room is not set up yet. Please tell whoever runs it.", Codes.UNKNOWN) from None

    async def _profile(self, author: dict[str, Any]) -> dict[str, Any]:
        picture = await self._picture(author.get("avatar") or {})
        return {"displayname": author["name"], **({"avatar_url": picture} if picture else {})}

    async def _picture(self, avatar: dict[str, Any]) -> str | None:
        shape, tint = avatar.get("shape"), avatar.get("tint")
        if not (isinstance(shape, int) and isinstance(tint, int) and 0 <= shape < 8 and 0 <= tint < 8):
            return None
        look = f"{shape}.{tint}"
        try:
            known = await self._store.avatar(look)
            if known is None:
                known = await self._host.upload(f"{look}.png", avatars.draw(shape, tint), await self.ensure_bot())
                await self._store.is_avatar(look, known)
            return known
        except Exception as failure:  # a name without a picture is still a name
            logger.warning("quietroom: no picture: %s", type(failure).__name__)
            return None
