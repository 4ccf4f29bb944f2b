"""Files that people send: the good are made anew and sealed; the bad get a sentence and leave nothing behind."""

import io
import re
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest
from flask import Flask, g
from PIL import Image
from pypdf import PdfReader
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from records import papers as kept_papers
from records.event import Document, Event
from records.secrets import seal_file
from tests.web import papers
from tests.web.conftest import Visitor
from tests.web.providers import began, counties, sends, signed_in, text, with_account
from web.uploads.kinds import JPEG, PDF, PNG
from web.uploads.limits import LARGEST_FILE
from web.uploads.refusals import SENTENCES

GOOD = {
    "photo": (papers.photo(), "card.jpg", JPEG),
    "picture": (papers.photo(form="PNG"), "card.png", PNG),
    "pdf": (papers.pdf(pages=3), "card.pdf", PDF),
    "photo named otherwise": (papers.photo(), "card.pdf.exe", JPEG),
}
BAD = {
    "empty": (b"", "card.jpg", "empty"),
    "too large": (b"\xff\xd8\xff" + bytes(LARGEST_FILE), "card.jpg", "too_large"),
    "Word": (papers.word_file(), "card.pdf", "archive"),
    "zip bomb": (papers.zip_bomb(), "card.jpg", "archive"),
    "script in a drawing": (papers.SVG, "card.png", "drawing"),
    "web page": (b"<!doctype html><script>alert(1)</script>", "card.jpg", "drawing"),
    "phone's own photo": (papers.HEIC, "card.heic", "phone_photo"),
    "animation": (b"GIF89a" + bytes(64), "card.gif", "other_kind"),
    "program": (b"MZ" + bytes(64), "card.pdf", "other_kind"),
    "path in the name": (papers.photo(), "../../etc/passwd.jpg", "name"),
    "path of Windows": (papers.photo(), "..\\..\\card.jpg", "name"),
    "script in the name": (papers.pdf(), "<script>alert(1)</script>.pdf", "name"),
    "picture that is none": (b"\xff\xd8\xff" + b"no picture" * 9, "card.jpg", "broken_picture"),
    "half a picture": (papers.photo((900, 900))[:2000], "card.jpg", "broken_picture"),
    "huge picture": (papers.huge_picture(), "card.png", "too_many_pixels"),
    "PDF that is none": (b"%PDF-1.7\nno PDF", "card.pdf", "broken_pdf"),
    "locked PDF": (papers.pdf(lambda writer: writer.encrypt("secret")), "card.pdf", "locked"),
    "PDF with a script": (papers.pdf(papers.with_a_script), "card.pdf", "active"),
    "PDF with a script nobody uses": (papers.pdf(papers.with_an_unused_script), "card.pdf", "active"),
    "PDF with a script spelled in numbers": (
        papers.pdf(papers.with_a_script).replace(b"/JavaScript", b"/J#61vaScript").replace(b"/JS", b"/#4aS"),
        "card.pdf",
        "active",
    ),
    "PDF that starts a program": (papers.pdf(papers.with_a_launch), "card.pdf", "active"),
    "PDF with a file inside": (papers.pdf(papers.with_a_file), "card.pdf", "active"),
    "PDF full of air": (papers.pdf(papers.with_much_air), "card.pdf", "unpacks"),
    "PDF packed twice": (papers.pdf(papers.packed_twice), "card.pdf", "unpacks"),
    "PDF of many pages": (papers.pdf(pages=51), "card.pdf", "too_many_pages"),
}


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """Where this test's papers are kept."""
    monkeypatch.setenv("HEARTH_PAPERS", str(tmp_path / "papers"))
    return tmp_path / "papers"


@pytest.fixture
def provider(app: Flask, session: Session, folder: Path) -> Visitor:
    counties(session)
    with_account(session, began(session))
    return signed_in(app)


def files(folder: Path) -> list[Path]:
    return sorted(path for path in folder.rglob("*") if path.is_file())


def rows(session: Session) -> int:
    session.rollback()
    return session.scalar(select(func.count()).select_from(Document)) or 0


