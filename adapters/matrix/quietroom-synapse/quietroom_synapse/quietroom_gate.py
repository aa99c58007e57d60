"""Reference client of Quietroom's gate protocol v1: standard library alone. README.md says what to do with what it gives."""

import hashlib
import hmac
import json
import secrets
import time
import urllib.error
import urllib.request

HELD_BACK = {"action": "try_later", "notice": "This could not be sent just now. Please try again in a moment."}
FAILED = {"outcome": "try_again", "reason": {"code": "host.failed", "text": "The host failed; its own log says why."}}


class NoRedirect(urllib.request.HTTPRedirectHandler):
    def redirect_request(self, *_):
        return None


def sign(secret: str, method: str, path: str, timestamp: str, nonce: str, body: bytes) -> str:
    """The value of the signature header."""
    text = "\n".join(["quietroom-gate-v1", method, path, timestamp, nonce, hashlib.sha256(body).hexdigest()])
    return hmac.new(secret.encode(), text.encode(), hashlib.sha256).hexdigest()


def detail(body: bytes) -> str:
    """What a refusal says; a proxy's page says nothing."""
    try:
        return str(json.loads(body)["detail"])
    except (ValueError, TypeError, KeyError):
        return ""


class Gate:
    def __init__(self, url: str, host: str, secret: str, timeout: float = 15):
        """url: where the gateway listens, without a path, such as http://127.0.0.1:8470"""
        if len(secret) < 32:
            raise ValueError("the secret has at least 32 characters")
        self.url, self.host, self.secret, self.timeout, self.health = url.rstrip("/"), host, secret, timeout, "not asked yet"
        self.opener = urllib.request.build_opener(urllib.request.ProxyHandler({}), NoRedirect)

    def call(self, path: str, value: dict, nonce: str = "", timeout: float = 0):
        """One signed request: (status, body, seconds to wait); raises OSError if no answer came."""
        body, at = json.dumps(value).encode(), f"/v1/hosts/{self.host}/{path}"
        timestamp, nonce = str(time.time_ns() // 1_000_000), nonce or secrets.token_hex(16)
        request = urllib.request.Request(self.url + at, body, method="POST", headers={
            "Content-Type": "application/json", "Quietroom-Timestamp": timestamp, "Quietroom-Nonce": nonce,
            "Quietroom-Signature": sign(self.secret, "POST", at, timestamp, nonce, body)})
        try:
            with self.opener.open(request, timeout=timeout or self.timeout) as answer:
                self.health, text = "reached", answer.read()
                return answer.status, json.loads(text) if text else None, 0
        except urllib.error.HTTPError as answer:
            self.health = f"{answer.code} {detail(answer.read())}"
            return answer.code, None, float(answer.headers.get("Retry-After", "inf"))
        except OSError as failure:
            self.health = f"no answer: {type(getattr(failure, 'reason', failure)).__name__}"
            raise

    def submit(self, submission: dict, may_retry: bool = True) -> dict:
        """The answer to a submission; never raises OSError: without an answer it is try_later. Tries twice where that may help."""
        try:
            status, body, wait = self.call("submissions", submission)
            if status == 200:
                return body
            if not may_retry or status not in (429, 503) or wait > 2:
                return HELD_BACK
            time.sleep(wait)
        except OSError as failure:
            if not may_retry or isinstance(getattr(failure, "reason", failure), TimeoutError):
                return HELD_BACK
        return self.submit(submission, False)

    def identify(self, room: str, account: str) -> dict:
        """Who an account is in a room: id, name, avatar; raises OSError if the gateway does not say."""
        status, body, _ = self.call("identities", {"room": room, "account": account})
        if status != 200:
            raise OSError(f"the gateway does not say who that is: {self.health}")
        return body

    def serve(self, handle, running, wait_seconds: int = 25):
        """Fetches effects while running(); handle(effect) does one, may meet it twice, and gives its receipt."""
        again, delay = True, 1
        while running():
            try:
                status, body, _ = self.call("effects/poll", {"waitSeconds": 0 if again else wait_seconds, "again": again}, timeout=wait_seconds + 15)
                if status != 200:
                    raise OSError(self.health)
                for effect in body["effects"]:
                    try:
                        receipt = handle(effect)
                    except Exception:
                        receipt = FAILED
                    self.call(f"effects/{effect['key']}", receipt)
                again, delay = False, 1
            except OSError:
                time.sleep(delay)
                again, delay = True, min(delay * 2, 4)
