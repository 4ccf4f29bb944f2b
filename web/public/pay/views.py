"""The pages of a provider's pay, gathered: importing them puts them on the blueprint."""

from web.public.pay import account, certificates, listing, show, year
from web.public.pay.blueprint import blueprint

__all__ = ["account", "blueprint", "certificates", "listing", "show", "year"]
