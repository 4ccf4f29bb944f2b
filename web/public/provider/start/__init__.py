"""Starting as a care provider online: one thing on each page; the county sees the person and finishes it."""
