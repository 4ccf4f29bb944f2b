"""All pages on which users look into authorizations, registered."""

from web.inquiry.authorizations import (  # noqa: F401 -- each adds its pages
    activity,
    client_page,
    copies,
    home,
    letter_page,
    members,
    prints,
    sar_list,
    sar_page,
    searching,
)
from web.inquiry.authorizations.blueprint import blueprint
from web.inquiry.authorizations.words import FILTERS

for name, filter_ in FILTERS.items():
    blueprint.add_app_template_filter(filter_, name)
