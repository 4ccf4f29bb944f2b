"""The daily file from CCS."""
