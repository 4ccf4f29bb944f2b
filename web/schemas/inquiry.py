"""Signing in to provider inquiry: a user ID and a password, one's own password, the initials of the oath."""

from web.schemas.fields import Line, Secret
from web.schemas.form import FormSchema
from web.sign_in.passwords import LONGEST


class InquirySignIn(FormSchema):
    """A user ID and a password."""

    user_id = Line(
        "User ID",
        most=24,
        must=True,
        missing="Type your user ID.",
        hint="Your liaison gave it to you, for example: PI00001234.",
        autocomplete="username",
        width="medium",
    )
    password = Secret(
        "Password",
        most=LONGEST,
        must=True,
        missing="Type your password.",
        autocomplete="current-password",
    )


class OwnPassword(FormSchema):
    """A password that is chosen, typed twice."""

    password = Secret(
        "New password", most=LONGEST, must=True, missing="Choose a password.", autocomplete="new-password"
    )
    password_again = Secret(
        "The same again", most=LONGEST, must=True, missing="Type it a second time.", autocomplete="new-password"
    )


class ChangedPassword(OwnPassword):
    """The same, by somebody who has one already."""

    class Meta(FormSchema.Meta):
        """The old one comes first on the page."""

        fields = ("old_password", "password", "password_again")

    old_password = Secret(
        "Your password now", most=LONGEST, must=True, missing="Type your password.", autocomplete="current-password"
    )


class Initials(Line):
    """Two to five letters, as one signs a clause; `promise`: which, for whoever has left them out."""

    def __init__(self, promise: str) -> None:
        missing = f"Type your initials beside the {promise} promise."
        super().__init__("Your initials", most=5, must=True, missing=missing, width="small")


class Oath(FormSchema):
    """Initials for each clause of the oath, and the whole name."""

    disclose = Initials("first")
    misuse = Initials("second")
    accounts = Initials("third")
    revoke = Initials("fourth")
    procedures = Initials("fifth")
    signature = Line("Your whole name, as a signature", most=80, must=True, missing="Type your whole name.")
