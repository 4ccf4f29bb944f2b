"""The pages of the application, open to everybody."""

from flask import Blueprint

blueprint = Blueprint("inquiry_joining", __name__)
KIND = "<any(provider, plan):kind>"