@pytest.mark.parametrize("which", GOOD)
def test_a_good_file_is_kept_sealed_under_a_name_that_tells_nothing(
    provider: Visitor, session: Session, folder: Path, which: str
) -> None:
    content, name, kind = GOOD[which]
    answer = sends(provider, content, name)
    assert answer.location == "/provider#papers", text(answer)
    document = session.scalars(select(Document)).one()
    assert (document.media_type, kept_papers.name_of(document), document.outcome) == (
        kind,
        name.rsplit(".", 1)[0].replace(".", " "),
        "waiting",
    )
    (path,) = files(folder)
    assert re.fullmatch(r"[0-9a-f]{32}", path.name)
    assert (path.stat().st_mode & 0o777, path.parent.stat().st_mode & 0o777) == (0o600, 0o700)
    assert not any(path.read_bytes().count(mark) for mark in (b"%PDF", b"JFIF", b"IHDR"))
    assert "We have your paper: Photo ID" in text(provider.get("/provider"))
    assert session.scalars(select(Event).where(Event.kind == "paper_sent")).one().params["paper"] == "identity"


@pytest.mark.parametrize("which", BAD)
@pytest.mark.parametrize("language", ["en", "es"])
def test_a_bad_file_gets_a_sentence_and_leaves_nothing(
    provider: Visitor, session: Session, folder: Path, which: str, language: str
) -> None:
    content, name, reason = BAD[which]
    before = files(folder), rows(session)
    provider.post("/language", {"language": language, "back": "/provider"})
    answer = sends(provider, content, name)
    assert answer.status_code in (413, 422)
    with provider.client.application.test_request_context():
        g.language = language
        sentence = str(SENTENCES[reason])
    assert " ".join(sentence.replace("<", "&lt;").split()) in text(answer)
    assert (files(folder), rows(session)) == before == ([], 0)
    assert "alert(1)" not in answer.get_data(as_text=True)


def test_no_file_at_all_is_said_and_so_are_two(provider: Visitor, session: Session, folder: Path) -> None:
    assert str(SENTENCES["nothing"]) in text(provider.post("/provider/papers/identity"))
    two = [(io.BytesIO(papers.photo()), f"{number}.jpg") for number in (1, 2)]
    fields = {"csrf_token": provider.token(), "file": two}
    assert "one file at a time" in text(provider.client.post("/provider/papers/identity", data=fields))
    assert (files(folder), rows(session)) == ([], 0)


def test_a_hundred_megabytes_get_the_page_with_the_sentence(provider: Visitor, session: Session, folder: Path) -> None:
    answer = sends(provider, b"\xff\xd8\xff" + bytes(100_000_000))
    assert answer.status_code == 413
    assert "too large" in text(answer)
    assert "Photo ID" in text(answer)
    assert (files(folder), rows(session)) == ([], 0)


def test_a_file_is_counted_while_it_is_read_when_its_size_is_not_told(provider: Visitor, folder: Path) -> None:
    boundary, token = "cut", provider.token()
    head = f'--{boundary}\r\nContent-Disposition: form-data; name="csrf_token"\r\n\r\n{token}\r\n--{boundary}\r\n'
    head += 'Content-Disposition: form-data; name="file"; filename="a.jpg"\r\n\r\n'
    body = head.encode() + b"\xff\xd8\xff" + bytes(12_000_000) + f"\r\n--{boundary}--\r\n".encode()
    answer = provider.client.post(
        "/provider/papers/identity",
        input_stream=io.BytesIO(body),
        content_type=f"multipart/form-data; boundary={boundary}",
        environ_overrides={"wsgi.input_terminated": True},
    )
    assert answer.status_code == 413
    assert files(folder) == []


def test_other_pages_keep_their_own_limit(provider: Visitor) -> None:
    answer = provider.post("/apply/name", {"first_name": "x" * 6_000_000})
    assert answer.status_code == 413


def test_what_is_kept_is_painted_again_without_what_the_photo_carried(provider: Visitor, session: Session) -> None:
    sent = papers.photo_with_a_place()
    assert b"Maple Street" in sent
    sends(provider, sent)
    document = session.scalars(select(Document)).one()
    kept = kept_papers.content_of(document)
    assert b"Maple Street" not in kept
    assert b"Exif" not in kept
    assert Image.open(io.BytesIO(kept)).size == (480, 640)  # upright


