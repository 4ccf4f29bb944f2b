"""What a provider says about a violation, from the phone."""

from flask_babel import lazy_gettext as _l

from web.schemas.choices import Tick
from web.schemas.fields import Passage
from web.schemas.form import FormSchema


class SayItIsWrong(FormSchema):
    """SOC 2272."""

    statement = Passage(
        _l("Tell us what happened"),
        hint=_l("For example: the county had said yes, or somebody was suddenly ill and nobody else could come."),
        most=4000,
        rows=5,
        must=True,
        missing=_l("Write why you think it is wrong."),
    )


class SelfStudy(FormSchema):
    """The self-study is finished; it counts from today."""

    done = Tick(_l("I read everything and finished it"), must=True, missing=_l("Check the box if you finished it."))


class AskTheState(FormSchema):
    """SOC 2273."""

    sure = Tick(_l("I want the state to look at it"), must=True, missing=_l("Check the box if you want this."))
