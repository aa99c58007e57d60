"""What becomes of a member's event: it takes a pseudonym's place, or it is not sent and its author is told why."""

import logging
import secrets
from dataclasses import dataclass
from typing import Any

from synapse.api.errors import Codes, SynapseError
from synapse.events import EventBase
from synapse.module_api import ModuleApi

from . import rooms
from .asking import Asking
from .ghosts import Ghosts
from .host import Host, forget_device
from .notices import Notices
from .quietroom_gate import HELD_BACK
from .said import ID, Said, plain, read
from .settings import Settings
from .store import Store

logger = logging.getLogger(__name__)
MESSAGES = ("m.room.message", "m.sticker")
WAITS = "Your message waits for a moderator. You need not send it again."
REFUSED = "Your message was not published."
SEALED = "Encrypted messages cannot be shown in this room under your name here. Please turn encryption off, or use another room."
UNKNOWN_KIND = "This kind of message cannot be sent in this room."
ONE_SIGN = "Reactions in this room are single signs, not words."
NOT_YOURS = "Only your own messages can be changed or taken back here."
MAY_NOT = "You may not write in this room."
SENT = "This message was sent already."
NO_REASON = "Please give no reason: it would be seen under your account."
_LONGEST_SIGN = 16
_OF_A_MEMBER = ("membership", "displayname", "avatar_url", "is_direct", "third_party_invite", "join_authorised_via_users_server")


def refuse(text: str) -> SynapseError:
    return SynapseError(403, text, Codes.FORBIDDEN)


@dataclass(frozen=True)
class Outcome:
    """What Synapse is to send: this event instead; None: the one that came."""

    instead: dict[str, Any] | None


AS_IT_CAME = Outcome(None)


