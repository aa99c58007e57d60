"""All of Synapse that the module uses and its module API does not offer, in one place: look here first when a new version breaks it."""

from contextlib import AbstractAsyncContextManager
from io import BytesIO
from typing import Any

from synapse.events import EventBase
from synapse.module_api import ModuleApi
from synapse.types import UserID
from synapse.util.async_helpers import Linearizer

#: The device that events of pseudonyms say they came from. Synapse writes it beside them; it is not a member's.
DEVICE = "QUIETROOM"


class Host:
    def __init__(self, api: ModuleApi) -> None:
        self._hs = api._hs
        self._store = api._hs.get_datastores().main

    async def event(self, event_id: str, room: str) -> EventBase | None:
        """An event that is in this room, even if it was taken away."""
        event = await self._store.get_event(event_id, allow_none=True, check_room_id=None)
        return event if event is not None and event.room_id == room else None

    async def add_device(self, user: str) -> None:
        """A device without an access token: nobody can log in with it."""
        await self._store.store_device(user, DEVICE, None)

    async def upload(self, name: str, png: bytes, owner: str) -> str:
        """Puts a picture among the server's media."""
        media = self._hs.get_media_repository()
        return str(await media.create_or_update_content("image/png", name, BytesIO(png), len(png), UserID.from_string(owner)))

    def lock(self, name: str) -> Linearizer:
        """One after the other, by key, in this process."""
        return Linearizer(name=name, clock=self._hs.get_clock())

    def lock_of_all(self, name: str, key: str) -> AbstractAsyncContextManager[Any]:
        """One after the other in all of Synapse's processes."""
        return self._hs.get_worker_locks_handler().acquire_lock(name, key)

    @property
    def reactor(self) -> Any:
        return self._hs.get_reactor()


def came_by(event: EventBase) -> tuple[str, str] | None:
    """The device and transaction an event came with; None if the client gave none."""
    device, txn = getattr(event.internal_metadata, "device_id", None), getattr(event.internal_metadata, "txn_id", None)
    return (device, txn) if device and txn else None


def forget_device(event: EventBase, message: str) -> None:
    """Writes another device and transaction beside an event, before Synapse copies them to the one that takes its place."""
    event.internal_metadata.device_id = DEVICE
    event.internal_metadata.txn_id = message
