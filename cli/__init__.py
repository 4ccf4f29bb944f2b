"""Who runs it: the `hearth` command."""
