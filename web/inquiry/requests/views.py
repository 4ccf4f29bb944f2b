"""All pages of account requests, on their one blueprint."""

from web.inquiry.requests import asking, listing, mending, one
from web.inquiry.requests.blueprint import blueprint

__all__ = ["asking", "blueprint", "listing", "mending", "one"]
