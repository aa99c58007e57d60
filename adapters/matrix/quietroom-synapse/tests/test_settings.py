import tempfile
import unittest
from pathlib import Path
from typing import Any

from synapse.config import ConfigError

from quietroom_synapse.avatars import draw
from quietroom_synapse.settings import Settings


class SettingsTest(unittest.TestCase):
    def setUp(self) -> None:
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.file = Path(folder.name, "secret")
        self.file.write_text("x" * 32 + "\n", encoding="utf-8")
        self.file.chmod(0o640)

    def of(self, **more: Any) -> Settings:
        return Settings.of({"host": "chat", "secret_file": str(self.file), **more})

    def test_what_is_left_out_is_the_careful_choice(self) -> None:
        chosen = self.of()
        self.assertEqual((chosen.shadow, chosen.sealed, chosen.rooms, chosen.secret), (False, False, None, "x" * 32))
        self.assertNotIn("xxx", repr(chosen))

    def test_yaml_reads_a_bare_on_as_true(self) -> None:
        self.assertFalse(self.of(mode=True).shadow)

    def test_what_does_not_fit_is_named(self) -> None:
        for key, value in {
            "mode": "maybe", "encrypted": "yes", "media": 1, "timeout": 0, "rooms": "#name:localhost", "url": 7, "roms": "all",
        }.items():  # fmt: skip
            with self.subTest(key=key), self.assertRaisesRegex(ConfigError, key):
                self.of(**{key: value})

    def test_a_secret_that_is_open_short_or_missing(self) -> None:
        self.file.chmod(0o644)
        with self.assertRaisesRegex(ConfigError, "everybody"):
            self.of()
        self.file.chmod(0o600)
        self.file.write_text("short", encoding="utf-8")
        with self.assertRaisesRegex(ConfigError, "32"):
            self.of()
        self.file.unlink()
        with self.assertRaisesRegex(ConfigError, "secret_file"):
            self.of()


class AvatarsTest(unittest.TestCase):
    def test_every_shape_and_tint_is_another_picture(self) -> None:
        pictures = {draw(shape, tint) for shape in range(8) for tint in range(8)}
        self.assertEqual(len(pictures), 64)
        self.assertTrue(all(picture.startswith(b"\x89PNG") for picture in pictures))


if __name__ == "__main__":
    unittest.main()
