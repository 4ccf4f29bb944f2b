"""What templates may call: filters that word values, and the page's own address with one thing changed."""

import uuid

from flask import Flask, request, url_for
from jinja2 import StrictUndefined

from records.clock import county_today
from records.place import County
from web import clock_lengths, database, wording


def init_app(app: Flask) -> None:
    """Give templates their filters; a misspelt name in a template is an error, not a blank."""
    app.jinja_env.undefined = StrictUndefined
    app.jinja_env.trim_blocks = True
    app.jinja_env.lstrip_blocks = True
    app.jinja_env.filters.update(
        day=wording.day,
        weekday=wording.weekday,
        long_day=wording.long_day,
        distance=wording.distance,
        due=wording.due,
        moment=wording.moment,
        clock_time=wording.clock_time,
        dialed=wording.dialed,
        hours=wording.hours,
        period_words=wording.period_words,
        long_hours=wording.long_hours,
        money=wording.money,
        words=wording.words,
        phone=wording.phone,
        county=county,
    )
    app.jinja_env.globals.update(today=county_today, here=here, asked_here=asked_here, new_form_key=new_form_key)
    app.jinja_env.globals["clock_length"] = clock_lengths.length


def county(code: str) -> str:
    """A county's name by its code: `34` is Sacramento."""
    known = database.session().get(County, code)
    return known.name if known else code


def here(**changes: object) -> str:
    """This page's address with some of its query changed; `None` leaves a part out. Keeps filters in the URL."""
    query = asked_here()
    for name, value in changes.items():
        if value is None:
            query.pop(name, None)
        else:
            query[name] = [str(each) for each in value] if isinstance(value, list | tuple) else [str(value)]
    return url_for(request.endpoint or "", **{**query, **(request.view_args or {})})


def asked_here() -> dict[str, list[str]]:
    """This page's query for another address; names by which an address itself is made are none of a filter's."""
    query = request.args.to_dict(flat=False)
    return {name: values for name, values in query.items() if not name.startswith("_") and name != "endpoint"}


def new_form_key() -> str:
    """A key made with a form, by which a second press of its button is known."""
    return uuid.uuid4().hex
