"""The law as it is written down: facts, parameters, tables, amounts and reasons, as frozen dataclasses."""
