"""What is withheld for income tax: my W-4 and my DE 4, since when, the ones before, and the forms."""

from typing import Any

from flask import abort, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from records import withholding
from records.assignment import Assignment
from records.bank_accounts import By
from records.clock import county_today, now
from records.pay_setup import WithholdingCertificate
from records.withholding import NotWithheld
from web import database
from web.forms import again, blank, sent
from web.public.account.guard import for_account
from web.public.pay import mine
from web.public.pay.blueprint import blueprint
from web.public.provider.mine import newest
from web.schemas.form import FormSchema
from web.schemas.pay_setup import DE4_STATUSES, W4_STATUSES, OwnDe4, OwnW4, columns_of

SCHEMAS: dict[str, type[FormSchema]] = {"w4": OwnW4, "de4": OwnDe4}
STATUSES = {"w4": dict(W4_STATUSES), "de4": dict(DE4_STATUSES)}
TEMPLATE = "provider/pay/certificate.html"


@blueprint.get("/provider/pay/taxes")
@for_account
def taxes() -> ResponseReturnValue:
    """Both certificates, and what was in force before."""
    row = newest()
    kept = withholding.certificates(database.session(), row.id)
    today = county_today()
    return render_template(
        "provider/pay/taxes.html",
        now={form: withholding.in_force(kept, form, today) for form in SCHEMAS},
        kept=kept,
        statuses=STATUSES,
        live_in=any(lives_in(each) for each in mine.assignments()),
    )


@blueprint.route("/provider/pay/taxes/<form_name>", methods=["GET", "POST"])
@for_account
def certificate(form_name: str) -> ResponseReturnValue:
    """One form: filled in beforehand with what is in force; in force from today."""
    schema = _schema(form_name)
    row = newest()
    kept = withholding.open_certificates(database.session(), row.id).get(form_name)
    if request.method == "GET":
        return render_template(TEMPLATE, form=blank(schema, _start(schema, kept)), which=form_name, kept=kept)
    form = sent(schema)
    if form.ok:
        try:
            withholding.give_certificate(
                database.session(), row, form_name, columns_of(form.data), county_today(), By(None, now())
            )
        except NotWithheld:
            form.refuse(_("A form of a later day is on record already. Call the county."))
    if not form.ok:
        return again(TEMPLATE, form, which=form_name, kept=kept)
    flash(_("We have your form. It counts for payments from today on."), "success")
    return redirect(url_for("provider_pay.taxes"), 303)


@blueprint.post("/provider/pay/taxes/<form_name>/stop")
@for_account
def stop_withholding(form_name: str) -> ResponseReturnValue:
    """Take a form back: nothing is withheld for this income tax any more."""
    _schema(form_name)
    try:
        withholding.withdraw_certificate(database.session(), newest(), form_name, county_today(), By(None, now()))
    except NotWithheld:
        flash(_("There is no form to take back."), "error")
    else:
        flash(_("The form is taken back. This income tax is not taken from today on."), "success")
    return redirect(url_for("provider_pay.taxes"), 303)


def lives_in(row: Assignment) -> bool:
    """Whether a live-in certification takes the pay out of income tax now (SOC 2298)."""
    return row.live_in_processed_on is not None and row.live_in_cancelled_on is None


def _schema(form_name: str) -> FormSchema:
    if form_name not in SCHEMAS:
        abort(404)
    return SCHEMAS[form_name]()


def _start(schema: FormSchema, kept: WithholdingCertificate | None) -> dict[str, Any]:
    """What is in force, to change only what changes; nothing is left empty."""
    names = [name for name in schema.fields if kept is not None and hasattr(kept, name)]
    return {name: getattr(kept, name) for name in names if getattr(kept, name)}
