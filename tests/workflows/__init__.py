"""How we know that processes take their steps in the right order, at the right time, once."""
