"""Somebody with a phone, in Spanish, who wants to be paid for care: a number, an account, papers good and bad."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import expect

from records import papers as kept_papers
from records.account import Account
from records.enrollment import Enrollment
from records.event import Document
from tests.browser.conftest import Sitting
from tests.browser.county import County
from tests.browser.desk import Desk
from tests.browser.told import check_histories_of
from tests.web import papers
from workflows.messages import process_id

BORN = {"month": 5, "day": 19, "year": 1988}
FRESH = "cuatro barcos de papel verde"
SECRETS = ("Eulalia", "Bermúdez", "1988-05-19", "77 Calle Encino", "9165550171", "548612291", "eulalia@example.com")
WAY = (
    ("name", {"first_name": "Eulalia", "last_name": "Bermúdez"}),
    ("birth", {"birth_date": BORN}),
    ("county", {"county_code": "34"}),
    ("address", {"street": "77 Calle Encino", "city": "Sacramento", "zip_code": "95820"}),
    ("contact", {"phone": "916 555 0171"}),
    ("languages", {"spoken_language": "es", "written_language": "es"}),
    ("number", {"ssn": "548-61-2291"}),
)


@pytest.fixture(autouse=True)
def papers_of_the_office(county: County, monkeypatch: pytest.MonkeyPatch) -> None:
    """This process looks for papers where the office keeps them."""
    monkeypatch.setenv("HEARTH_HOME", str(county.office.home.root))
    monkeypatch.delenv("HEARTH_PAPERS", raising=False)


def started(applicant: Desk) -> str:
    """Every page asks one thing; the number at the end."""
    applicant.go("/provider/welcome").titled("Trabaje como cuidador").seen("provider, welcome").follow("Empezar")
    applicant.titled("Empiece como cuidador").says("Nadie se puede inscribir solo por internet").seen("provider, start")
    applicant.press("Empezar")
    for name, answers in WAY:
        applicant.page.wait_for_url(re.compile(f"/provider/start/{name}$"))
        applicant.seen(f"provider start, {name}").fill(**answers).press("Continuar")
    applicant.titled("Revise sus respuestas").says("Bermúdez").seen("provider start, check")
    applicant.press("Enviar y recibir mi número").says("Hay un problema").fill(affirmed="yes")
    applicant.press("Enviar y recibir mi número").titled("Su inscripción ha empezado").seen("provider start, done")
    return str(applicant.page.locator(".number-big").inner_text())


def has_an_account(applicant: Desk) -> None:
    """A weak password is refused with a sentence; a good one opens my enrollment."""
    applicant.fill(email="eulalia@example.com", password="12345").press("Abrir mi cuenta")
    applicant.says("Use al menos 12").seen("provider start, account with a problem")
    applicant.fill(email="eulalia@example.com", password=FRESH).press("Abrir mi cuenta")
    applicant.titled("Mi inscripción").says("Todavía no se le puede pagar").seen("my enrollment, begun")


def files(county: County) -> int:
    return sum(1 for path in (county.office.home.root / "papers").rglob("*") if path.is_file())


def send(applicant: Desk, name: str, content: bytes) -> None:
    """Choose a file and send it."""
    told = {"name": name, "mimeType": "image/jpeg", "buffer": content}
    applicant.page.locator("#file").set_input_files(told)  # type: ignore[arg-type]
    applicant.press("Enviar este papel")


def papers_are_sent(applicant: Desk, county: County, enrollment: Enrollment) -> None:
    """A drawing with a script gets a sentence and leaves nothing; a photo is kept, sealed, and may be read again."""
    before = files(county)
    applicant.follow("Enviar: Identificación con foto").titled("Enviar: Identificación con foto").seen("paper, asked")
    send(applicant, "card.svg", papers.SVG)
    applicant.says("No aceptamos este archivo").says("Esta es una página web o un dibujo").seen("paper, refused")
    send(applicant, "card.pdf", papers.pdf(papers.with_a_script))
    applicant.says("Este PDF lleva dentro un programa")
    assert (files(county), county.count(Document, Document.enrollment_id == enrollment.id)) == (before, 0)
    send(applicant, "mi tarjeta.jpg", papers.photo())
    applicant.titled("Mi inscripción").says("Tenemos su papel: Identificación con foto").seen(
        "my enrollment, a paper sent"
    )
    document = county.row(Document, Document.enrollment_id == enrollment.id)
    assert (files(county), document.title, document.media_type) == (before + 1, "Photo ID: mi tarjeta", "image/jpeg")
    with applicant.page.expect_download() as coming:
        applicant.follow("Descargar")
    assert Path(coming.value.path()).read_bytes() == kept_papers.content_of(document)
    assert coming.value.suggested_filename == f"identity-{document.id}.jpg"


def the_county_takes_it(clerk: Desk, enrollment: Enrollment) -> None:
    """At the county the paper waits among others; it is looked at and taken."""
    clerk.turn_to("Papers sent").titled("Papers providers sent").says("Bermúdez, Eulalia").seen("papers, waiting")
    clerk.page.get_by_role("row").filter(has_text=enrollment.enrollment_number).get_by_role("link").click()
    clerk.titled("Papers Eulalia Bermúdez sent").says("mi tarjeta").seen("papers, of one provider")
    clerk.page.get_by_role("button", name=re.compile("^Take this paper")).click()
    clerk.says("The paper is taken.").says("Taken")


def test_somebody_starts_online_in_spanish_on_a_phone_and_sends_papers(county: County, desk: Sitting) -> None:
    applicant = desk(phone=True, locale="es-US")
    number = started(applicant)
    enrollment = county.row(Enrollment, Enrollment.enrollment_number == number)
    assert (enrollment.channel, enrollment.status, enrollment.written_language) == ("online", "pending", "es")
    has_an_account(applicant)
    assert county.row(Account, Account.enrollment_id == enrollment.id).language == "es"
    papers_are_sent(applicant, county, enrollment)
    the_county_takes_it(desk("ines"), enrollment)
    applicant.page.reload()
    applicant.says("Aceptado").says("El condado aceptó su papel: Identificación con foto")
    applicant.press("Salir").titled("Trabaje como cuidador").says("Usted salió de su cuenta")
    applicant.go("/provider").titled("Entrar").seen("account, sign in")
    applicant.fill(email="eulalia@example.com", password=FRESH).press("Entrar").titled("Mi inscripción").says(number)
    applicant.follow("Cambiar mi contraseña").seen("account, password")
    county.settle()
    check_histories_of([process_id("enrollment", enrollment.id)], SECRETS)


def test_a_hundred_megabytes_are_answered_with_a_sentence_with_and_without_script(
    county: County, desk: Sitting, tmp_path: Path
) -> None:
    large = tmp_path / "card.jpg"
    with large.open("wb") as file:
        file.write(b"\xff\xd8\xff")
        file.truncate(100_000_000)
    applicant = desk()
    applicant.go("/provider/start").press("Start")
    for name, answers in WAY:
        applicant.page.wait_for_url(re.compile(f"/provider/start/{name}$"))
        applicant.fill(**answers).press("Continue")
    applicant.fill(affirmed="yes").press("Send and get my number").titled("Your enrollment has started")
    applicant.fill(email="large@example.com", password="seven green paper boats").press("Make my account")
    before = files(county)
    applicant.titled("My enrollment").go("/provider/papers/identity")
    applicant.page.locator("#file").set_input_files(large)
    expect(applicant.page.locator("#file-error")).to_contain_text("up to 10 MB")
    applicant.seen("paper, too large before sending")
    applicant.page.locator("#file").evaluate("field => field.form.submit()")  # past the script's own check
    applicant.says("We did not take this file").says("up to 10 MB").titled("Send: Photo ID")
    assert files(county) == before
