import unittest
from typing import Any

from quietroom_synapse.said import ID, Said, read


def text(body: str, **more: Any) -> dict[str, Any]:
    return {"msgtype": "m.text", "body": body, **more}


class ReadTest(unittest.TestCase):
    def test_text_comes_back_as_it_was(self) -> None:
        for body in ("a heart \U0001f49b", "  two  spaces ", "<b>1 < 2</b>\nsecond line", "e\u0301"):
            said = read("m.room.message", text(body), True)
            assert said is not None
            self.assertEqual(said.content("id"), {"msgtype": "m.text", "body": body, ID: "id"})

    def test_fields_nobody_judged_do_not_pass(self) -> None:
        content = text("hello", **{"org.matrix.msc1767.text": "other words", "com.example.x": {"a": "b"}})
        said = read("m.room.message", content, True)
        assert said is not None
        self.assertEqual(set(said.content("id")), {"msgtype", "body", ID})

    def test_formatted_text_is_a_part_of_its_own(self) -> None:
        said = read("m.room.message", text("bold", format="org.matrix.custom.html", formatted_body="<b>bold</b>"), True)
        assert said is not None
        self.assertEqual([part["format"] for part in said.parts()], ["plain", "html"])
        other = said.with_texts(["x", "<i>x</i>"]).content("id")
        self.assertEqual((other["body"], other["formatted_body"], other["format"]), ("x", "<i>x</i>", "org.matrix.custom.html"))

    def test_formatted_text_goes_with_the_format_it_is_said_to_have(self) -> None:
        said = read("m.room.message", text("bold", formatted_body="<b>unseen</b>"), True)
        assert said is not None
        self.assertNotIn("unseen", str(said.content("id")))

    def test_fewer_texts_than_there_were_leave_the_body_alone(self) -> None:
        said = read("m.room.message", text("bold", format="org.matrix.custom.html", formatted_body="<b>bold</b>"), True)
        assert said is not None
        self.assertEqual(said.with_texts(["only"]).content("id"), {"msgtype": "m.text", "body": "only", ID: "id"})

    def test_an_edit_shows_other_words_in_both_places(self) -> None:
        relation = {"rel_type": "m.replace", "event_id": "$a"}
        said = read("m.room.message", {**text("* new"), "m.new_content": text("new"), "m.relates_to": relation}, True)
        assert said is not None
        self.assertEqual(said.edits, "$a")
        content = said.with_texts(["covered"]).content("id")
        self.assertEqual((content["body"], content["m.new_content"]["body"]), ("* covered", "covered"))
        self.assertNotIn("new", content["body"])

    def test_an_edit_whose_new_words_are_missing_is_refused(self) -> None:
        relation = {"rel_type": "m.replace", "event_id": "$a"}
        self.assertIsNone(read("m.room.message", {**text("* new"), "m.relates_to": relation}, True))

    def test_a_reply_in_a_thread_keeps_its_place(self) -> None:
        relation = {
            "rel_type": "m.thread", "event_id": "$root", "is_falling_back": True, "m.in_reply_to": {"event_id": "$last", "x": 1}, "y": 2,
        }  # fmt: skip
        said = read("m.room.message", {**text("hi"), "m.relates_to": relation}, True)
        assert said is not None
        self.assertEqual(said.answers, "$last")
        self.assertEqual(
            said.content("id")["m.relates_to"],
            {"rel_type": "m.thread", "event_id": "$root", "is_falling_back": True, "m.in_reply_to": {"event_id": "$last"}},
        )

    def test_kinds_nobody_can_judge(self) -> None:
        for content in (
            {"msgtype": "m.location", "body": "here", "geo_uri": "geo:1,2"},
            {"msgtype": "m.text"},
            {"msgtype": "m.text", "body": 7},
            {"msgtype": ["m.text"], "body": "x"},
            {"msgtype": "m.image", "body": "x"},
            {"msgtype": "m.image", "body": "x", "url": "https://example.org/track.png"},
            {"msgtype": "m.text", "body": "x", "m.relates_to": {"rel_type": "org.example", "event_id": "$a"}},
            {"msgtype": "m.text", "body": "x", "m.relates_to": "x"},
        ):
            with self.subTest(content=content):
                self.assertIsNone(read("m.room.message", content, True))

    def test_files_pass_only_where_they_may(self) -> None:
        content = {
            "msgtype": "m.file",
            "body": "a.pdf",
            "url": "mxc://s/a",
            "info": {"size": 5, "mimetype": "application/pdf", "by": "Ann"},
        }
        self.assertIsNone(read("m.room.message", content, False))
        said = read("m.room.message", content, True)
        assert said is not None
        self.assertEqual(said.attachments(), [{"name": "a.pdf", "mediaType": "application/pdf", "bytes": 5}])
        self.assertEqual(said.content("id")["info"], {"size": 5, "mimetype": "application/pdf"})

    def test_the_name_of_a_file_with_a_caption_is_judged_too(self) -> None:
        said = read("m.room.message", {"msgtype": "m.image", "body": "see", "filename": "ann.png", "url": "mxc://s/a"}, True)
        assert said is not None
        self.assertEqual([part["text"] for part in said.parts()], ["see", "ann.png"])

    def test_what_waits_keeps_no_words(self) -> None:
        content = {
            **text("secret words", format="org.matrix.custom.html", formatted_body="<b>secret</b>"),
            "m.mentions": {"user_ids": ["@b:c"]},
        }
        said = read("m.room.message", content, True)
        assert said is not None
        self.assertNotIn("secret", said.skeleton())
        again = Said.from_skeleton(said.skeleton()).with_texts(["secret words", "<b>secret</b>"])
        self.assertEqual(again.content("id"), said.content("id"))

    def test_words_are_not_shown_by_accident(self) -> None:
        self.assertNotIn("secret", repr(read("m.room.message", text("secret"), True)))


if __name__ == "__main__":
    unittest.main()
