"""How large the streams of a PDF become when they are unpacked, found out without ever holding them whole."""

import zlib
from typing import Any

from pypdf.filters import ASCII85Decode, ASCIIHexDecode, LZWDecode, RunLengthDecode
from pypdf.generic import DictionaryObject, StreamObject

from web.uploads.limits import MOST_UNPACKED
from web.uploads.refused import Refused

PICTURES = {"/DCTDecode", "/JPXDecode", "/JBIG2Decode", "/CCITTFaxDecode"}
"""Filters of pictures; what they become is bounded by the picture's width and height."""

MOST_FILTERS = 3


class Unpacking:
    """Adds up the unpacked size of stream after stream. Raises Refused beyond the limit."""

    def __init__(self) -> None:
        self.left = MOST_UNPACKED

    def add(self, stream: StreamObject) -> None:
        """Unpack one stream, filter by filter, and forget it."""
        data = stream._data
        names = stream.get("/Filter")
        names = names.get_object() if names is not None else []
        for name in self._checked(names if isinstance(names, list) else [names]):
            if name in PICTURES:
                return
            data = self._through(str(name), data)
            self.left -= len(data)
            if self.left < 0:
                raise Refused("unpacks")

    def _checked(self, names: list[Any]) -> list[Any]:
        if len(names) > MOST_FILTERS or names.count("/FlateDecode") > 1:
            raise Refused("unpacks")  # packed twice: no program that makes papers does that
        return names

    def _through(self, name: str, data: bytes) -> bytes:
        if name == "/FlateDecode":
            return self._inflated(data)
        if name == "/LZWDecode":
            return LZWDecode.decode(data, DictionaryObject())
        if name == "/RunLengthDecode":
            return RunLengthDecode.decode(data)
        if name == "/ASCII85Decode":
            return ASCII85Decode.decode(data)
        if name == "/ASCIIHexDecode":
            return bytes(ASCIIHexDecode.decode(data))
        raise Refused("broken_pdf")

    def _inflated(self, data: bytes) -> bytes:
        """The stream inflated, up to one byte more than may be; a damaged end is left off, as readers do."""
        unpacker = zlib.decompressobj()
        try:
            return unpacker.decompress(data, self.left + 1)
        except zlib.error as error:
            raise Refused("broken_pdf") from error
