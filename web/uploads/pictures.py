"""Pictures are painted again: what is kept is our own drawing of their pixels, without anything they carried along."""

import io

from PIL import Image, ImageOps

from web.uploads.kinds import JPEG, PNG
from web.uploads.limits import LARGEST_FILE, LONGEST_SIDE, MOST_PIXELS
from web.uploads.refused import Refused

FORMATS = {JPEG: "JPEG", PNG: "PNG"}
QUALITY = 88


def painted_again(content: bytes, kind: str) -> tuple[bytes, str]:
    """The picture, upright, at most LONGEST_SIDE long, and its kind. Raises Refused.

    The size is read from the header before a pixel is unpacked. Place, camera, texts and previews are left behind.
    """
    Image.MAX_IMAGE_PIXELS = None  # our own bound comes first and is lower
    try:
        picture = Image.open(io.BytesIO(content), formats=[FORMATS[kind]])
        if picture.width * picture.height > MOST_PIXELS:
            raise Refused("too_many_pixels")
        picture.draft("RGB", (LONGEST_SIDE, LONGEST_SIDE))  # JPEG unpacks straight to about the size we keep
        upright = ImageOps.exif_transpose(picture)
    except Refused:
        raise
    except Exception as error:  # Pillow raises many kinds for a picture that is none
        raise Refused("broken_picture") from error
    upright.thumbnail((LONGEST_SIDE, LONGEST_SIDE))
    return _saved(_only_pixels(upright), kind)


def _only_pixels(picture: Image.Image) -> Image.Image:
    """A new picture of the same pixels on white paper; a file may say more than it shows."""
    if picture.mode in ("RGBA", "LA", "PA") or "transparency" in picture.info:
        over = picture.convert("RGBA")
        paper = Image.new("RGBA", over.size, "white")
        picture = Image.alpha_composite(paper, over)
    plain = picture.convert("L" if picture.mode in ("1", "L") else "RGB")
    return Image.frombytes(plain.mode, plain.size, plain.tobytes())


def _saved(picture: Image.Image, kind: str) -> tuple[bytes, str]:
    if kind == PNG:
        drawn = io.BytesIO()
        picture.save(drawn, "PNG")
        if drawn.tell() <= LARGEST_FILE:
            return drawn.getvalue(), PNG
    photo = io.BytesIO()
    picture.save(photo, "JPEG", quality=QUALITY)
    return photo.getvalue(), JPEG
