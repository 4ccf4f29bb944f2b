"""PDFs are read through and written anew: what is kept holds only the pages and parts that were looked at."""

import io
import logging
from collections.abc import Iterable, Iterator
from typing import Any

from pypdf import PdfReader, PdfWriter
from pypdf.generic import ArrayObject, DictionaryObject, IndirectObject, NameObject, StreamObject

from web.uploads.limits import MOST_PAGES, MOST_PIXELS, MOST_VALUES
from web.uploads.refused import Refused
from web.uploads.unpacking import Unpacking

logging.getLogger("pypdf").setLevel(logging.CRITICAL)  # its warnings may repeat what stands in the file

ACTIVE_KEYS = {"/JS", "/JavaScript", "/EmbeddedFiles", "/EF", "/XFA", "/AF", "/RichMediaContent", "/RichMediaSettings"}
ACTIVE_WORDS = {
    "/S": {
        "/JavaScript",
        "/Launch",
        "/ImportData",
        "/SubmitForm",
        "/GoToE",
        "/GoToR",
        "/Rendition",
        "/Movie",
        "/Sound",
        "/RichMediaExecute",
        "/GoTo3DView",
    },
    "/Subtype": {"/FileAttachment", "/RichMedia", "/Movie", "/Sound", "/Screen", "/3D"},
    "/Type": {"/EmbeddedFile"},
}
"""What makes a PDF do something, or carry something, besides showing pages (ISO 32000-2, 7.11, 12.6, 13)."""

NOT_KEPT = ("/OpenAction", "/AA", "/Names", "/Metadata", "/PieceInfo", "/Extensions")
"""Parts of the catalog that pages do not need."""


def written_anew(content: bytes) -> bytes:
    """The same pages in a file of our writing. Raises Refused for what is locked, active, broken or too large."""
    reader = _opened(content)
    try:
        _look_through(reader)
        if not 0 < len(reader.pages) <= MOST_PAGES:
            raise Refused("too_many_pages" if len(reader.pages) else "broken_pdf")
        return _rewritten(reader)
    except Refused:
        raise
    except Exception as error:  # pypdf raises many kinds for a file that is not as it should be
        raise Refused("broken_pdf") from error


def _opened(content: bytes) -> PdfReader:
    try:
        reader = PdfReader(io.BytesIO(content))
        locked = reader.is_encrypted
    except Exception as error:
        raise Refused("locked" if b"/Encrypt" in content else "broken_pdf") from error
    if locked:
        raise Refused("locked")
    return reader


def _look_through(reader: PdfReader) -> None:
    """Every object that the file lists, also those that no page uses."""
    unpacking = Unpacking()
    for seen, value in enumerate(_values(reader)):
        if seen >= MOST_VALUES:
            raise Refused("unpacks")
        if isinstance(value, DictionaryObject):
            _refuse_active(value)
        if isinstance(value, StreamObject):
            unpacking.add(value)
            _refuse_large_picture(value)


def _values(reader: PdfReader) -> Iterator[Any]:
    numbers = {(number, generation) for generation, table in reader.xref.items() for number in table}
    numbers |= {(number, 0) for number in reader.xref_objStm}
    waiting: list[Any] = [reader.trailer]
    waiting += [IndirectObject(number, generation, reader) for number, generation in sorted(numbers) if number]
    while waiting:
        value = waiting.pop()
        if isinstance(value, IndirectObject):
            value = reader.get_object(value)
        yield value
        waiting.extend(each for each in _inside(value) if isinstance(each, (DictionaryObject, ArrayObject)))


def _inside(value: Any) -> Iterable[Any]:
    if isinstance(value, DictionaryObject):
        return value.values()
    return value if isinstance(value, ArrayObject) else ()


def _refuse_active(found: DictionaryObject) -> None:
    if ACTIVE_KEYS & found.keys():
        raise Refused("active")
    for key, words in ACTIVE_WORDS.items():
        said = found.get(key)
        said = said.get_object() if said is not None else None
        if isinstance(said, NameObject) and said in words:
            raise Refused("active")


def _refuse_large_picture(stream: StreamObject) -> None:
    if stream.get("/Subtype") == "/Image":
        sides = [int(stream.get(side, 0)) for side in ("/Width", "/Height")]
        if sides[0] * sides[1] > MOST_PIXELS:
            raise Refused("unpacks")


def _rewritten(reader: PdfReader) -> bytes:
    writer = PdfWriter(clone_from=reader)
    for name in NOT_KEPT:
        writer.root_object.pop(NameObject(name), None)
    writer.metadata = None
    written = io.BytesIO()
    writer.write(written)
    return written.getvalue()
