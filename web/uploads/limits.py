"""How large a file may be, on its way in and unpacked. Chosen for Hearth; docs/decisions/0009 says why."""

MEGABYTE = 1024 * 1024

LARGEST_FILE = 10 * MEGABYTE
"""Bytes of one file as sent: a photo of a phone at its best, or a scan of many pages."""

LARGEST_FORM = LARGEST_FILE + 64 * 1024
"""Bytes of the whole form that brings it."""

MOST_PIXELS = 50_000_000
"""Pixels of one picture: what phones take. A few kilobytes of PNG can claim a million times as many."""

LONGEST_SIDE = 3_200
"""Pixels of the longer side as kept: a page of paper at 290 dots an inch."""

MOST_PAGES = 50

MOST_UNPACKED = 200 * MEGABYTE
"""Bytes of all streams of a PDF together, unpacked: a sheet scanned at 300 dots an inch in color is 25 MB."""

MOST_VALUES = 500_000
"""Values in all objects of a PDF together."""

CPU_SECONDS = 10
WALL_SECONDS = 20
MOST_MEMORY = 1_500 * MEGABYTE
"""What one look at a file may cost."""
