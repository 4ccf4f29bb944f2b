"""Tests of what other systems read in FHIR."""
