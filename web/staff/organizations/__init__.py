"""Organizations of provider inquiry, at the Regional Office: the list, one with the words that may be said."""
