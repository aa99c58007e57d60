"""Settings for tests."""

from typing import Any

from quietroom_synapse.settings import Settings


def settings(**more: Any) -> Settings:
    given: dict[str, Any] = {
        "url": "http://127.0.0.1:1", "host": "chat", "secret": "s" * 32, "shadow": False, "rooms": None, "sealed": False, "media": True,
        "timeout": 1.0, "bot": "quietroom", "prefix": "quiet-",
    }  # fmt: skip
    return Settings(**{**given, **more})
