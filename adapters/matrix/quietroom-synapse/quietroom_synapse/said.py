"""What a member's event says, taken apart: the words, which are judged, and the rest that may pass. Nothing else gets through."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

ID = "org.quietroom.id"
TEXTS = ("m.text", "m.notice", "m.emote")
FILES = ("m.image", "m.file", "m.audio", "m.video")
_HTML = "org.matrix.custom.html"
_NUMBERS = ("size", "w", "h", "duration")


def plain(value: Any) -> Any:
    """The same in dicts and lists, whatever Synapse keeps it in."""
    if isinstance(value, Mapping):
        return {k: plain(v) for k, v in value.items()}
    if isinstance(value, (list, tuple)):
        return [plain(v) for v in value]
    return value


@dataclass(frozen=True)
class Said:
    """A message: `words` by field, in order; `repr` shows none of them."""

    msgtype: str
    words: tuple[tuple[str, str], ...]
    rest: dict[str, Any]
    relation: dict[str, Any]

    def __repr__(self) -> str:
        return f"Said({self.msgtype}, {len(self.words)} texts hidden)"

    @property
    def edits(self) -> str | None:
        """The event it replaces."""
        return self.relation["event_id"] if self.relation.get("rel_type") == "m.replace" else None

    @property
    def answers(self) -> str | None:
        """The event it answers."""
        reply = self.relation.get("m.in_reply_to")
        return reply["event_id"] if reply else None

    def parts(self) -> list[dict[str, str]]:
        """The words as the gate takes them."""
        return [{"role": "body", "format": "html" if field == "formatted_body" else "plain", "text": text} for field, text in self.words]

    def attachments(self) -> list[dict[str, Any]]:
        """The file as the gate takes it; its bytes stay here."""
        if "url" not in self.rest:
            return []
        info = self.rest.get("info", {})
        words = dict(self.words)
        name = (words.get("filename") or words.get("body", ""))[:500]
        return [{"name": name, "mediaType": info.get("mimetype", "application/octet-stream")[:500], "bytes": max(info.get("size", 0), 0)}]

    def with_texts(self, texts: Sequence[str]) -> "Said":
        """The same with other words. Fewer than there were: only the first is kept, as the body."""
        if len(texts) == len(self.words):
            return replace(self, words=tuple((field, text) for (field, _), text in zip(self.words, texts, strict=True)))
        return replace(self, words=(("body", texts[0]),) if texts else ())

    def content(self, message: str) -> dict[str, Any]:
        """The content of the event that is sent; `message` is its id at the gate."""
        inner: dict[str, Any] = {**({"msgtype": self.msgtype} if self.msgtype else {}), "body": "", **self.rest, **dict(self.words)}
        if "formatted_body" in inner:
            inner["format"] = _HTML
        if self.edits:
            outer = {"msgtype": self.msgtype, "body": "* " + inner["body"], "m.new_content": inner, "m.relates_to": self.relation}
            return {**outer, ID: message}
        return {**inner, **({"m.relates_to": self.relation} if self.relation else {}), ID: message}

    def skeleton(self) -> str:
        """All but the words, to be kept while a moderator reads."""
        return json.dumps([self.msgtype, [field for field, _ in self.words], self.rest, self.relation])

    @staticmethod
    def from_skeleton(text: str) -> "Said":
        msgtype, fields, rest, relation = json.loads(text)
        return Said(msgtype, tuple((field, "") for field in fields), rest, relation)

    @staticmethod
    def text(body: str) -> "Said":
        return Said("m.text", (("body", body),), {}, {})


def read(event_type: str, content: Any, media: bool) -> Said | None:
    """What an event says; None if it cannot be judged."""
    outer = plain(content)
    relation = _relation(outer.get("m.relates_to"))
    if relation is None:
        return None
    inner = outer.get("m.new_content") if relation.get("rel_type") == "m.replace" else outer
    if not isinstance(inner, dict) or not isinstance(inner.get("body"), str):
        return None
    msgtype = "" if event_type == "m.sticker" else inner.get("msgtype")
    words = [("body", inner["body"])]
    if msgtype in TEXTS:
        rest: dict[str, Any] | None = {}
    elif (msgtype in FILES or event_type == "m.sticker") and media:
        rest = _file(inner)
        if isinstance(inner.get("filename"), str):
            words.append(("filename", inner["filename"]))
    else:
        return None
    if rest is None:
        return None
    if inner.get("format") == _HTML and isinstance(inner.get("formatted_body"), str):
        words.append(("formatted_body", inner["formatted_body"]))
    mentions = _mentions(inner.get("m.mentions"))
    if mentions:
        rest["m.mentions"] = mentions
    return Said(str(msgtype), tuple((field, text) for field, text in words if text), rest, relation)


def _relation(given: Any) -> dict[str, Any] | None:
    if given is None:
        return {}
    if not isinstance(given, dict):
        return None
    kept: dict[str, Any] = {}
    kind, about, reply = given.get("rel_type"), given.get("event_id"), given.get("m.in_reply_to")
    if kind is not None:
        if kind not in ("m.replace", "m.thread") or not isinstance(about, str):
            return None
        kept = {"rel_type": kind, "event_id": about}
        if kind == "m.replace":
            return kept
        if isinstance(given.get("is_falling_back"), bool):
            kept["is_falling_back"] = given["is_falling_back"]
    if isinstance(reply, dict) and isinstance(reply.get("event_id"), str):
        kept["m.in_reply_to"] = {"event_id": reply["event_id"]}
    return kept


def _file(inner: dict[str, Any]) -> dict[str, Any] | None:
    if not _is_media(inner.get("url")):
        return None
    info = inner.get("info")
    kept = _info(info) if isinstance(info, dict) else {}
    if isinstance(info, dict) and _is_media(info.get("thumbnail_url")):
        kept["thumbnail_url"] = info["thumbnail_url"]
        if isinstance(info.get("thumbnail_info"), dict):
            kept["thumbnail_info"] = _info(info["thumbnail_info"])
    return {"url": inner["url"], "info": kept}


def _info(given: dict[str, Any]) -> dict[str, Any]:
    kept = {key: given[key] for key in _NUMBERS if isinstance(given.get(key), int) and not isinstance(given[key], bool)}
    return {**kept, "mimetype": given["mimetype"]} if isinstance(given.get("mimetype"), str) else kept


def _mentions(given: Any) -> dict[str, Any]:
    kept: dict[str, Any] = {}
    if isinstance(given, dict):
        users = given.get("user_ids")
        if isinstance(users, list) and users and all(isinstance(user, str) for user in users):
            kept["user_ids"] = users
        if given.get("room") is True:
            kept["room"] = True
    return kept


def _is_media(url: Any) -> bool:
    return isinstance(url, str) and url.startswith("mxc://")
