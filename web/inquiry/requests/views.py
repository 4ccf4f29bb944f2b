"""All pages of account requests, on their one blueprint."""

from web.inquiry.requests import asking, listing, lost_password, mending, one
from web.inquiry.requests.blueprint import blueprint

__all__ = ["asking", "blueprint", "listing", "lost_password", "mending", "one"]
