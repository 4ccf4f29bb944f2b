"""All pages of accounts, on their one blueprint."""

from web.public.account import new, of_recipient, passwords_anew, signing
from web.public.account.blueprint import blueprint

__all__ = ["blueprint", "new", "of_recipient", "passwords_anew", "signing"]
