import unittest
from collections import OrderedDict
from typing import Any

from synapse.module_api import NOT_SPAM
from synapse.module_api.errors import Codes
from synapse.spam_checker_api import RegistrationBehaviour

from quietroom_synapse.callbacks import Quietroom
from quietroom_synapse.ghosts import Ghosts
from quietroom_synapse.judge import Judge
from quietroom_synapse.said import ID

from . import fakes
from .fakes import ANN, BOT, GHOST, ROOM, event, run
from .settings import settings

TEXT = {"msgtype": "m.text", "body": "hello"}
FAR = "@eve:elsewhere.example"


class CallbacksTest(unittest.TestCase):
    def setUp(self) -> None:
        self.begin()

    def begin(self, **more: Any) -> None:
        """The module without the parts that need a running server."""
        self.module = Quietroom.__new__(Quietroom)
        fields: Any = self.module.__dict__
        self.api, self.store, self.asking = fakes.Api(), fakes.Store(), fakes.Asking(more.pop("answer", None))
        chosen, ghosts, host = settings(**more), fakes.Ghosts(), fakes.Host()
        parts: Any = (self.api, host, self.store, ghosts, fakes.Notices(), self.asking, chosen)
        fields.update(_api=self.api, _store=self.store, _ghosts=ghosts, _settings=chosen, _as_they_came=OrderedDict(), _judge=Judge(*parts))

    def last_look(self, sender: str, content: dict[str, Any], kind: str = "m.room.message") -> Any:
        return run(self.module.check_event_for_spam(event(kind, sender, content)))

    def test_an_event_that_came_past_the_judge_gets_no_further(self) -> None:
        for kind in ("m.room.message", "m.reaction", "m.sticker", "m.room.encrypted", "com.example"):
            self.assertEqual(self.last_look(ANN, TEXT, kind), Codes.FORBIDDEN)

    def test_nor_does_what_another_server_sends(self) -> None:
        given = event("m.room.message", FAR, TEXT)
        self.assertEqual(run(self.module.check_event_allowed(given, fakes.state())), (True, None))
        self.assertEqual(run(self.module.check_event_for_spam(given)), Codes.FORBIDDEN)

    def test_another_server_cannot_say_which_message_it_is(self) -> None:
        self.last_look(FAR, {**TEXT, ID: "a" * 32})
        self.assertEqual(self.store.messages, {})

    def test_which_event_carries_a_message_is_written_before_it_is(self) -> None:
        given = event("m.room.message", GHOST, {**TEXT, ID: "a" * 32})
        self.assertEqual(run(self.module.check_event_for_spam(given)), NOT_SPAM)
        self.assertEqual(self.store.messages, {(ROOM, "a" * 32): given.event_id})

    def test_a_gateway_that_gives_no_names_lets_accounts_pass(self) -> None:
        self.begin(answer={"action": "publish"})
        given = event("m.room.message", ANN, TEXT)
        self.assertEqual(run(self.module.check_event_allowed(given, fakes.state())), (True, None))
        self.assertEqual(run(self.module.check_event_for_spam(given)), NOT_SPAM)

    def test_and_its_other_words_under_the_account(self) -> None:
        self.begin(answer={"action": "publish", "parts": [{"role": "body", "format": "plain", "text": "[taken out]"}]})
        _, instead = run(self.module.check_event_allowed(event("m.room.message", ANN, TEXT), fakes.state()))
        self.assertEqual((instead["sender"], instead["content"]["body"]), (ANN, "[taken out]"))
        self.assertEqual(self.last_look(ANN, instead["content"]), NOT_SPAM)

    def test_rooms_that_are_not_quiet_are_left_alone(self) -> None:
        self.begin(rooms=frozenset())
        self.assertEqual(self.last_look(ANN, TEXT), NOT_SPAM)
        self.assertEqual(self.last_look(FAR, TEXT), NOT_SPAM)

    def test_nobody_but_the_bot_asks_a_name_in(self) -> None:
        self.assertNotEqual(run(self.module.user_may_invite(ANN, GHOST, ROOM)), NOT_SPAM)
        self.assertEqual(run(self.module.user_may_invite(BOT, GHOST, ROOM)), NOT_SPAM)
        self.assertEqual(run(self.module.user_may_invite(ANN, BOT, ROOM)), NOT_SPAM)
        self.assertNotEqual(run(self.module.user_may_send_3pid_invite(ANN, "email", "a@example.org", ROOM)), NOT_SPAM)
        asked_in = event("m.room.member", FAR, {"membership": "invite"}, GHOST)
        self.assertEqual(run(self.module.federated_user_may_invite(asked_in)), Codes.FORBIDDEN)

    def test_nobody_logs_in_as_a_name_or_finds_one_to_write_to(self) -> None:
        self.assertEqual(run(self.module.check_login_for_spam(GHOST, None, None, [], None)), Codes.FORBIDDEN)
        self.assertEqual(run(self.module.check_login_for_spam(ANN, None, None, [], None)), NOT_SPAM)
        self.assertTrue(run(self.module.check_username_for_spam({"user_id": GHOST}, ANN)))
        self.assertFalse(run(self.module.check_username_for_spam({"user_id": ANN}, ANN)))

    def test_the_bot_comes_where_it_is_asked(self) -> None:
        run(self.module.on_new_event(event("m.room.member", ANN, {"membership": "invite"}, BOT), {}))
        work, values = self.api.background[0]
        run(work(*values))
        self.assertEqual(self.api.joined, [(BOT, BOT, ROOM, "join")])

    def test_reserved_names(self) -> None:
        class Server:
            server_name = "localhost"

        class Locks:
            def lock(self, _name: str) -> None:
                return None

        parts: Any = (Server(), Locks(), None, settings())
        ghosts = Ghosts(*parts)
        self.module.__dict__["_ghosts"] = ghosts
        for name, allowed in (("quiet-" + "a" * 32, False), ("quiet-x", False), ("quietroom", False), ("ann", True), (None, True)):
            expected = RegistrationBehaviour.ALLOW if allowed else RegistrationBehaviour.DENY
            self.assertEqual(run(self.module.check_registration_for_spam(None, name, [], None)), expected)
        self.assertTrue(ghosts.is_ghost(GHOST))
        for other in ("@quiet-x:localhost", GHOST.replace("localhost", "elsewhere"), "x" + GHOST, GHOST + "x"):
            self.assertFalse(ghosts.is_ghost(other))


if __name__ == "__main__":
    unittest.main()
