"""Every notice that was ever sent to me, as it was sent."""

import io

from flask import abort, render_template, send_file
from flask.typing import ResponseReturnValue

from records import recipient_view
from records.decision import Notice
from rules.notices.texts import notice_text, templates
from web import database
from web.language import chosen
from web.public.account.guard import for_account
from web.public.recipient.blueprint import blueprint
from web.public.recipient.mine import my_case

READERS = ("applicant", "recipient")
"""Letters to a provider about this recipient are the provider's alone."""


@blueprint.get("/care/letters")
@for_account
def letters() -> ResponseReturnValue:
    """All letters, newest first."""
    return render_template("recipient/letters.html", letters=_mine(), title_of=title_of)


@blueprint.get("/care/letters/<int:notice_id>")
@for_account
def letter(notice_id: int) -> ResponseReturnValue:
    """A letter as it was sent. Somebody else's does not exist."""
    mine = {each.id: each for each in _mine()}
    if notice_id not in mine:
        abort(404)
    return send_file(
        io.BytesIO(mine[notice_id].pdf), mimetype="application/pdf", download_name=f"letter-{notice_id}.pdf"
    )


def title_of(notice: Notice) -> str:
    """What a letter is called, in the language it was written in."""
    return notice_text(notice.template, notice.language).title


def _mine() -> list[Notice]:
    """Newest first, of each day those in the reader's language first."""
    to_me = [name for name in templates() if notice_text(name, "en").to in READERS]
    sent = recipient_view.letters(database.session(), my_case(), to_me)
    return sorted(sent, key=lambda each: (-each.mailed_on.toordinal(), each.language != chosen()))
