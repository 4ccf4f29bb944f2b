"""Files as people send them, good and bad, made where they are needed."""

import io
import zipfile
import zlib
from collections.abc import Callable

from PIL import Image
from pypdf import PdfWriter
from pypdf.generic import ArrayObject, DictionaryObject, NameObject, StreamObject, TextStringObject


def photo(size: tuple[int, int] = (640, 480), form: str = "JPEG", **more: object) -> bytes:
    """A photo of a blue wall."""
    drawn = io.BytesIO()
    Image.new("RGB", size, "navy").save(drawn, form, **more)  # type: ignore[arg-type]
    return drawn.getvalue()


def photo_with_a_place() -> bytes:
    """A photo that tells who took it and where, and whose camera was turned."""
    told = Image.Exif()
    told[0x0112] = 6  # turned to the right
    told[0x010E] = "Taken in the kitchen of Maple Street"
    return photo(exif=told)


def pdf(change: Callable[[PdfWriter], object] = lambda _writer: None, pages: int = 1) -> bytes:
    """A PDF of empty pages, changed as asked."""
    writer, written = PdfWriter(), io.BytesIO()
    for _page in range(pages):
        writer.add_blank_page(200, 200)
    change(writer)
    writer.write(written)
    return written.getvalue()


def _action(kind: str, **more: object) -> DictionaryObject:
    named = {NameObject(f"/{name}"): value for name, value in more.items()}
    return DictionaryObject({NameObject("/S"): NameObject(kind), **named})  # type: ignore[dict-item]


def with_a_script(writer: PdfWriter) -> None:
    """A program that runs when the PDF is opened."""
    script = _action("/JavaScript", JS=TextStringObject("app.alert(1)"))
    writer.root_object[NameObject("/OpenAction")] = writer._add_object(script)


def with_a_launch(writer: PdfWriter) -> None:
    """A page that starts a program; its kind stands in an object of its own."""
    launch = _action("/Launch")
    launch[NameObject("/S")] = writer._add_object(NameObject("/Launch"))
    writer.pages[0][NameObject("/AA")] = DictionaryObject({NameObject("/O"): launch})


def with_an_unused_script(writer: PdfWriter) -> None:
    """A program that nothing refers to."""
    writer._add_object(_action("/JavaScript", JS=TextStringObject("app.alert(1)")))


def with_a_file(writer: PdfWriter) -> None:
    """Another file inside."""
    writer.add_attachment("run.exe", b"MZ")


def with_much_air(writer: PdfWriter) -> None:
    """300 megabytes of nothing, packed into 300 kilobytes."""
    stream = StreamObject()
    packer = zlib.compressobj(9)
    stream._data = b"".join(packer.compress(bytes(1_000_000)) for _part in range(300)) + packer.flush()
    stream[NameObject("/Filter")] = NameObject("/FlateDecode")
    writer._add_object(stream)


def packed_twice(writer: PdfWriter) -> None:
    """A stream packed inside a packed stream."""
    stream = StreamObject()
    stream._data = zlib.compress(zlib.compress(bytes(10_000_000)))
    stream[NameObject("/Filter")] = ArrayObject([NameObject("/FlateDecode"), NameObject("/FlateDecode")])
    writer._add_object(stream)


def word_file() -> bytes:
    """A Word file is a packed file."""
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("word/document.xml", "<w:document/>")
    return written.getvalue()


def zip_bomb() -> bytes:
    """100 megabytes of zeros, packed into 100 kilobytes."""
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("air", bytes(100_000_000))
    return written.getvalue()


def huge_picture() -> bytes:
    """A PNG of a few kilobytes that claims 3.6 thousand million pixels."""
    drawn = io.BytesIO()
    Image.new("1", (8, 8)).save(drawn, "PNG")
    small = drawn.getvalue()
    header = b"IHDR" + (60_000).to_bytes(4) + (60_000).to_bytes(4) + small[24:29]
    return small[:12] + header + zlib.crc32(header).to_bytes(4) + small[33:]


SVG = b'<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>'
HEIC = b"\x00\x00\x00\x18ftypheic" + bytes(64)
