"""Stand-ins for what Synapse hands to the module; events are Synapse's own."""

from collections.abc import Awaitable, Callable
from typing import Any

from synapse.api.room_versions import RoomVersions
from synapse.events import EventBase, make_event_from_dict

ROOM = "!room:localhost"
ANN, BEN, OWNER, BOT = "@ann:localhost", "@ben:localhost", "@owner:localhost", "@quietroom:localhost"
AUTHOR = {"id": "0123456789abcdef0123456789abcdef", "name": "Calm Heron", "avatar": {"shape": 1, "tint": 2}}
GHOST = "@quiet-0123456789abcdef0123456789abcdef:localhost"


def event(kind: str, sender: str, content: dict[str, Any], state_key: str | None = None, **more: Any) -> EventBase:
    """An event as Synapse makes it."""
    fields: dict[str, Any] = {
        "type": kind, "sender": sender, "room_id": ROOM, "content": content, "prev_events": [], "auth_events": [], "depth": 1,
        "origin_server_ts": 1, "hashes": {"sha256": "x"}, "signatures": {}, **more,
    }  # fmt: skip
    if state_key is not None:
        fields["state_key"] = state_key
    return make_event_from_dict(fields, RoomVersions.V10, {"device_id": "DEV", "txn_id": "txn-1"})


def state(*more: EventBase, rule: str = "public") -> dict[tuple[str, str], EventBase]:
    """The state of an open room with Ann and Ben in it."""
    events = [
        event("m.room.create", OWNER, {"creator": OWNER}, ""),
        event("m.room.join_rules", OWNER, {"join_rule": rule}, ""),
        event("m.room.power_levels", OWNER, {"users": {OWNER: 100}, "events_default": 0, "users_default": 0}, ""),
        *(member(user) for user in (OWNER, ANN, BEN)),
        *more,
    ]
    return {(e.type, e.state_key): e for e in events}


def member(user: str, membership: str = "join", **more: Any) -> EventBase:
    return event("m.room.member", user, {"membership": membership, **more}, user)


class Api:
    """The part of the module API that is used, remembering what it was asked for."""

    server_name = "localhost"

    def __init__(self) -> None:
        self.sent: list[dict[str, Any]] = []
        self.state = state()
        self.joined: list[tuple[str, str, str, str]] = []
        self.background: list[tuple[Callable[..., Awaitable[Any]], tuple[Any, ...]]] = []

    def run_as_background_process(self, _name: str, work: Callable[..., Awaitable[Any]], *values: Any) -> None:
        self.background.append((work, values))

    def is_mine(self, user: str) -> bool:
        return user.endswith(":localhost")

    async def update_room_membership(self, sender: str, target: str, room: str, membership: str, content: Any = None) -> None:
        self.joined.append((sender, target, room, membership))

    async def get_room_state(self, _room: str, _filter: Any = None) -> dict[tuple[str, str], EventBase]:
        return self.state

    async def create_and_send_event_into_room(self, event_dict: dict[str, Any]) -> None:
        self.sent.append(event_dict)


class Host:
    """Events by their id."""

    def __init__(self) -> None:
        self.events: dict[str, EventBase] = {}

    async def event(self, event_id: str, room: str) -> EventBase | None:
        found = self.events.get(event_id)
        return found if found is not None and found.room_id == room else None

    def add(self, added: EventBase) -> str:
        self.events[added.event_id] = added
        return added.event_id


class Store:
    def __init__(self) -> None:
        self.messages: dict[tuple[str, str], str] = {}
        self.kept: dict[tuple[str, str], str] = {}

    async def event_of(self, room: str, message: str) -> str | None:
        return self.messages.get((room, message))

    async def is_event_of(self, room: str, message: str, event_id: str) -> None:
        self.messages[(room, message)] = event_id

    async def keep_waiting(self, room: str, message: str, rest: str) -> None:
        self.kept[(room, message)] = rest

    async def waiting(self, room: str, message: str) -> str | None:
        return self.kept.get((room, message))

    async def no_longer_waiting(self, room: str, message: str) -> None:
        self.kept.pop((room, message), None)


class Ghosts:
    bot = BOT

    async def bring(self, author: dict[str, Any], _room: str, _state: Any) -> str:
        return self.user(author)

    def user(self, author: dict[str, Any]) -> str:
        return f"@quiet-{author['id']}:localhost"

    def is_ghost(self, user: str) -> bool:
        return user.startswith("@quiet-")

    def is_ours(self, user: str) -> bool:
        return user == BOT or self.is_ghost(user)


class Asking:
    """Answers what it was told to."""

    def __init__(self, answer: dict[str, Any] | None = None) -> None:
        self.answer = answer or {"action": "publish", "author": AUTHOR}
        self.asked: list[dict[str, Any]] = []

    def id_of(self, _event: EventBase) -> str:
        return "f" * 32

    async def submit(self, submission: dict[str, Any]) -> dict[str, Any]:
        self.asked.append(submission)
        return self.answer

    async def who(self, _room: str, account: str) -> dict[str, Any]:
        return AUTHOR if account == ANN else {**AUTHOR, "id": "f" * 32}


class Notices:
    def __init__(self) -> None:
        self.told: list[tuple[str, str, str]] = []

    async def tell(self, account: str, text: str, key: str) -> None:
        self.told.append((account, text, key))


def run(work: Awaitable[Any]) -> Any:
    """Runs what never waits for the reactor."""
    coroutine = work.__await__()
    try:
        next(coroutine)
    except StopIteration as done:
        return done.value
    raise AssertionError("it waited")
