"""How we know: mirrors of the rooms, journeys through all of them, and the rules of the house."""
