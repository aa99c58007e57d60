"""Where Synapse asks."""

import logging
from collections import OrderedDict
from collections.abc import Mapping
from typing import Any

from synapse.api.errors import Codes
from synapse.events import EventBase
from synapse.module_api import NOT_SPAM, ModuleApi
from synapse.spam_checker_api import RegistrationBehaviour

from . import rooms
from .asking import Asking
from .effects import Effects
from .ghosts import Ghosts
from .host import Host
from .judge import MESSAGES, Judge
from .notices import Notices
from .said import ID
from .settings import Settings
from .store import Store

logger = logging.getLogger(__name__)
_REMEMBERED = 10_000
_NOT_WRITTEN_TO = "People of a quiet room cannot be written to outside it."


class Quietroom:
    """The module: `modules: [{module: quietroom_synapse.Quietroom, config: {…}}]`."""

    @staticmethod
    def parse_config(config: Mapping[str, Any]) -> Settings:
        return Settings.of(config)

    def __init__(self, config: Settings, api: ModuleApi) -> None:
        self._api, self._settings = api, config
        host = Host(api)
        self._store = Store(api)
        self._ghosts = Ghosts(api, host, self._store, config)
        notices = Notices(api, host, self._store, self._ghosts)
        asking = Asking(api, host, config)
        self._judge = Judge(api, host, self._store, self._ghosts, notices, asking, config)
        self._as_they_came: OrderedDict[str, None] = OrderedDict()
        api.register_third_party_rules_callbacks(check_event_allowed=self.check_event_allowed)
        api.register_spam_checker_callbacks(
            check_event_for_spam=self.check_event_for_spam,
            user_may_invite=self.user_may_invite,
            federated_user_may_invite=self.federated_user_may_invite,
            user_may_send_3pid_invite=self.user_may_send_3pid_invite,
            check_registration_for_spam=self.check_registration_for_spam,
            check_login_for_spam=self.check_login_for_spam,
            check_username_for_spam=self.check_username_for_spam,
        )
        if api.should_run_background_tasks():  # every process hears of every event; one is to act on it
            api.register_third_party_rules_callbacks(on_new_event=self.on_new_event)
            effects = Effects(api, host, self._store, self._ghosts, notices, asking, config)
            host.reactor.callWhenRunning(effects.start)
            host.reactor.callWhenRunning(api.run_as_background_process, "quietroom_bot", self._ghosts.ensure_bot)

    async def check_event_allowed(self, event: EventBase, state: rooms.State) -> tuple[bool, dict[str, Any] | None]:
        """Judges what members of this server send, and gives Synapse what to send in its place."""
        if self._ghosts.is_ours(event.sender) or not self._api.is_mine(event.sender):
            return True, None
        instead = (await self._judge.judge(event, state)).instead
        if instead is None:
            self._let_pass(event.event_id)
        elif instead["sender"] == event.sender and ID in instead["content"]:
            self._let_pass(event.sender + instead["content"][ID])
        return True, instead

    async def check_event_for_spam(self, event: EventBase) -> Any:
        """
        The last look before an event is written. A message of a quiet room that bears an account's name gets no further, whichever
        way it came: past the other callback, from another module, or from another server.
        """
        if event.is_state():
            return NOT_SPAM
        message = event.content.get(ID)
        if isinstance(message, str) and event.type in MESSAGES and self._api.is_mine(event.sender):
            await self._store.is_event_of(event.room_id, message, event.event_id)
        if self._ghosts.is_ours(event.sender) or self._settings.shadow or self._is_let_pass(event):
            return NOT_SPAM
        state = await self._api.get_room_state(event.room_id)
        if rooms.look(event.room_id, state, self._settings, self._ghosts.is_ours).quiet:
            logger.warning("quietroom: stopped an event of type %s that bore an account's name", event.type)
            return Codes.FORBIDDEN
        return NOT_SPAM

    async def on_new_event(self, event: EventBase, _state: rooms.State) -> None:
        """The bot comes where it is asked."""
        if event.type == "m.room.member" and event.state_key == self._ghosts.bot and event.membership == "invite":
            self._api.run_as_background_process(
                "quietroom_join", self._api.update_room_membership, self._ghosts.bot, self._ghosts.bot, event.room_id, "join"
            )

    async def user_may_invite(self, inviter: str, invitee: str, _room: str) -> Any:
        """Ghosts are asked in by the bot alone: an invitation would tell who knows whom."""
        if self._ghosts.is_ghost(invitee) and inviter != self._ghosts.bot:
            return Codes.FORBIDDEN, {"error": _NOT_WRITTEN_TO}
        return NOT_SPAM

    async def federated_user_may_invite(self, event: EventBase) -> Any:
        return Codes.FORBIDDEN if self._ghosts.is_ghost(event.state_key) else NOT_SPAM

    async def user_may_send_3pid_invite(self, _inviter: str, _medium: str, _address: str, room: str) -> Any:
        """Such an invitation puts a piece of the address into the room, and the inviter's name into a mail."""
        state = await self._api.get_room_state(room)
        quiet = rooms.look(room, state, self._settings, self._ghosts.is_ours).quiet
        return (Codes.FORBIDDEN, {"error": "Nobody is invited to this room by mail."}) if quiet else NOT_SPAM

    async def check_registration_for_spam(
        self, _email: Any, username: str | None, _requests: Any, _provider: str | None = None
    ) -> RegistrationBehaviour:
        return RegistrationBehaviour.DENY if self._ghosts.is_reserved(username) else RegistrationBehaviour.ALLOW

    async def check_login_for_spam(self, user: str, *_: Any) -> Any:
        return Codes.FORBIDDEN if self._ghosts.is_ours(user) else NOT_SPAM

    async def check_username_for_spam(self, profile: Any, _requester: str) -> bool:
        """Ghosts are in no directory of people to write to."""
        return self._ghosts.is_ghost(profile["user_id"])

    def _let_pass(self, mark: str) -> None:
        self._as_they_came[mark] = None
        if len(self._as_they_came) > _REMEMBERED:
            self._as_they_came.popitem(last=False)

    def _is_let_pass(self, event: EventBase) -> bool:
        return event.event_id in self._as_they_came or event.sender + str(event.content.get(ID)) in self._as_they_came
