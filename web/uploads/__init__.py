"""Files that people send: what we take, how it is looked at before it is kept, what is said when it is not taken."""
