"""What `hearth rules check` refuses, one kind of fault a module."""
