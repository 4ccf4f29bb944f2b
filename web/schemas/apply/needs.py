"""Health coverage, earlier aid, what help is needed, what may be left out, and the signature."""

from flask_babel import lazy_gettext as _l

from web.schemas import soc295_options as offered
from web.schemas.choices import Choice, Tick, YesNo
from web.schemas.fields import Cin, Line, Passage
from web.schemas.form import FormSchema


class MediCal(FormSchema):
    """Medi-Cal and SSI."""

    medi_cal = Choice(
        _l("Does the person have Medi-Cal?"),
        offered.MEDI_CAL,
        must=True,
        missing=_l("Choose an answer. “Not sure” is fine."),
    )
    cin = Cin(
        _l("Number on the Medi-Cal card (you can skip this)"),
        hint=_l("The first 9 characters: a 9, seven numbers and a letter."),
        width="medium",
    )
    ssi_ssp = YesNo(_l("Does the person get SSI/SSP money each month?"))


class Before(FormSchema):
    """Earlier IHSS and the service of a veteran."""

    past_ihss = YesNo(_l("Did the person have IHSS before?"))
    veteran = Choice(_l("Is the person a veteran?"), offered.VETERAN)


class Help(FormSchema):
    """What help is needed, in one's own words."""

    note = Passage(
        _l("What is hard to do without help?"),
        most=2000,
        rows=6,
        hint=_l("For example: bathing, getting dressed, cooking, shopping, getting to the doctor."),
    )


class AboutYou(FormSchema):
    """Questions that may be left out; they change nothing in the decision."""

    sex = Choice(_l("Sex"), offered.SEXES, list=True)
    gender_identity = Line(_l("Gender identity"), most=60)
    sexual_orientation = Line(_l("Sexual orientation"), most=60)
    ethnic_origin = Choice(_l("Ethnic origin"), offered.ETHNIC, list=True)


class Affirm(FormSchema):
    """The affirmation of form SOC 295, in plain words, and the name as signature."""

    affirmed = Tick(
        _l("I have read this, and what I said is true as far as I know."),
        must=True,
        missing=_l("Read the sentences above and tick the box to agree."),
    )
    signature = Line(
        _l("Type your full name"), must=True, missing=_l("Type your full name. It counts as your signature.")
    )
