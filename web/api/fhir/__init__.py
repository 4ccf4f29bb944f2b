"""Authorizations for other systems in FHIR R4, in the shape of the prior-authorization rules."""
