"""Contracts of the steps of a provider's enrollment, by what they are about."""
