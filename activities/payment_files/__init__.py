"""Payments on their way: the files for the bank and the Controller, and what they answer."""