def test_a_photo_with_another_file_behind_it_loses_that_file(provider: Visitor, session: Session) -> None:
    sends(provider, papers.photo() + papers.word_file())
    assert b"word/document.xml" not in kept_papers.content_of(session.scalars(select(Document)).one())


def test_a_pdf_keeps_its_pages_and_loses_what_nothing_shows(provider: Visitor, session: Session) -> None:
    earlier = papers.pdf(lambda writer: writer.add_metadata({"/Author": "Somebody of Maple Street"}), pages=2)
    sends(provider, earlier + b"\nPK\x03\x04 something behind the end", "two pages.pdf")
    kept = kept_papers.content_of(session.scalars(select(Document)).one())
    assert len(PdfReader(io.BytesIO(kept)).pages) == 2
    assert b"Maple" not in kept
    assert b"something behind" not in kept


def test_the_same_file_twice_is_kept_once(provider: Visitor, session: Session, folder: Path) -> None:
    for _press in range(2):
        assert sends(provider, papers.photo()).status_code == 303
    assert (len(files(folder)), rows(session)) == (1, 1)


def test_a_paper_that_is_not_wanted_is_not_taken(provider: Visitor, session: Session, folder: Path) -> None:
    assert sends(provider, papers.photo(), kind="exception_evidence").location == "/provider"
    assert (files(folder), rows(session)) == ([], 0)


@pytest.mark.parametrize("fails", ["records.papers.write_anew", "web.public.provider.papers.database.commit"])
def test_when_a_disk_is_full_or_the_database_goes_neither_row_nor_file_is_left(
    app: Flask, provider: Visitor, session: Session, folder: Path, monkeypatch: pytest.MonkeyPatch, fails: str
) -> None:
    token = provider.token()

    def fail(*_told: object) -> None:
        raise OSError("No space left on device")

    app.testing = False
    with monkeypatch.context() as patch:
        patch.setattr(fails, fail)
        fields = {"csrf_token": token, "file": (io.BytesIO(papers.photo()), "card.jpg")}
        with suppress(OSError):
            assert provider.client.post("/provider/papers/identity", data=fields).status_code == 500
    assert (files(folder), rows(session)) == ([], 0)


def test_a_sender_gets_the_paper_back_as_a_powerless_download(provider: Visitor, session: Session) -> None:
    sends(provider, papers.photo(form="PNG"), "card.png")
    document = session.scalars(select(Document)).one()
    answer = provider.get(f"/provider/papers/{document.id}/file")
    assert (answer.status_code, answer.mimetype) == (200, "image/png")
    assert answer.headers["Content-Disposition"] == f"attachment; filename=identity-{document.id}.png"
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert answer.headers["Content-Security-Policy"].startswith("sandbox; default-src 'none'")
    assert answer.headers["Cache-Control"] == "no-store"
    assert answer.data == kept_papers.content_of(document)


def test_another_accounts_paper_does_not_exist(app: Flask, provider: Visitor, session: Session) -> None:
    sends(provider, papers.photo())
    document = session.scalars(select(Document)).one()
    with_account(session, began(session, first_name="Ida"), "ida@example.com")
    stranger = signed_in(app, "ida@example.com")
    assert stranger.get(f"/provider/papers/{document.id}/file").status_code == 404
    assert stranger.get("/provider/papers/999999/file").status_code == 404
    nobody = Visitor(app.test_client())
    assert nobody.get(f"/provider/papers/{document.id}/file").location.startswith("/account/sign-in")
    assert sends(nobody, papers.photo()).location.startswith("/account/sign-in")
    assert rows(session) == 1


def test_files_exchanged_on_the_disk_do_not_open(provider: Visitor, session: Session) -> None:
    sends(provider, papers.photo())
    document = session.scalars(select(Document)).one()
    kept_papers.place_of(document).write_bytes(seal_file(b"another", "0" * 32))
    with pytest.raises(ValueError, match="Restore it"):
        kept_papers.content_of(document)
