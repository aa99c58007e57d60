"""Which rooms are quiet, which are conversations of two, and who may speak, read from a room's state."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from synapse.event_auth import get_send_level, get_user_power_level

from .settings import Settings

NOTICES = "org.quietroom.notices"
#: Whoever has this much may take away what others wrote, under their own account.
MODERATOR = 50

State = Mapping[tuple[str, str], Any]


@dataclass(frozen=True)
class Look:
    """How a room is treated: `quiet`: under pseudonyms; `private`: judged, under the accounts; neither: left alone."""

    quiet: bool
    private: bool


def look(room: str, state: State, settings: Settings, is_ours: Callable[[str], bool]) -> Look:
    """How a room is treated. A room on the operator's list is quiet whatever it looks like."""
    kind = _value(state, "m.room.create", "type")
    if kind == NOTICES:
        return Look(quiet=False, private=True)
    if settings.rooms is not None and room in settings.rooms:
        return Look(quiet=True, private=False)
    private = _is_conversation(state, is_ours)
    return Look(quiet=settings.rooms is None and not private and kind is None, private=private)


def _is_conversation(state: State, is_ours: Callable[[str], bool]) -> bool:
    """Without a name, not open to all, and of two people at most."""
    if _value(state, "m.room.name", "name") or _value(state, "m.room.canonical_alias", "alias"):
        return False
    if _value(state, "m.room.join_rules", "join_rule") == "public":
        return False
    return len([user for user in members(state) if not is_ours(user)]) <= 2


def members(state: State) -> list[str]:
    """Who is in the room or asked in."""
    return [key for (kind, key), event in state.items() if kind == "m.room.member" and event.membership in ("join", "invite")]


def is_open(state: State) -> bool:
    """Whether anybody may come in."""
    return _value(state, "m.room.join_rules", "join_rule") == "public"


def may_send(user: str, event_type: str, state: State) -> bool:
    """Whether the room's rules let somebody send such a message."""
    member = state.get(("m.room.member", user))
    if member is None or member.membership != "join":
        return False
    return power(user, state) >= get_send_level(event_type, None, state.get(("m.room.power_levels", "")))


def power(user: str, state: State) -> int:
    """How much power somebody has in the room."""
    return get_user_power_level(user, state)  # type: ignore[arg-type]


def _value(state: State, kind: str, field: str) -> Any:
    event = state.get((kind, ""))
    return None if event is None else event.content.get(field)
