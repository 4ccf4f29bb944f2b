"""What a file is, told by how its content begins. Its name and the browser's word for it are not asked."""

PDF, JPEG, PNG = "application/pdf", "image/jpeg", "image/png"

TAKEN = ((b"%PDF-", PDF), (b"\xff\xd8\xff", JPEG), (b"\x89PNG\r\n\x1a\n", PNG))
"""The three kinds we take, by their first bytes."""

ENDINGS = {PDF: "pdf", JPEG: "jpg", PNG: "png"}

ARCHIVES = (
    b"PK\x03\x04",
    b"PK\x05\x06",
    b"PK\x07\x08",
    b"\x1f\x8b",
    b"7z\xbc\xaf\x27\x1c",
    b"Rar!",
    b"BZh",
    b"\xfd7zXZ",
)
OFFICE_97 = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
HEIF_BRANDS = (b"heic", b"heix", b"heim", b"heis", b"hevc", b"mif1", b"msf1", b"avif")


def kind_of(content: bytes) -> str | None:
    """One of the three kinds we take; None for everything else."""
    return next((kind for start, kind in TAKEN if content.startswith(start)), None)


def why_not(content: bytes) -> str:
    """The reason to give for a file of a kind that we do not take (a key of `refusals.SENTENCES`)."""
    if content.startswith((*ARCHIVES, OFFICE_97)):
        return "archive"
    if content[4:8] == b"ftyp" and content[8:12] in HEIF_BRANDS:
        return "phone_photo"
    begins = content[:1024].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if begins.startswith(b"<") or b"<svg" in begins or b"<script" in begins:
        return "drawing"
    return "other_kind"
