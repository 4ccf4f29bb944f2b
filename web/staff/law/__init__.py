"""Ask the law, and read it: as in force on a day, what rests on weak evidence, what changed."""
