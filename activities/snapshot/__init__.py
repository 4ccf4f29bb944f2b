"""Yesterday's authorizations, built apart and swapped in whole."""
