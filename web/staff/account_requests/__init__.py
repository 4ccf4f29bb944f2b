"""The State's offices and account requests: the Regional Office reviews, the Information Technology Unit assigns."""
