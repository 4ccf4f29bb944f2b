"""What is done: the steps, and the worker process that runs workflows and steps."""