class Judge:
    def __init__(
        self, api: ModuleApi, host: Host, store: Store, ghosts: Ghosts, notices: Notices, asking: Asking, settings: Settings
    ) -> None:
        self._api, self._host, self._store = api, host, store
        self._ghosts, self._notices, self._asking, self._settings = ghosts, notices, asking, settings

    async def judge(self, event: EventBase, state: rooms.State) -> Outcome:
        """Raises SynapseError, with words for the author, if it is not sent."""
        look = rooms.look(event.room_id, state, self._settings, self._ghosts.is_ours)
        if event.is_state():
            return self._state_event(event, state, look)
        if look.quiet and not self._settings.shadow and not rooms.may_send(event.sender, event.type, state):
            raise refuse(MAY_NOT)
        if event.type in MESSAGES and (look.quiet or look.private):
            return await self._message(event, state, look)
        if event.type == "m.room.encrypted" and (look.quiet or look.private):
            return await self._sealed(event, look)
        if not look.quiet or self._settings.shadow:
            return AS_IT_CAME
        if event.type == "m.room.redaction":
            return await self._redaction(event, state)
        if event.type == "m.reaction":
            return await self._reaction(event, state)
        raise refuse(UNKNOWN_KIND)

    def _state_event(self, event: EventBase, state: rooms.State, look: rooms.Look) -> Outcome:
        """Members come and go, and say nothing by it; the rest of a room's state is its moderators'."""
        if not look.quiet or self._settings.shadow:
            return AS_IT_CAME
        if event.type != "m.room.member" and rooms.power(event.sender, state) < rooms.MODERATOR:
            raise refuse(MAY_NOT)
        if event.type == "m.room.encryption" and not self._settings.sealed:
            raise refuse("This room cannot be encrypted: names and moderation would not work in it.")
        if event.type == "m.room.member" and event.state_key == event.sender:
            given = plain(event.content)
            content = {key: given[key] for key in _OF_A_MEMBER if key in given}
            if content != given:
                return Outcome({**_envelope(event, event.sender, content), "state_key": event.state_key})
        return AS_IT_CAME

    async def _message(self, event: EventBase, state: rooms.State, look: rooms.Look) -> Outcome:
        said = read(event.type, event.content, self._settings.media)
        if said is None:
            if self._settings.shadow or (look.private and event.type == "m.room.message" and self._settings.media):
                return AS_IT_CAME
            raise refuse(UNKNOWN_KIND)
        message = self._asking.id_of(event)
        await self._not_twice(event.room_id, message)
        target = await self._own(event, said.edits, look) if said.edits else None
        submission = self._submission(event, look, message, said, target)
        if said.answers:
            submission["inReplyTo"] = await self._id_at_gate(said.answers, event.room_id)
        if self._settings.shadow:
            self._in_background(self._asking.submit, submission)
            return AS_IT_CAME
        answer = await self._asking.submit(submission)
        await self._stop_unless_published(answer, event, message, said)
        if answer.get("notice"):
            self._tell(event.sender, answer["notice"], message)
        if look.quiet and not answer.get("author") and not answer.get("parts"):
            return AS_IT_CAME  # a gateway that gives no names here
        texts = [part["text"] for part in answer.get("parts") or said.parts()]
        author = answer.get("author") if look.quiet else None
        sender = await self._ghosts.bring(author, event.room_id, state) if author else event.sender
        if author:
            forget_device(event, message)
        return Outcome(_envelope(event, sender, said.with_texts(texts).content(message)))

    async def _sealed(self, event: EventBase, look: rooms.Look) -> Outcome:
        """Ciphertext cannot change hands: it is sent under the account, or not at all."""
        if look.quiet and not self._settings.sealed and not self._settings.shadow:
            raise refuse(SEALED)
        text = event.content.get("ciphertext")
        parts = [{"role": "body", "format": "plain", "text": text if isinstance(text, str) else "sealed"}]
        message = self._asking.id_of(event)
        submission = {**self._envelope_at_gate(event, look, message), "parts": parts, "sealed": True}
        if self._settings.shadow:
            self._in_background(self._asking.submit, submission)
            return AS_IT_CAME
        answer = await self._asking.submit(submission)
        await self._stop_unless_published(answer, event, message, None)
        return AS_IT_CAME

    async def _redaction(self, event: EventBase, state: rooms.State) -> Outcome:
        target = await self._host.event(event.redacts, event.room_id) if event.redacts else None
        if target is None or not self._ghosts.is_ours(target.sender):
            if "reason" in event.content and rooms.power(event.sender, state) < rooms.MODERATOR:
                raise refuse(NO_REASON)
            return AS_IT_CAME  # Synapse knows who may; there is no name to keep
        author = await self._asking.who(event.room_id, event.sender)
        if target.sender != self._ghosts.user(author):
            if rooms.power(event.sender, state) >= rooms.MODERATOR:
                return AS_IT_CAME
            raise refuse(NOT_YOURS)
        message = self._asking.id_of(event)
        if ID in target.content:
            look = rooms.Look(quiet=True, private=False)
            submission = {**self._envelope_at_gate(event, look, message), "kind": "delete", "parts": [], "target": target.content[ID]}
            await self._stop_unless_published(await self._asking.submit(submission), event, message, None)
        ghost = await self._ghosts.bring(author, event.room_id, state)
        forget_device(event, message)
        content = {"redacts": event.redacts} if "redacts" in event.content else {}
        outer = {} if content else {"redacts": event.redacts}
        return Outcome({**_envelope(event, ghost, content), **outer})

    async def _reaction(self, event: EventBase, state: rooms.State) -> Outcome:
        """A single sign says nothing that must be judged; words do, and are refused."""
        given = plain(event.content.get("m.relates_to"))
        about, sign = (given.get("event_id"), given.get("key")) if isinstance(given, dict) else (None, None)
        if not isinstance(about, str) or not isinstance(sign, str) or given.get("rel_type") != "m.annotation":
            raise refuse(UNKNOWN_KIND)
        if len(sign) > _LONGEST_SIGN or any(unit.isalnum() or unit.isspace() for unit in sign):
            raise refuse(ONE_SIGN)
        ghost = await self._ghosts.bring(await self._asking.who(event.room_id, event.sender), event.room_id, state)
        forget_device(event, secrets.token_hex(16))
        relation = {"rel_type": "m.annotation", "event_id": about, "key": sign}
        return Outcome(_envelope(event, ghost, {"m.relates_to": relation}))

    async def _own(self, event: EventBase, target_id: str, look: rooms.Look) -> str:
        """The id at the gate of a message that its author changes; refused if it is another's, or was never judged."""
        target = await self._host.event(target_id, event.room_id)
        owner = event.sender
        if look.quiet and not self._settings.shadow:
            owner = self._ghosts.user(await self._asking.who(event.room_id, event.sender))
        if target is None or target.sender != owner or not (self._settings.shadow or ID in target.content):
            raise refuse(NOT_YOURS)
        return target.content.get(ID) or target_id

    async def _id_at_gate(self, event_id: str, room: str) -> str:
        event = await self._host.event(event_id, room)
        return event_id if event is None else event.content.get(ID) or event_id

    async def _not_twice(self, room: str, message: str) -> None:
        sent = await self._store.event_of(room, message)
        if sent is not None and await self._host.event(sent, room) is not None:
            raise refuse(SENT)

    async def _stop_unless_published(self, answer: dict[str, Any], event: EventBase, message: str, said: Said | None) -> None:
        action, notice = answer.get("action"), answer.get("notice")
        if action == "publish":
            return
        if action == "hold":
            if said is not None:
                await self._store.keep_waiting(event.room_id, message, said.skeleton())
            self._tell(event.sender, notice or WAITS, message)
            raise refuse(notice or WAITS)
        if action == "refuse":
            self._tell(event.sender, notice or REFUSED, message)
            raise refuse(notice or REFUSED)
        raise SynapseError(503, notice or HELD_BACK["notice"], Codes.UNKNOWN)

    def _submission(self, event: EventBase, look: rooms.Look, message: str, said: Said, target: str | None) -> dict[str, Any]:
        submission = {**self._envelope_at_gate(event, look, message), "parts": said.parts(), "attachments": said.attachments()}
        if target is not None:
            submission = {**submission, "kind": "edit", "target": target}
        return submission

    @staticmethod
    def _envelope_at_gate(event: EventBase, look: rooms.Look, message: str) -> dict[str, Any]:
        kind = "private_message" if look.private else "post"
        return {"id": message, "room": event.room_id, "account": event.sender, "kind": kind, "receivedAt": event.origin_server_ts}

    def _tell(self, account: str, text: str, message: str) -> None:
        self._in_background(self._notices.tell, account, text, "n" + message)

    def _in_background(self, work: Any, *values: Any) -> None:
        self._api.run_as_background_process("quietroom", work, *values)


def _envelope(event: EventBase, sender: str, content: dict[str, Any]) -> dict[str, Any]:
    return {"type": event.type, "room_id": event.room_id, "sender": sender, "content": content}
