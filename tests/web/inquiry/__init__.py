"""Provider inquiry: who comes in, what a liaison asks for, what opens and what does not."""
