import unittest
from typing import Any

from synapse.events import EventBase
from synapse.module_api.errors import SynapseError

from quietroom_synapse.judge import Judge
from quietroom_synapse.said import ID
from quietroom_synapse.settings import Settings

from . import fakes
from .fakes import ANN, BEN, GHOST, OWNER, ROOM, event, member, run, state
from .settings import settings

TEXT = {"msgtype": "m.text", "body": "hello"}


class JudgeTest(unittest.TestCase):
    def setUp(self) -> None:
        self.begin(settings())

    def begin(self, chosen: Settings, **answer: Any) -> None:
        self.api, self.host, self.store = fakes.Api(), fakes.Host(), fakes.Store()
        self.asking = fakes.Asking(answer or None)
        parts: Any = (self.api, self.host, self.store, fakes.Ghosts(), fakes.Notices(), self.asking, chosen)
        self.judge = Judge(*parts)

    def judged(self, given: EventBase, **more: Any) -> dict[str, Any] | None:
        return run(self.judge.judge(given, more.get("state") or state())).instead

    def refused(self, given: EventBase, **more: Any) -> SynapseError:
        with self.assertRaises(SynapseError) as caught:
            self.judged(given, **more)
        return caught.exception

    def test_a_message_is_the_names(self) -> None:
        given = event("m.room.message", ANN, TEXT)
        instead = self.judged(given)
        self.assertEqual(instead, {"type": "m.room.message", "room_id": ROOM, "sender": GHOST, "content": {**TEXT, ID: "f" * 32}})
        self.assertEqual((self.asking.asked[0]["account"], self.asking.asked[0]["kind"]), (ANN, "post"))

    def test_the_device_goes_with_the_account(self) -> None:
        given = event("m.room.message", ANN, TEXT)
        self.judged(given)
        self.assertEqual(given.internal_metadata.device_id, "QUIETROOM")
        self.assertNotEqual(given.internal_metadata.txn_id, "txn-1")

    def test_held_refused_and_not_judged_are_errors(self) -> None:
        for action, code in (("hold", 403), ("refuse", 403), ("try_later", 503), ("unheard of", 503)):
            with self.subTest(action=action):
                self.begin(settings(), action=action, notice="words for the author")
                failure = self.refused(event("m.room.message", ANN, TEXT))
                self.assertEqual((failure.code, failure.msg), (code, "words for the author"))
                self.assertEqual(len(self.api.background), 1 if code == 403 else 0)
                self.assertEqual(len(self.store.kept), 1 if action == "hold" else 0)
                self.assertNotIn("hello", str(self.store.kept))

    def test_shadow_changes_nothing(self) -> None:
        self.begin(settings(shadow=True), action="refuse")
        for kind, content in (("m.room.message", TEXT), ("m.reaction", {}), ("org.example", {}), ("m.room.encrypted", {})):
            self.assertIsNone(self.judged(event(kind, ANN, content)))
        self.assertEqual(len(self.api.background), 2)

    def test_a_room_that_is_not_on_the_list_is_left_alone(self) -> None:
        self.begin(settings(rooms=frozenset({"!other:localhost"})))
        self.assertIsNone(self.judged(event("m.room.message", ANN, TEXT)))
        self.assertEqual(self.asking.asked, [])

    def test_who_may_not_write_is_not_written_for(self) -> None:
        muted = event("m.room.power_levels", OWNER, {"users": {OWNER: 100, ANN: -1}}, "")
        self.assertEqual(self.refused(event("m.room.message", ANN, TEXT), state=state(muted)).code, 403)
        self.refused(event("m.room.message", ANN, TEXT), state=state(member(ANN, "leave")))
        self.assertEqual(self.asking.asked, [])

    def test_a_conversation_of_two_stays_theirs(self) -> None:
        two = {key: value for key, value in state(rule="invite").items() if key != ("m.room.member", OWNER)}
        instead = self.judged(event("m.room.message", ANN, TEXT), state=two)
        assert instead is not None
        self.assertEqual(instead["sender"], ANN)
        self.assertEqual(self.asking.asked[0]["kind"], "private_message")

    def test_other_kinds_are_refused(self) -> None:
        for kind in ("m.call.invite", "org.matrix.msc3381.poll.start", "m.room.encrypted", "com.example"):
            self.refused(event(kind, ANN, {"body": "x"}))
        self.assertEqual(self.asking.asked, [])

    def test_encrypted_passes_where_the_operator_said_so(self) -> None:
        self.begin(settings(sealed=True), action="publish")
        self.assertIsNone(self.judged(event("m.room.encrypted", ANN, {"ciphertext": "AwgA"})))
        self.assertTrue(self.asking.asked[0]["sealed"])

    def test_an_edit_names_what_was_submitted(self) -> None:
        first = self.host.add(event("m.room.message", GHOST, {**TEXT, ID: "a" * 32}))
        relation = {"rel_type": "m.replace", "event_id": first}
        instead = self.judged(event("m.room.message", ANN, {**TEXT, "m.new_content": TEXT, "m.relates_to": relation}))
        assert instead is not None
        self.assertEqual(instead["sender"], GHOST)
        self.assertEqual((self.asking.asked[0]["kind"], self.asking.asked[0]["target"]), ("edit", "a" * 32))

    def test_nobody_edits_or_takes_back_what_is_anothers(self) -> None:
        first = self.host.add(event("m.room.message", GHOST, {**TEXT, ID: "a" * 32}))
        relation = {"rel_type": "m.replace", "event_id": first}
        self.refused(event("m.room.message", BEN, {**TEXT, "m.new_content": TEXT, "m.relates_to": relation}))
        self.refused(event("m.room.redaction", BEN, {}, redacts=first))
        self.assertEqual(self.asking.asked, [])

    def test_the_author_takes_back_under_the_name_and_without_a_reason(self) -> None:
        first = self.host.add(event("m.room.message", GHOST, {**TEXT, ID: "a" * 32}))
        instead = self.judged(event("m.room.redaction", ANN, {"reason": "I said where I live"}, redacts=first))
        self.assertEqual(instead, {"type": "m.room.redaction", "room_id": ROOM, "sender": GHOST, "content": {}, "redacts": first})
        self.assertEqual((self.asking.asked[0]["kind"], self.asking.asked[0]["target"]), ("delete", "a" * 32))

    def test_a_moderator_takes_away_as_themself(self) -> None:
        first = self.host.add(event("m.room.message", GHOST, {**TEXT, ID: "a" * 32}))
        self.assertIsNone(self.judged(event("m.room.redaction", OWNER, {}, redacts=first)))

    def test_reactions_are_single_signs(self) -> None:
        def reaction(key: Any) -> EventBase:
            return event("m.reaction", ANN, {"m.relates_to": {"rel_type": "m.annotation", "event_id": "$a", "key": key}})

        instead = self.judged(reaction("\u2764\ufe0f"))
        assert instead is not None
        self.assertEqual(instead["sender"], GHOST)
        for key in ("yes", "\u2764" * 17, "mxc://x/y", 7, "\u2764 \u2764"):
            self.refused(reaction(key))

    def test_reasons_for_leaving_are_taken_out(self) -> None:
        leaving = event("m.room.member", ANN, {"membership": "leave", "reason": "you know where to find me"}, ANN)
        instead = self.judged(leaving)
        assert instead is not None
        self.assertEqual((instead["content"], instead["sender"], instead["state_key"]), ({"membership": "leave"}, ANN, ANN))

    def test_what_else_stands_in_a_membership_is_taken_out(self) -> None:
        coming = {"membership": "join", "displayname": "Ann", "com.example.note": "words that nobody judged"}
        instead = self.judged(event("m.room.member", ANN, coming, ANN))
        assert instead is not None
        self.assertEqual(instead["content"], {"membership": "join", "displayname": "Ann"})
        self.assertIsNone(self.judged(event("m.room.member", ANN, {"membership": "join", "displayname": "Ann"}, ANN)))
        self.assertIsNone(self.judged(event("m.room.member", OWNER, {"membership": "leave", "reason": "spam"}, ANN)))

    def test_a_rooms_state_is_its_moderators(self) -> None:
        low = event("m.room.power_levels", OWNER, {"users": {OWNER: 100}, "state_default": 0}, "")
        for kind in ("m.room.topic", "m.room.message", "com.example.note"):
            self.refused(event(kind, ANN, {"body": "x"}, "x"), state=state(low))
            self.assertIsNone(self.judged(event(kind, OWNER, {"body": "x"}, "x"), state=state(low)))

    def test_older_messages_are_taken_back_without_a_reason(self) -> None:
        older = self.host.add(event("m.room.message", ANN, TEXT))
        self.assertIsNone(self.judged(event("m.room.redaction", ANN, {}, redacts=older)))
        self.refused(event("m.room.redaction", ANN, {"reason": "I live there"}, redacts=older))

    def test_a_quiet_room_is_not_encrypted(self) -> None:
        self.refused(event("m.room.encryption", OWNER, {"algorithm": "m.megolm.v1.aes-sha2"}, ""))
        self.begin(settings(sealed=True))
        self.assertIsNone(self.judged(event("m.room.encryption", OWNER, {"algorithm": "m.megolm.v1.aes-sha2"}, "")))

    def test_a_message_that_was_sent_is_not_sent_again(self) -> None:
        sent = self.host.add(event("m.room.message", GHOST, {**TEXT, ID: "f" * 32}))
        run(self.store.is_event_of(ROOM, "f" * 32, sent))
        self.assertEqual(self.refused(event("m.room.message", ANN, TEXT)).code, 403)
        run(self.store.is_event_of(ROOM, "f" * 32, "$it was never written"))
        self.assertIsNotNone(self.judged(event("m.room.message", ANN, TEXT)))


if __name__ == "__main__":
    unittest.main()
