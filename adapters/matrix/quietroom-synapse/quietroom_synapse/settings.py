"""What an operator sets below `config` of the module."""

import stat
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from synapse.config import ConfigError

_KEYS = {"url", "host", "secret_file", "mode", "rooms", "encrypted", "media", "timeout", "bot", "prefix"}
_SHORTEST_SECRET = 32


@dataclass(frozen=True)
class Settings:
    """The settings, checked. `repr` hides the secret."""

    url: str
    host: str
    secret: str
    shadow: bool
    rooms: frozenset[str] | None
    sealed: bool
    media: bool
    timeout: float
    bot: str
    prefix: str

    def __repr__(self) -> str:
        return f"Settings({self.url}, {self.host})"

    @staticmethod
    def of(config: Mapping[str, Any]) -> "Settings":
        """Raises ConfigError, which names the key and what is allowed."""
        unknown = set(config) - _KEYS
        if unknown:
            raise ConfigError(f"quietroom: unknown settings {sorted(unknown)}; known are {sorted(_KEYS)}")
        rooms = config.get("rooms", "all")
        if rooms != "all" and not (isinstance(rooms, list) and all(isinstance(r, str) and r.startswith("!") for r in rooms)):
            raise ConfigError("quietroom: rooms is all, or a list of room ids, which begin with !")
        return Settings(
            url=_text(config, "url", "http://127.0.0.1:8470"),
            host=_text(config, "host", None),
            secret=_secret(_text(config, "secret_file", None)),
            shadow=_choice(config, "mode", ("on", "shadow")) == "shadow",
            rooms=None if rooms == "all" else frozenset(rooms),
            sealed=_choice(config, "encrypted", ("refuse", "sealed")) == "sealed",
            media=_choice(config, "media", ("allow", "refuse")) == "allow",
            timeout=_seconds(config),
            bot=_text(config, "bot", "quietroom"),
            prefix=_text(config, "prefix", "quiet-"),
        )


def _text(config: Mapping[str, Any], key: str, default: str | None) -> str:
    value = config.get(key, default)
    if not isinstance(value, str) or not value:
        raise ConfigError(f"quietroom: {key} is missing or no text")
    return value


def _choice(config: Mapping[str, Any], key: str, allowed: tuple[str, str]) -> str:
    value = config.get(key, allowed[0])
    if value is True and "on" in allowed:  # YAML reads a bare `on` so
        value = "on"
    if value not in allowed:
        raise ConfigError(f"quietroom: {key} is {allowed[0]} or {allowed[1]}")
    return str(value)


def _seconds(config: Mapping[str, Any]) -> float:
    value = config.get("timeout", 10)
    if isinstance(value, bool) or not isinstance(value, (int, float)) or not 1 <= value <= 30:
        raise ConfigError("quietroom: timeout is 1 to 30 seconds")
    return float(value)


def _secret(file: str) -> str:
    try:
        path = Path(file)
        if path.stat().st_mode & (stat.S_IROTH | stat.S_IWOTH):
            raise ConfigError("quietroom: secret_file can be read by everybody; chmod o-rwx it")
        secret = path.read_text(encoding="utf-8").strip()
    except OSError as failure:
        raise ConfigError(f"quietroom: secret_file cannot be read ({type(failure).__name__})") from None
    if len(secret) < _SHORTEST_SECRET:
        raise ConfigError(f"quietroom: the secret has at least {_SHORTEST_SECRET} characters")
    return secret
