"""Where an application stands, for whoever holds its confirmation number and the birth date."""
