"""The daily files from CCS."""
