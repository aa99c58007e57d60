"""The gateway's client, off the reactor: its calls wait in threads of their own, never in the one that serves everybody."""

import hashlib
import hmac
import logging
import secrets
from collections import OrderedDict
from typing import Any

from synapse.api.errors import Codes, SynapseError
from synapse.events import EventBase
from synapse.module_api import ModuleApi
from twisted.python.threadpool import ThreadPool

from .host import Host, came_by
from .quietroom_gate import HELD_BACK, Gate
from .settings import Settings

logger = logging.getLogger(__name__)
_THREADS = 32
_NAMES = 10_000


class Asking:
    def __init__(self, api: ModuleApi, host: Host, settings: Settings) -> None:
        self._api = api
        self._settings = settings
        self.gate = Gate(settings.url, settings.host, settings.secret, settings.timeout)
        self._names: OrderedDict[tuple[str, str], dict[str, Any]] = OrderedDict()
        self._health = ""
        self._pool = ThreadPool(minthreads=0, maxthreads=_THREADS, name="quietroom")
        host.reactor.callWhenRunning(self._pool.start)
        host.reactor.addSystemEventTrigger("during", "shutdown", self._pool.stop)

    def id_of(self, event: EventBase) -> str:
        """The id of a member's event at the gate: the same when a client sends it again, and telling nobody who that is."""
        came = came_by(event)
        if came is None:
            return secrets.token_hex(16)
        text = "\n".join(["quietroom-synapse-message-id-v1", event.room_id, event.sender, *came])
        return hmac.new(self._settings.secret.encode(), text.encode(), hashlib.sha256).hexdigest()[:32]

    async def submit(self, submission: dict[str, Any]) -> dict[str, Any]:
        """The gateway's answer; `try_later` if there is none."""
        try:
            answer = await self._api.defer_to_threadpool(self._pool, self.gate.submit, submission)
        except Exception as failure:
            logger.error("quietroom: asking failed: %s", type(failure).__name__)
            answer = HELD_BACK
        self._note_health()
        if answer.get("author"):
            self._remember(submission["room"], submission["account"], answer["author"])
        return answer

    async def who(self, room: str, account: str) -> dict[str, Any]:
        """Who an account is in a room. SynapseError, retryable, if the gateway does not say."""
        known = self._names.get((room, account))
        if known is None:
            try:
                known = await self._api.defer_to_threadpool(self._pool, self.gate.identify, room, account)
            except OSError:
                self._note_health()
                raise SynapseError(503, HELD_BACK["notice"], Codes.UNKNOWN) from None
            self._remember(room, account, known)
        return known

    def _remember(self, room: str, account: str, author: dict[str, Any]) -> None:
        self._names[(room, account)] = author
        self._names.move_to_end((room, account))
        if len(self._names) > _NAMES:
            self._names.popitem(last=False)

    def _note_health(self) -> None:
        """Says in Synapse's log how the gateway is, once for each change."""
        health = self.gate.health
        if health != self._health:
            self._health = health
            (logger.info if health == "reached" else logger.error)("quietroom: the gateway: %s", health)
