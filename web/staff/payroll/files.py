"""A run's payment files, for payroll officers to send to the bank and the Controller."""

from flask import Response, abort
from flask.typing import ResponseReturnValue

from records import pay_run_view
from records.issued_files import FileGone, content_of
from records.pay_run import PayRun
from web import database
from web.access import requires
from web.reach import found, reachable
from web.staff.payroll.listing import blueprint


@blueprint.get("/payroll/<int:run_id>/files/<any(ach, warrants):kind>")
@requires("pay_run", "download")
def download(run_id: int, kind: str) -> ResponseReturnValue:
    """The bytes as they were written, or a sentence why not."""
    row = reachable(PayRun, run_id)
    files = {each.kind: each for each in pay_run_view.files(database.session(), row.id)}
    file = found(files.get(kind))
    try:
        content = content_of(row, file)
    except FileGone as gone:
        abort(409, str(gone))
    name = file.name.rsplit("/", 1)[-1]
    return Response(
        content,
        content_type="application/octet-stream",
        headers={"Content-Disposition": f'attachment; filename="{name}"', "Cache-Control": "no-store"},
    )
