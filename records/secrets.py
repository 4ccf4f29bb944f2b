"""Numbers that must not be read in a copied database: sealed with AES-256-GCM, found again by a keyed blind index."""

import hashlib
import hmac
import os
import stat
from collections.abc import Iterable, Sequence
from functools import cache
from pathlib import Path

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

KEY_BYTES = 32
NONCE_BYTES = 12
VERSION = b"\x01"  # which key and cipher sealed a value; a second key will be version 2


def key_path() -> Path:
    """Where the key lies: HEARTH_KEY_FILE, or var/key below HEARTH_HOME."""
    named = os.environ.get("HEARTH_KEY_FILE")
    return Path(named) if named else Path(os.environ.get("HEARTH_HOME", "var")) / "key"


def make_key(path: Path) -> None:
    """Write a new random key, readable by its owner only. An existing key is kept."""
    path.parent.mkdir(parents=True, exist_ok=True)
    try:
        handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, stat.S_IRUSR | stat.S_IWUSR)
    except FileExistsError:
        return
    with os.fdopen(handle, "wb") as file:
        file.write(os.urandom(KEY_BYTES))


@cache
def _key(path: Path) -> bytes:
    if not path.exists():
        make_key(path)
    key = path.read_bytes()
    if len(key) != KEY_BYTES:
        raise ValueError(f"The key file {path} does not hold {KEY_BYTES} bytes. Restore it from your backup.")
    return key


def _derived(purpose: bytes) -> bytes:
    return hmac.new(_key(key_path()), purpose, hashlib.sha256).digest()


def seal(text: str) -> bytes:
    """Encrypt a number. The same number sealed twice gives different bytes."""
    nonce = os.urandom(NONCE_BYTES)
    return VERSION + nonce + AESGCM(_derived(b"seal")).encrypt(nonce, text.encode(), VERSION)


def seal_each(texts: Sequence[str]) -> list[bytes]:
    """As `seal`, of many numbers at once: one key, one reading of chance, a nonce of its own for each."""
    cipher, nonces = AESGCM(_derived(b"seal")), os.urandom(NONCE_BYTES * len(texts))
    each = (nonces[at : at + NONCE_BYTES] for at in range(0, len(nonces), NONCE_BYTES))
    pairs = zip(each, texts, strict=True)
    return [VERSION + nonce + cipher.encrypt(nonce, text.encode(), VERSION) for nonce, text in pairs]


def unseal(sealed: bytes) -> str:
    """Decrypt what `seal` made. Raises ValueError for bytes of an unknown version."""
    if sealed[:1] != VERSION:
        raise ValueError("This value was sealed with a key this office does not have.")
    nonce, rest = sealed[1 : 1 + NONCE_BYTES], sealed[1 + NONCE_BYTES :]
    return AESGCM(_derived(b"seal")).decrypt(nonce, rest, VERSION).decode()


def unseal_each(sealed: Sequence[bytes]) -> list[str]:
    """As `unseal`, of many numbers at once. Raises ValueError if one is of an unknown version."""
    if {each[:1] for each in sealed} - {VERSION}:
        raise ValueError("A value among them was sealed with a key this office does not have.")
    decrypt, begins = AESGCM(_derived(b"seal")).decrypt, 1 + NONCE_BYTES
    return [decrypt(each[1:begins], each[begins:], VERSION).decode() for each in sealed]


def seal_file(content: bytes, name: str) -> bytes:
    """Encrypt a file that is kept under a name; it opens under no other name, so files cannot be exchanged."""
    nonce = os.urandom(NONCE_BYTES)
    return VERSION + nonce + AESGCM(_derived(b"file")).encrypt(nonce, content, VERSION + name.encode())


def unseal_file(sealed: bytes, name: str) -> bytes:
    """Decrypt what `seal_file` made under this name. Raises ValueError for anything else."""
    nonce, rest = sealed[1 : 1 + NONCE_BYTES], sealed[1 + NONCE_BYTES :]
    try:
        return AESGCM(_derived(b"file")).decrypt(nonce, rest, sealed[:1] + name.encode())
    except InvalidTag:
        raise ValueError(
            f"The file {name} is not what was kept under this name. Restore it from your backup."
        ) from None


def blind_index(text: str) -> bytes:
    """Sixteen bytes by which equal numbers are found, and from which the number cannot be told without the key."""
    return hmac.new(_derived(b"index"), text.encode(), hashlib.sha256).digest()[:16]


def blind_indexes(texts: Iterable[str]) -> list[bytes]:
    """As `blind_index`, of many numbers at once."""
    key = _derived(b"index")
    return [hmac.digest(key, text.encode(), "sha256")[:16] for text in texts]
