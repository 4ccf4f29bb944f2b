"""The pages of a provider's pay."""

from flask import Blueprint

from web.language import in_two_languages

blueprint = in_two_languages(Blueprint("provider_pay", __name__))
