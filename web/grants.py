"""The access table: which role may take which action on which kind of thing. What is not here is refused."""

from types import MappingProxyType

Grant = tuple[str, str]


def _grants(**actions_of: str) -> frozenset[Grant]:
    """`application="read register"` becomes the two grants it names."""
    return frozenset((thing, action) for thing, actions in actions_of.items() for action in actions.split())


EVERYONE = _grants(desk="open", law="read ask")
"""Whoever signs in has a desk and may read the law and ask it questions."""

READING = _grants(
    application="list read",
    assessment="read",
    assignment="read",
    case="list read",
    decision="read replay",
    document="read",
    enrollment="list read",
    notice="read",
    payment="list read",
    person="read search",
    referral="read",
    registry="read",
    task="list read",
    timekeeping="read",
    timesheet="list read",
    violation="list read",
)

INTAKE = READING | _grants(
    application="register withdraw",
    certification="issue receive",
    clearance="read decide",
    enrollment="begin",
    enrollment_step="record",
    medi_cal="answer",
    person="correct",
    referral="upload",
    task="claim comment defer forward",
)

CASEWORK = INTAKE | _grants(
    advance="list settle",
    application="deny",
    assessment="write",
    assignment="write",
    certification="issue extend receive except",
    document="add",
    enrollment="move withdraw",
    enrollment_check="answer",
    enrollment_step="extend",
    enrollment_appeal="read enter",
    exception="read request",
    pay_setup="read",
    proposal="write",
    record="read evaluate",
    registry="list",
    reinstatement="read propose",
    timekeeping="write",
    timesheet="resolve correct",
    violation="review enter",
    visit="schedule complete",
    waiver="read enter end",
)

SUPERVISION = CASEWORK | _grants(
    advance="confirm",
    clearance="rule",
    exception="recommend",
    pay_run="list read release",
    reinstatement="review",
    review="read decide",
    task="reassign",
    timesheet="rule",
    timesheet_file="read upload",
    unit="read redirect",
    violation="report confirm decide",
    waiver="rule",
)

STATE = _grants(
    decision="read replay",
    document="read",
    enrollment="read",
    enrollment_appeal="read decide",
    exception="read decide",
    notice="read",
    record="read",
    review="read decide",
    task="list read claim comment defer forward",
    violation="list read enter rule",
    waiver="read",
)
"""The state's reviewers decide on exceptions and appeals of all counties, and see what these rest on."""

PAYROLL = _grants(
    advance="list pay confirm",
    pay_run="list read make approve stop download",
    pay_setup="read change stop",
    payment="list read repair",
    payment_answers="take",
    task="list read claim comment defer forward",
    timesheet="list read",
    timesheet_file="read upload",
)
"""Payroll officers bring the files of the paper and telephone channels, make the runs and see what is paid, not the
cases. A supervisor releases a run; who approved it never does."""

INQUIRY_TASKS = _grants(
    task="list read claim comment defer forward", organization="list read", account_request="list read"
)
"""The offices of provider inquiry see who takes part and what is asked for; no authorization of any child."""

REGIONAL_OFFICE = INQUIRY_TASKS | _grants(
    account_request="review",
    ccs_file="read upload",
    ccs_record="tell",
    document="read",
    help_ticket="list read",
    organization="review name end",
    probing_alert="list close",
)
"""Approves organizations and account requests, names a liaison where none is left; who approved never assigns."""

INFORMATION_TECHNOLOGY = INQUIRY_TASKS | _grants(
    account_request="assign",
    ccs_file="read upload refuse",
    ccs_record="tell",
    help_ticket="list read answer",
    probing_alert="list close",
)
"""Assigns user IDs and one-time passwords, brings the daily files of CCS, and gives up one that stands still."""

HELP_DESK = INQUIRY_TASKS | _grants(help_ticket="list read answer")
"""Answers who asks. It reads out nothing of a child and hands out no password: that is the liaison's."""

GRANTS = MappingProxyType(
    {
        "caseworker": EVERYONE | CASEWORK,
        "supervisor": EVERYONE | SUPERVISION,
        "intake_clerk": EVERYONE | INTAKE,
        "public_authority": EVERYONE | _grants(registry="read list"),
        "state_reviewer": EVERYONE | STATE,
        "payroll_officer": EVERYONE | PAYROLL,
        "regional_office": EVERYONE | REGIONAL_OFFICE,
        "information_technology": EVERYONE | INFORMATION_TECHNOLOGY,
        "help_desk": EVERYONE | HELP_DESK,
        "policy_analyst": EVERYONE | _grants(law="verify compare"),
        "auditor": EVERYONE
        | READING
        | _grants(
            access_log="read export",
            account_request="list read",
            advance="list",
            ccs_file="read",
            help_ticket="list read",
            inquiry_log="read export",
            organization="list read",
            probing_alert="list",
            pay_run="list read",
            pay_setup="read",
            law="verify compare",
            staff="read",
            clearance="read",
            review="read",
            timesheet_file="read",
            waiver="read",
            reinstatement="read",
        ),
        "administrator": EVERYONE
        | _grants(staff="read write", office="read repair", access_log="read", api_token="make"),
    }
)
"""Role to grants. A supervisor may do casework; who approves is never who proposed, which a rule decides."""

ALL_GRANTS: frozenset[Grant] = frozenset().union(*GRANTS.values())


OF_THE_STATE = _grants(advance="pay", pay_run="make stop download", payment_answers="take")
"""What is done for all counties at once: a run pays all of them, and its files and the banks' answers name everybody
whom it pays. Not for who works for one county, whatever their role; there it is as if it did not exist."""


def granted(roles: frozenset[str], county_code: str | None, thing: str, action: str) -> bool:
    """Does any of these roles hold this grant, where they work: in a county, or for the state (none)?"""
    if county_code is not None and (thing, action) in OF_THE_STATE:
        return False
    return any((thing, action) in GRANTS.get(role, frozenset()) for role in roles)
