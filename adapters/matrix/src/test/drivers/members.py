"""
Members at matrix-nio, a client nobody here wrote. Commands come as JSON lines: {"op", "as", …}; each member does its own one after the
other. What happens goes out as JSON lines: {"as", "wire"|"told"|"view"|"done"|"failed": …}.
"""

import asyncio
import json
import logging
import sys
from typing import Any

from nio import (
    AsyncClient,
    AsyncClientConfig,
    InviteMemberEvent,
    JoinError,
    RedactionEvent,
    RoomCreateError,
    RoomGetStateError,
    RoomMessageText,
    RoomRedactError,
    RoomSendError,
    SyncResponse,
)

SYNC_MILLISECONDS = 30_000
logging.getLogger("nio").setLevel(logging.ERROR)  # it tries again while the server is away


def out(**line: Any) -> None:
    sys.stdout.write(json.dumps(line) + "\n")
    sys.stdout.flush()


class Member:
    def __init__(self, command: dict[str, Any]) -> None:
        self.name, self.bot = command["as"], command["bot"]
        config = AsyncClientConfig(max_limit_exceeded=0, encryption_enabled=False)
        self.client = AsyncClient(command["url"], command["user"], config=config)
        self.client.restore_login(command["user"], command["device"], command["token"])
        self.todo: asyncio.Queue[dict[str, Any]] = asyncio.Queue()
        self.keys: dict[str, str] = {}
        self.talks: dict[str, str] = {}
        self.shown: dict[str, dict[str, str]] = {}
        self.changed = asyncio.Condition()
        self.client.add_event_callback(self.on_text, RoomMessageText)
        self.client.add_event_callback(self.on_redaction, RedactionEvent)
        self.client.add_event_callback(self.on_invite, InviteMemberEvent)
        self.client.add_response_callback(self.on_sync, SyncResponse)
        self.tasks = [asyncio.create_task(self.work()), asyncio.create_task(self.client.sync_forever(SYNC_MILLISECONDS, full_state=True))]

    async def work(self) -> None:
        while True:
            command = await self.todo.get()
            try:
                await getattr(self, "do_" + command["op"])(command)
            except Exception as failure:
                out(**{"as": self.name}, failed=f"{command['op']}: {failure!r}")
            out(**{"as": self.name}, done=command["number"])

    async def on_text(self, room: Any, event: Any) -> None:
        relation = event.source["content"].get("m.relates_to") or {}
        if event.sender == self.bot:
            out(**{"as": self.name}, told=event.body)
        elif relation.get("rel_type") == "m.replace":
            old = self.shown.get(relation["event_id"])
            if old is not None and old["sender"] == event.sender:
                old["text"] = event.source["content"]["m.new_content"]["body"]
        else:
            name = room.user_name(event.sender) or event.sender
            shown = {"sender": event.sender, "name": name, "text": event.body, "id": event.event_id, "room": room.room_id}
            self.shown[event.event_id] = shown

    async def on_redaction(self, _room: Any, event: Any) -> None:
        self.shown.pop(event.redacts, None)

    async def on_invite(self, room: Any, event: Any) -> None:
        if event.membership == "invite" and event.state_key == self.client.user_id:
            await self.client.join(room.room_id)

    async def on_sync(self, response: Any) -> None:
        out(**{"as": self.name}, wire=await response.transport_response.text())
        out(**{"as": self.name}, view=list(self.shown.values()))
        async with self.changed:
            self.changed.notify_all()

    async def do_join(self, command: dict[str, Any]) -> None:
        joined = await self.client.join(command["room"])
        if isinstance(joined, JoinError):
            raise RuntimeError(joined.message)
        await self.until(lambda: command["room"] in self.client.rooms)

    async def do_create(self, command: dict[str, Any]) -> None:
        """Makes a room; its id goes out as `room`."""
        made = await self.client.room_create(**command["options"])
        if isinstance(made, RoomCreateError):
            raise RuntimeError(made.message)
        out(**{"as": self.name}, room=made.room_id)

    async def do_send(self, command: dict[str, Any]) -> None:
        content = command["content"]
        if "edits" in command:
            content["m.relates_to"] = {"rel_type": "m.replace", "event_id": self.keys.get(command["edits"], command["edits"])}
        sent = await self.client.room_send(command["room"], command.get("type", "m.room.message"), content, tx_id=command.get("txn"))
        self.note(command, sent, RoomSendError)

    async def do_redact(self, command: dict[str, Any]) -> None:
        target = self.keys.get(command["target"], command["target"])
        self.note(command, await self.client.room_redact(command["room"], target), RoomRedactError)

    async def do_whisper(self, command: dict[str, Any]) -> None:
        other = command["to"]
        if other not in self.talks:
            made = await self.client.room_create(is_direct=True, invite=[other])
            self.talks[other] = made.room_id
            await self.until(lambda: self.has_come(made.room_id, other))
        await self.do_send({**command, "room": self.talks[other]})

    async def do_state(self, command: dict[str, Any]) -> None:
        sent = await self.client.room_put_state(command["room"], command["type"], command["content"])
        self.note(command, sent, RoomGetStateError)

    def has_come(self, room: str, user: str) -> bool:
        known = self.client.rooms.get(room)
        return known is not None and user in known.users and user not in known.invited_users

    def note(self, command: dict[str, Any], answer: Any, error: type) -> None:
        """An error is what the member is told; an event id is kept under the command's key."""
        if isinstance(answer, error) or not hasattr(answer, "event_id"):
            out(**{"as": self.name}, told=answer.message)
        else:
            self.keys[command.get("key", "")] = answer.event_id
            out(**{"as": self.name}, sent=answer.event_id)

    async def until(self, condition: Any) -> None:
        async with self.changed:
            await asyncio.wait_for(self.changed.wait_for(condition), 60)

    async def close(self) -> None:
        for task in self.tasks:
            task.cancel()
        await self.client.close()


async def main() -> None:
    members: dict[str, Member] = {}
    reader = asyncio.StreamReader(limit=2**22)
    await asyncio.get_running_loop().connect_read_pipe(lambda: asyncio.StreamReaderProtocol(reader), sys.stdin)
    while line := await reader.readline():
        command = json.loads(line)
        if command["op"] == "enter":
            members[command["as"]] = Member(command)
        elif command["op"] == "leave":
            await members.pop(command["as"]).close()
        else:
            members[command["as"]].todo.put_nowait(command)
    for member in members.values():
        await member.close()


asyncio.run(main())
