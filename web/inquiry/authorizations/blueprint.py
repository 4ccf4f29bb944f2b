"""The one group of pages on which users look into authorizations."""

from flask import Blueprint

blueprint = Blueprint("inquiry", __name__)
