import unittest
from typing import Any

from synapse.module_api.errors import SynapseError

from quietroom_synapse.effects import Effects
from quietroom_synapse.said import ID, read

from . import fakes
from .fakes import ANN, AUTHOR, GHOST, ROOM, event, run
from .settings import settings

MESSAGE = "a" * 32
KEY = "b" * 32


class EffectsTest(unittest.TestCase):
    def setUp(self) -> None:
        self.begin()

    def begin(self, **more: Any) -> None:
        self.api, self.host, self.store, self.notices = fakes.Api(), fakes.Host(), fakes.Store(), fakes.Notices()
        parts: Any = (self.api, self.host, self.store, fakes.Ghosts(), self.notices, fakes.Asking(), settings(**more))
        self.effects = Effects(*parts)

    def handle(self, what: str, **more: Any) -> Any:
        return run(self.effects.handle({"key": KEY, "type": what, "room": ROOM, **more}))["outcome"]

    def publish(self, text: str = "worth the wait", kind: str = "post") -> Any:
        parts = [{"role": "body", "format": "plain", "text": text}]
        return self.handle("publish", account=ANN, author=AUTHOR, message=MESSAGE, kind=kind, parts=parts)

    def test_what_is_released_is_the_names(self) -> None:
        self.assertEqual(self.publish(), "done")
        self.assertEqual((self.api.sent[0]["sender"], self.api.sent[0]["content"][ID]), (GHOST, MESSAGE))

    def test_what_came_back_is_what_it_was(self) -> None:
        content = {"msgtype": "m.emote", "body": "waves", "m.relates_to": {"m.in_reply_to": {"event_id": "$first"}}}
        said = read("m.room.message", content, True)
        assert said is not None
        run(self.store.keep_waiting(ROOM, MESSAGE, said.skeleton()))
        self.publish("waves")
        self.assertEqual(self.api.sent[0]["content"], {**content, ID: MESSAGE})
        self.assertEqual(self.store.kept, {})

    def test_it_is_released_once(self) -> None:
        sent = self.host.add(event("m.room.message", GHOST, {"body": "x"}))
        run(self.store.is_event_of(ROOM, MESSAGE, sent))
        self.assertEqual(self.publish(), "done")
        self.assertEqual(self.api.sent, [])

    def test_but_not_taken_for_released_when_the_server_died_before(self) -> None:
        run(self.store.is_event_of(ROOM, MESSAGE, "$never written"))
        self.assertEqual(self.publish(), "done")
        self.assertEqual(len(self.api.sent), 1)

    def test_a_private_message_stays_the_accounts(self) -> None:
        self.publish(kind="private_message")
        self.assertEqual(self.api.sent[0]["sender"], ANN)

    def test_an_edit_of_what_is_no_longer_known_is_impossible(self) -> None:
        self.assertEqual(self.publish(kind="edit"), "cannot")

    def test_what_is_told_is_told_under_the_effects_key(self) -> None:
        self.assertEqual(self.handle("tell", account=ANN, text="a kind word"), "done")
        self.assertEqual(self.notices.told, [(ANN, "a kind word", KEY)])

    def test_a_removal_is_the_ghosts_and_only_of_what_is_there(self) -> None:
        self.assertEqual(self.handle("remove", message=MESSAGE), "cannot")
        sent = self.host.add(event("m.room.message", GHOST, {"body": "x", ID: MESSAGE}))
        run(self.store.is_event_of(ROOM, MESSAGE, sent))
        self.assertEqual(self.handle("remove", message=MESSAGE), "done")
        self.assertEqual((self.api.sent[0]["sender"], self.api.sent[0]["redacts"]), (GHOST, sent))

    def test_what_synapse_refuses_is_impossible_and_what_fails_is_tried_again(self) -> None:
        for code, outcome in ((403, "cannot"), (404, "cannot"), (500, "try_again"), (429, "try_again")):

            async def refuse(_event: Any, code: int = code) -> None:
                raise SynapseError(code, "no")

            self.api.__dict__["create_and_send_event_into_room"] = refuse
            self.assertEqual(self.publish(), outcome)

    def test_shadow_and_the_unknown_change_nothing(self) -> None:
        self.assertEqual(self.handle("dance"), "cannot")
        self.begin(shadow=True)
        self.assertEqual(self.publish(), "cannot")
        self.assertEqual(self.api.sent, [])


if __name__ == "__main__":
    unittest.main()
