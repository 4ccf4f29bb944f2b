"""An applicant with a phone, in Spanish: one thing on each page, a number at the end, and a change of mind."""

import re

from records.application import Application
from records.decision import Notice
from records.event import Event
from tests.browser import paper
from tests.browser.conftest import Sitting
from tests.browser.county import County
from tests.browser.desk import Desk
from tests.browser.told import check_their_histories

BORN = {"month": 11, "day": 30, "year": 1952}
NAME = {"first_name": "Remedios", "last_name": "Altamirano"}
SECRETS = ("Remedios", "Altamirano", "1952-11-30", "912 Avenida Jacaranda", "9165550188", "548-61-2290", "548612290")
WAY = (
    ("name", NAME),
    ("birth", {"birth_date": BORN}),
    ("county", {"county_code": "34"}),
    ("living", {"living": "own_home"}),
    ("address", {"street": "912 Avenida Jacaranda", "city": "Sacramento", "zip_code": "95820"}),
    ("contact", {"phone": "916 555 0188"}),
    ("languages", {"spoken_language": "es", "written_language": "es"}),
    ("letters", {"blind": "no"}),
    ("medi-cal", {"medi_cal": "yes"}),
    ("number", {"ssn": "548-61-2290"}),
    ("before", {}),
    ("household", {}),
    ("help", {"note": "Bañarme y subir las escaleras."}),
    ("about", {}),
)


def answered(applicant: Desk) -> None:
    """Every page asks one thing; what is missing is said beside it, and the way back keeps what was answered."""
    applicant.go("/welcome").seen("welcome").follow("Solicit").titled("Solicite cuidados en casa").seen("apply, start")
    applicant.press("Empezar").titled("¿Quién necesita cuidados en casa?").press("Continuar")
    applicant.says("Hay un problema").says("Elija para quién es.").seen("apply, first page with a problem")
    applicant.fill(asked_by="self").press("Continuar")
    for name, answers in WAY:
        applicant.page.wait_for_url(re.compile(f"/apply/{name}$"))
        applicant.seen(f"apply, {name}").fill(**answers).press("Continuar")
    applicant.titled("Revise sus respuestas").says("Remedios").seen("apply, check")


def looked_back(applicant: Desk) -> None:
    """From the check back to a page by its own link, and by the browser's button: nothing is lost."""
    applicant.page.goto(applicant.county.office.url + "/apply/birth")
    applicant.follow("Atrás").titled("¿Cómo se llama")
    assert applicant.page.locator("[name=last_name]").input_value() == "Altamirano"
    applicant.page.go_back()
    assert applicant.page.locator("[name='birth_date.year']").input_value() == "1952"
    applicant.page.goto(applicant.county.office.url + "/apply/check")


def sent(applicant: Desk) -> str:
    """Signed and sent; the confirmation number, which stays when the page is loaded again."""
    applicant.follow("Continuar").titled("Firmar y enviar").seen("apply, sign")
    applicant.fill(affirmed="yes", signature="Remedios Altamirano").press("Enviar mi solicitud")
    applicant.titled("Tenemos su solicitud").seen("apply, done")
    number = applicant.page.locator(".number-big").inner_text()
    applicant.page.reload()
    applicant.says(number)
    return number


def looked_up(applicant: Desk, number: str) -> None:
    """A wrong birth date finds nothing; number and birth date together open the story."""
    applicant.follow("Ver cómo va").seen("status, asked")
    applicant.fill(number=number, birth_date={**BORN, "day": 29}).press("Mostrar")
    applicant.says("Hay un problema").seen("status, not found")
    applicant.fill(number=number.lower().replace("-", " "), birth_date=BORN).press("Mostrar")
    applicant.titled("Cómo va su solicitud").seen("status, now")


def taken_back(applicant: Desk) -> None:
    """The applicant does not want to go on, says so once, and reads it at once."""
    applicant.follow("Quiero retirar mi solicitud").titled("¿Retirar la solicitud?").seen("withdraw online")
    applicant.press("Sí, retirarla").titled("Cómo va su solicitud").says("Usted retiró esta solicitud")


def test_an_applicant_applies_in_spanish_on_a_phone_and_takes_it_back(county: County, desk: Sitting) -> None:
    applicant = desk(phone=True, locale="es-US")
    answered(applicant)
    looked_back(applicant)
    number = sent(applicant)
    application = county.row(Application, Application.confirmation_number == number)
    assert (application.channel, application.written_language) == ("online", "es")
    assert (application.status, application.stage) == ("pending", "clearance")
    looked_up(applicant, number)
    taken_back(applicant)
    county.settle()
    applicant.until_it_says("PDF").seen("status, withdrawn")
    printed = paper.fetched(applicant, "Usted retiró su solicitud")
    assert (printed.tagged, printed.language[:2]) == (True, "es")
    notices = county.rows(Notice, Notice.application_id == application.id)
    assert [(notice.template, notice.language) for notice in notices] == [("withdrawal", "es"), ("withdrawal", "en")]
    assert county.count(Event, Event.application_id == application.id, Event.kind == "withdrawn") == 1
    assert county.application(application.id).status == "withdrawn"
    check_their_histories([application.id], SECRETS)
