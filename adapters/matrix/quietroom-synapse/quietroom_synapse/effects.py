"""Fetches what the gateway wants done, and does it, in one process of Synapse."""

import logging
import threading
from typing import Any

from synapse.api.errors import SynapseError
from synapse.events import EventBase
from synapse.module_api import ModuleApi
from twisted.internet.threads import blockingCallFromThread

from .asking import Asking
from .ghosts import Ghosts
from .host import Host
from .notices import Notices
from .quietroom_gate import FAILED
from .rooms import State
from .said import Said
from .settings import Settings
from .store import Store

logger = logging.getLogger(__name__)
DONE: dict[str, Any] = {"outcome": "done"}


def cannot(code: str, text: str) -> dict[str, Any]:
    return {"outcome": "cannot", "reason": {"code": code, "text": text}}


class Effects:
    def __init__(
        self, api: ModuleApi, host: Host, store: Store, ghosts: Ghosts, notices: Notices, asking: Asking, settings: Settings
    ) -> None:
        self._api, self._host, self._store = api, host, store
        self._ghosts, self._notices, self._asking, self._settings = ghosts, notices, asking, settings
        self._running = True

    def start(self) -> None:
        """Begins in a thread of its own; ends with the reactor."""
        self._host.reactor.addSystemEventTrigger("before", "shutdown", self._stop)
        threading.Thread(target=self._serve, name="quietroom-effects", daemon=True).start()

    def _stop(self) -> None:
        self._running = False

    def _serve(self) -> None:
        self._asking.gate.serve(self._handle_from_thread, lambda: self._running)

    def _handle_from_thread(self, effect: dict[str, Any]) -> dict[str, Any]:
        def begin() -> Any:
            return self._api.run_as_background_process("quietroom_effect", self.handle, effect)

        return blockingCallFromThread(self._host.reactor, begin) or FAILED

    async def handle(self, effect: dict[str, Any]) -> dict[str, Any]:
        """Does one effect, which may have been done before, and gives its receipt."""
        if self._settings.shadow:
            return cannot("matrix.shadow", "The module is in shadow mode: it changes nothing.")
        try:
            if effect["type"] == "publish":
                return await self._publish(effect)
            if effect["type"] == "tell":
                await self._notices.tell(effect["account"], effect["text"], effect["key"])
                return DONE
            if effect["type"] == "remove":
                return await self._remove(effect["room"], effect["message"])
            return cannot("matrix.unknown", "The module does not know this effect: it is older than the gateway.")
        except SynapseError as failure:
            if failure.code in (403, 404):
                return cannot("matrix.refused", f"Synapse refused it ({failure.errcode}).")
            logger.error("quietroom: an effect failed: %s", failure.errcode)
            return FAILED

    async def _publish(self, effect: dict[str, Any]) -> dict[str, Any]:
        room, message = effect["room"], effect["message"]
        known = await self._store.event_of(room, message)
        if known is not None and await self._host.event(known, room) is not None:
            return {**DONE, "message": message}
        rest = await self._store.waiting(room, message)
        said = Said.from_skeleton(rest) if rest else Said.text("")
        said = said.with_texts([part["text"] for part in effect["parts"]])
        if effect["kind"] == "edit" and not said.edits:
            return cannot("matrix.gone", "It is no longer known which message was edited.")
        sender = effect["account"]
        if effect["kind"] != "private_message":
            sender = await self._ghosts.bring(effect["author"], room, await self._state(room))
        kind = "m.room.message" if said.msgtype else "m.sticker"
        await self._api.create_and_send_event_into_room({"type": kind, "room_id": room, "sender": sender, "content": said.content(message)})
        await self._store.no_longer_waiting(room, message)
        return {**DONE, "message": message}

    async def _remove(self, room: str, message: str) -> dict[str, Any]:
        event_id = await self._store.event_of(room, message)
        event = await self._host.event(event_id, room) if event_id else None
        if event is None or event_id is None:
            return cannot("matrix.gone", "There is no such message any more.")
        if event.internal_metadata.is_redacted():
            return DONE
        await self._api.create_and_send_event_into_room(redaction(event, event.sender))
        return DONE

    async def _state(self, room: str) -> State:
        return await self._api.get_room_state(room)


def redaction(event: EventBase, sender: str) -> dict[str, Any]:
    """An event that takes another away, as its room's version has it."""
    inside = event.room_version.updated_redaction_rules
    outer: dict[str, Any] = {} if inside else {"redacts": event.event_id}
    content = {"redacts": event.event_id} if inside else {}
    return {"type": "m.room.redaction", "room_id": event.room_id, "sender": sender, "content": content, **outer}
