"""All pages of the application, as one blueprint."""

from web.inquiry.joining import applying, following
from web.inquiry.joining.blueprint import blueprint

__all__ = ["applying", "blueprint", "following"]
