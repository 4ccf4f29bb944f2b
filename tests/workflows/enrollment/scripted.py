"""All steps of an enrollment, scripted: every contract has its script."""

from collections.abc import Mapping
from typing import Any

from tests.workflows.enrollment import scripted_gathering, scripted_record, scripted_standing, scripted_work
from tests.workflows.enrollment.scripted_records import EnrollmentRecords
from tests.workflows.scripted_steps import Script, Scripted
from tests.workflows.scripted_tasks import refusing
from workflows.steps import letters, work
from workflows.steps.enrollment import gathering, record, status, withholding
from workflows.steps.step import Kind, Step


def contracts_in(*modules: Any, of: Kind) -> list[Step[Any, Any]]:
    """The contracts that modules hold about one kind of subject."""
    found = [each for module in modules for each in vars(module).values() if isinstance(each, Step) and each.of is of]
    return list({each.name: each for each in found}.values())


CONTRACTS = contracts_in(gathering, record, status, withholding, letters, work, of=Kind.ENROLLMENT)
SCRIPTS: Mapping[str, Script] = {
    **scripted_gathering.SCRIPTS,
    **scripted_record.SCRIPTS,
    **scripted_standing.SCRIPTS,
    **scripted_work.SCRIPTS,
}


class ScriptedEnrollment(Scripted[EnrollmentRecords]):
    """All steps of one enrollment. What is said with `answer="refused"` is refused by whatever step it is."""

    def __init__(self) -> None:
        super().__init__(EnrollmentRecords(), CONTRACTS, {name: refusing(script) for name, script in SCRIPTS.items()})
