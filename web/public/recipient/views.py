"""All pages of recipients, on their one blueprint."""

from web.public.recipient import deciding, extra, history, letters, providers, waiting
from web.public.recipient.blueprint import blueprint

__all__ = ["blueprint", "deciding", "extra", "history", "letters", "providers", "waiting"]
