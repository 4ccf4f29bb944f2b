"""The online application, one schema for each page; labels and sentences in the reader's language."""
