"""Another e-mail for a recipient's account, given at the county to who was seen."""

from web.schemas.choices import Tick
from web.schemas.fields import Email
from web.schemas.form import FormSchema


class AnotherEmail(FormSchema):
    """The e-mail, and that the person was seen."""

    email = Email("New e-mail", most=200, must=True, missing="Type the new e-mail.", inputmode="email")
    seen = Tick(
        "I saw who this is: a photo ID, or answers only they know",
        must=True,
        missing="Make sure who asks. A care provider may not get into a recipient's account.",
    )
