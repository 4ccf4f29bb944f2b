"""Account requests on a clock that jumps, with steps from a script."""
