"""Proposed decisions: the worker proposes and signs, the supervisor approves or sends back."""
