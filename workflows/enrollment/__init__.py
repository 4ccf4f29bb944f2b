"""A provider's enrollment: from the first step to the standing, and as long as the standing lives."""
