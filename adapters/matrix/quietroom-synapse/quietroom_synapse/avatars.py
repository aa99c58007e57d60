"""Plain pictures for pseudonyms: eight shapes in eight tints, drawn here."""

from collections.abc import Callable
from io import BytesIO
from typing import Any

from PIL import Image, ImageDraw

_SIZE = 160
_GROUND = "#ECEAE4"
_TINTS = ("#1F4E79", "#2F7D4F", "#8F5A14", "#6B3FA0", "#A8325A", "#14808A", "#43461C", "#6F7BC4")


def _leaf(draw: Any, tint: str) -> None:
    draw.chord((24, 16, 168, 144), 105, 255, fill=tint)
    draw.chord((-8, 16, 136, 144), 285, 75, fill=tint)


def _clover(draw: Any, tint: str) -> None:
    for x, y in ((80, 52), (108, 80), (80, 108), (52, 80)):
        draw.ellipse((x - 28, y - 28, x + 28, y + 28), fill=tint)


def _ring(draw: Any, tint: str) -> None:
    draw.ellipse((24, 24, 136, 136), fill=tint)
    draw.ellipse((56, 56, 104, 104), fill=_GROUND)


_SHAPES: tuple[Callable[[Any, str], None], ...] = (
    lambda draw, tint: draw.ellipse((28, 28, 132, 132), fill=tint),
    lambda draw, tint: draw.rounded_rectangle((36, 36, 124, 124), 16, fill=tint),
    lambda draw, tint: draw.polygon(((80, 28), (136, 128), (24, 128)), fill=tint),
    lambda draw, tint: draw.polygon(((80, 20), (140, 80), (80, 140), (20, 80)), fill=tint),
    lambda draw, tint: draw.pieslice((20, 52, 140, 172), 180, 360, fill=tint),
    _leaf,
    _clover,
    _ring,
)


def draw(shape: int, tint: int) -> bytes:
    """A PNG of 160 by 160; shape and tint are 0 to 7."""
    image = Image.new("RGB", (_SIZE, _SIZE), _GROUND)
    _SHAPES[shape](ImageDraw.Draw(image), _TINTS[tint])
    out = BytesIO()
    image.save(out, "PNG")
    return out.getvalue()
