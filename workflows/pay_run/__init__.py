"""A pay run: from its plan to money that has been issued, or to nothing."""
