"""Forms of the administrator: a member of staff, their roles and unit."""

from records.staff import ROLES
from web.schemas.choices import ChoiceOfId, Choices, Tick
from web.schemas.fields import Line
from web.schemas.form import FormSchema

IN_WORDS = [(role, role.replace("_", " ").capitalize()) for role in ROLES]


class StaffMember(FormSchema):
    """Who works here, where, and what they may do."""

    name = Line("Name", must=True, missing="Give the name.")
    unit_id = ChoiceOfId("Unit", list=True, must=True, missing="Choose the unit.")
    phone = Line("Telephone", most=40)
    roles = Choices("Roles", IN_WORDS, must=True, missing="Tick at least one role.")
    active = Tick("Works here: may sign in")


class NewStaffMember(StaffMember):
    """The same with the name to sign in with."""

    sign_in_name = Line("Sign-in name", must=True, missing="Give the name to sign in with.", hint="An e-mail address.")
