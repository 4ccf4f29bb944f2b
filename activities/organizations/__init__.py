"""The steps of an organization's participation: reviewed, with a liaison or frozen, users certified, ended."""
