"""Cases of the world with their published or hand-worked answers, asked of the law as it is written."""
