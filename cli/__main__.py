"""`python -m cli` is the `hearth` command; the office starts its own children this way."""

from cli.main import main

main()
