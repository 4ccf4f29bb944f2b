"""What partners said, entered by hand with its proof: the number, the list, the Department of Justice."""

from flask import Blueprint
from flask.typing import ResponseReturnValue

from records.clock import county_today
from web.access import requires
from web.schemas.enrollment_check import AnswerBackground, AnswerList, AnswerSsn
from web.staff.enrollments.deciding import held
from web.staff.enrollments.forms import Ask, ask

blueprint = Blueprint("enrollment_checks", __name__, url_prefix="/enrollments/<int:enrollment_id>")

SSN = Ask(
    "answer_ssn",
    "Social Security number check",
    "Record the answer",
    "Nobody is paid under a number that was not verified.",
    {
        "verified": "The number is verified.",
        "mismatch": "The number does not fit. Compare the card with what was written down, and correct it.",
    },
)
LIST = Ask(
    "answer_list",
    "Medi-Cal Suspended and Ineligible list",
    "Record the answer",
    "Somebody on the list may not be a provider; the letter goes out by itself (SOC 853).",
    {"clear": "Not on the list.", "match": "On the list. The standing follows, and the letters go out."},
)
BACKGROUND = Ask(
    "answer_background",
    "Notice of the Department of Justice",
    "Record the notice",
    "A record is evaluated next, offense by offense. An arrest alone changes nothing (ACL 10-59).",
    {
        "clear": "The background check is clear.",
        "record": "There is a record. Evaluate it next.",
        "conviction": "There is a later conviction. Evaluate it next.",
        "arrest": "The arrest is noted. It changes nothing by itself.",
        "delayed": "The answer is delayed. We wait on.",
        "record_cleared": "What was reported does not stand any more.",
    },
)


@blueprint.route("/ssn-check", methods=["GET", "POST"])
@requires("enrollment_check", "answer")
def ssn(enrollment_id: int) -> ResponseReturnValue:
    """The number was looked up."""
    return ask(held(enrollment_id, "SSN check"), SSN, AnswerSsn(), {})


@blueprint.route("/list-check", methods=["GET", "POST"])
@requires("enrollment_check", "answer")
def on_list(enrollment_id: int) -> ResponseReturnValue:
    """The list was looked up."""
    return ask(held(enrollment_id, "list check"), LIST, AnswerList(), {})


@blueprint.route("/background", methods=["GET", "POST"])
@requires("enrollment_check", "answer")
def background(enrollment_id: int) -> ResponseReturnValue:
    """A paper notice came."""
    return ask(held(enrollment_id, "background"), BACKGROUND, AnswerBackground(), {"notice_on": county_today()})
