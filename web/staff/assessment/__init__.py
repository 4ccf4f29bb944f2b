"""The needs assessment (SOC 293): the screen on which it is typed, kept and computed, and the sheet it prints on."""
